package dev.daogou.serving.recommend;

import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.profile.Interaction;
import dev.daogou.profile.Profile;
import dev.daogou.schemas.QuantizedVector;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.ops.PersonalizeApplication;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers what is known of a shopper. */
@Path("/v1/users/{id}/profile")
@Tag(name = "Recommend")
public class ProfileResource {
  private final ServeApplication tables;
  private final PersonalizeApplication personalize;
  private final Peers peers;

  ProfileResource(ServeApplication tables, PersonalizeApplication personalize, Peers peers) {
    this.tables = tables;
    this.personalize = personalize;
    this.peers = peers;
  }

  /** What is known of the shopper. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(
      operationId = "profile",
      summary = "What is known of a shopper",
      description =
          """
          From the profile that the topology keeps, where this process holds it; otherwise from the \
          shopper's newest list. `source` says which.""")
  @APIResponse(
      responseCode = "200",
      description = "What is known; source none where nothing is.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProfileAnswer.class)))
  @APIResponse(responseCode = "503", description = "Not ready yet; see Retry-After.")
  public Response profile(
      @Parameter(description = "Id of the shopper.", example = "anna") @PathParam("id") String id,
      @Parameter(description = "Whose shop.", example = "default") @QueryParam("tenant")
          String tenant,
      @Context UriInfo asked,
      @Context HttpHeaders headers) {
    ShopperKey shopper = RequestedKeys.shopper(tenant, id);
    Optional<Profile> profile = personalize.profile(shopper);
    return switch (tables.find(shopper)) {
      case Lookup.Found found -> Response.ok(answer(shopper, profile, found.list())).build();
      case Lookup.Absent absent -> Response.ok(answer(shopper, profile, null)).build();
      case Lookup.Elsewhere elsewhere when profile.isEmpty() ->
          peers.ask(elsewhere.owner(), asked, headers);
      case Lookup.NotReady notReady when profile.isEmpty() ->
          throw ProblemException.retryAfter(
              Duration.ofSeconds(1), ProblemKind.NOT_READY, notReady.why(), List.of());
      case Lookup.Elsewhere elsewhere -> Response.ok(answer(shopper, profile, null)).build();
      case Lookup.NotReady notReady -> Response.ok(answer(shopper, profile, null)).build();
    };
  }

  private static ProfileAnswer answer(
      ShopperKey shopper, Optional<Profile> profile, RecommendationList list) {
    return new ProfileAnswer(
        shopper.shopper(),
        source(profile, list),
        profile.map(Profile::events).orElse(null),
        profile.map(Profile::duplicates).orElse(null),
        profile.map(Profile::takenBack).orElse(null),
        profile.map(Profile::evicted).orElse(null),
        profile.map(Profile::isAutomated).orElse(null),
        profile.map(ProfileResource::kept).orElse(null),
        list == null ? List.of() : list.getRecent(),
        list == null ? null : norm(list.getShortVector()),
        list == null ? null : norm(list.getLongVector()),
        list == null ? null : ListAnswers.basis(list.getBasis()));
  }

  private static ProfileAnswer.Source source(Optional<Profile> profile, RecommendationList list) {
    if (profile.isPresent()) {
      return ProfileAnswer.Source.profile;
    }
    return list == null ? ProfileAnswer.Source.none : ProfileAnswer.Source.list;
  }

  private static List<ProfileAnswer.Kept> kept(Profile profile) {
    return profile.interactions().reversed().stream().map(ProfileResource::kept).toList();
  }

  private static ProfileAnswer.Kept kept(Interaction interaction) {
    return new ProfileAnswer.Kept(
        interaction.type().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        interaction.subject(),
        Instant.ofEpochMilli(interaction.time()));
  }

  private static double norm(QuantizedVector vector) {
    double squares = 0;
    for (float component : QuantizedVectors.read(vector)) {
      squares += (double) component * component;
    }
    return Math.sqrt(squares);
  }
}
