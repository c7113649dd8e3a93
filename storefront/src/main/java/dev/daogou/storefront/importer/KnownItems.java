package dev.daogou.storefront.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.storefront.service.Answer;
import dev.daogou.storefront.service.ServiceClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Ids of the items that the service has in its catalogue. */
public final class KnownItems {
  private static final int PAGE = 10_000;

  private KnownItems() {}

  /** What asking for them came to. */
  public sealed interface Listing {
    /** All of them, in order. */
    record Listed(List<String> items) implements Listing {}

    /** There was no answer that helps. */
    record Failed(String why) implements Listing {}
  }

  /** Asks page by page. */
  public static Listing of(ServiceClient client, String tenant) {
    List<String> items = new ArrayList<>();
    String after = "";
    while (true) {
      String path =
          "/v1/catalogue?tenant=%s&limit=%d&after=%s"
              .formatted(tenant, PAGE, URLEncoder.encode(after, StandardCharsets.UTF_8));
      switch (client.get(path)) {
        case Answer.Ok(JsonNode body) -> {
          body.path("items").forEach(item -> items.add(item.asText()));
          if (!body.hasNonNull("next")) {
            return new Listing.Listed(items);
          }
          after = body.path("next").asText();
        }
        case Answer.Refused refused -> {
          return new Listing.Failed(refused.status() + " " + refused.detail());
        }
        case Answer.TooLarge large -> {
          return new Listing.Failed(large.detail());
        }
        case Answer.Busy busy -> {
          return new Listing.Failed("busy: " + busy.detail());
        }
        case Answer.Unreachable gone -> {
          return new Listing.Failed("no answer from " + gone.detail());
        }
      }
    }
  }
}
