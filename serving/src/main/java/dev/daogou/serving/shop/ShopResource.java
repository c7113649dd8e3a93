package dev.daogou.serving.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What the shop's pages ask the shop's own server; no part of the product. */
@Path("/shop/api")
@Produces(MediaType.APPLICATION_JSON)
public class ShopResource {
  private static final int MOST_ITEMS = 100;
  private static final int LONGEST_WORDS = 200;
  private static final int RANDOM_BYTES = 8;
  private static final Pattern PERSONA = Pattern.compile("[a-z-]{1,30}");

  private final ShopCatalogue catalogue;
  private final ShopperPass pass;
  private final ServiceConfig.Shop config;
  private final SecureRandom random = new SecureRandom();

  ShopResource(ShopCatalogue catalogue, ShopperPass pass, ServiceConfig config) {
    this.catalogue = catalogue;
    this.pass = pass;
    this.config = config.shop();
  }

  /**
   * Who a browser is to the shop.
   *
   * @param key publishable
   * @param token absent where the shop has no secret to sign with
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Session(String key, String shopper, @Nullable String token) {}

  /** What a page needs before anybody has agreed to anything. */
  record Doorway(String key) {}

  /** What was asked for, and how many there are. */
  record Found(int total, List<ShopItem> items) {}

  /** Who asks: whose token it was, or somebody new. */
  record Visitor(@Nullable String persona, @Nullable String token) {}

  /** The publishable key. */
  @GET
  @Path("/doorway")
  @Operation(hidden = true)
  public Doorway doorway() {
    return new Doorway(config.key());
  }

  /** Names the browser's shopper, and signs for it. */
  @POST
  @Path("/session")
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Session session(@Nullable Visitor visitor) {
    if (visitor == null) {
      throw ProblemException.of(ProblemKind.UNREADABLE_BODY, "an object is needed");
    }
    String kind = visitor.persona() == null ? "stranger" : visitor.persona();
    if (!PERSONA.matcher(kind).matches()) {
      throw ProblemException.of(ProblemKind.BAD_PARAMETER, "persona must be of [a-z-]");
    }
    ShopperPass.Holder holder =
        Optional.ofNullable(visitor.token())
            .flatMap(pass::holder)
            .orElseGet(() -> ShopperPass.Holder.fresh(kind + "-" + random()));
    return new Session(config.key(), holder.shopper(), pass.sign(holder).orElse(null));
  }

  /** Items by words, or of a category. */
  @GET
  @Path("/search")
  @RunOnVirtualThread
  @Operation(hidden = true)
  public Found search(
      @QueryParam("q") @DefaultValue("") String words,
      @QueryParam("category") @DefaultValue("") String category) {
    if (words.length() > LONGEST_WORDS) {
      throw ProblemException.of(
          ProblemKind.BAD_PARAMETER, "q must have at most " + LONGEST_WORDS + " characters");
    }
    List<ShopItem> found = catalogue.search(words, category);
    return new Found(found.size(), found.stream().limit(2L * MOST_ITEMS).toList());
  }

  /** Items by id; those that the shop does not have are left out. */
  @GET
  @Path("/items")
  @RunOnVirtualThread
  @Operation(hidden = true)
  public List<ShopItem> items(@QueryParam("id") List<String> ids) {
    return ids.stream().limit(MOST_ITEMS).flatMap(id -> catalogue.find(id).stream()).toList();
  }

  /** The categories. */
  @GET
  @Path("/categories")
  @RunOnVirtualThread
  @Operation(hidden = true)
  public List<ShopCatalogue.Category> categories() {
    return catalogue.categories();
  }

  private String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
