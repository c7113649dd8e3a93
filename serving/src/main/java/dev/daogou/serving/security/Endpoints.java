package dev.daogou.serving.security;

import static dev.daogou.serving.security.AccessRole.ADMIN;
import static dev.daogou.serving.security.AccessRole.MERCHANDISE;
import static dev.daogou.serving.security.AccessRole.PUBLISH;
import static dev.daogou.serving.security.AccessRole.READ;
import static dev.daogou.serving.security.Endpoint.needing;
import static dev.daogou.serving.security.Endpoint.open;
import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * THE TABLE: every endpoint and who may use it. Below {@code /v1}, {@code /mp}, {@code /debug} and
 * {@code /q} there is nothing for anybody beside it. An administrator may everything.
 */
final class Endpoints {
  private static final List<String> GUARDED = List.of("v1", "mp", "debug", "q");

  static final List<Endpoint> TABLE =
      Stream.of(
              needing("POST", "/v1/events", PUBLISH).alsoInBrowser(),
              segment("track"),
              segment("identify"),
              segment("alias"),
              segment("page"),
              segment("screen"),
              segment("group"),
              segment("batch"),
              segment("import"),
              segment("t"),
              segment("i"),
              segment("a"),
              segment("p"),
              segment("s"),
              segment("g"),
              segment("b"),
              needing("POST", "/mp/collect", PUBLISH).alsoInBrowser(),
              needing("POST", "/debug/mp/collect", PUBLISH).alsoInBrowser(),
              needing("POST", "/v1/catalogue", PUBLISH, MERCHANDISE),
              needing("GET", "/v1/catalogue", PUBLISH, READ, MERCHANDISE),
              needing("GET", "/v1/users/{id}/recommendations", READ).ofShopper(),
              needing("GET", "/v1/users/{id}/recommendations/stream", READ).ofShopper(),
              needing("POST", "/v1/users/{id}/rank", READ).ofShopper(),
              needing("GET", "/v1/users/{id}/map", READ).ofShopper(),
              needing("GET", "/v1/users/{id}/profile", ADMIN).ofShopperInFull(),
              needing("GET", "/v1/items/{id}/similar", READ).alsoInBrowser(),
              needing("GET", "/v1/items/{id}/bought-together", READ).alsoInBrowser(),
              needing("GET", "/v1/trending", READ).alsoInBrowser(),
              needing("GET", "/v1/board", MERCHANDISE),
              needing("GET", "/v1/board/stream", MERCHANDISE),
              needing("GET", "/v1/board/export", MERCHANDISE),
              needing("GET", "/v1/status", READ),
              open("GET", "/q/health"),
              open("GET", "/q/health/live"),
              open("GET", "/q/health/ready"),
              open("GET", "/q/health/started"),
              needing("GET", "/q/metrics", READ),
              needing("GET", "/q/openapi", READ),
              needing("GET", "/q/swagger-ui", READ),
              needing("GET", "/q/swagger-ui/{file}", READ))
          .sorted(Comparator.comparingInt(Endpoint::literals).reversed())
          .toList();

  // Most requests are for these, and found at once.
  private static final Map<String, List<Endpoint>> BY_WHOLE_PATH =
      TABLE.stream()
          .filter(endpoint -> endpoint.literals() == endpoint.path().size())
          .collect(groupingBy(Endpoint::template));

  private Endpoints() {}

  /** What a request is for. */
  sealed interface Match {
    /** An endpoint of the table. */
    record Found(Endpoint endpoint) implements Match {}

    /** There is such a path, with another method. */
    record OtherMethod(Endpoint like) implements Match {}

    /** A path where everything is guarded, and this is not known. */
    record Unknown() implements Match {}

    /** A path that is none of ours, such as a page. */
    record Outside() implements Match {}
  }

  /** The endpoint without parameters that a request is for; empty where it is for another. */
  static Optional<Endpoint> withoutParameters(String method, String path) {
    for (Endpoint endpoint : BY_WHOLE_PATH.getOrDefault(path, List.of())) {
      if (endpoint.method().equals(method)) {
        return Optional.of(endpoint);
      }
    }
    return Optional.empty();
  }

  static Match match(String method, List<String> path) {
    if (!GUARDED.contains(path.getFirst())) {
      return new Match.Outside();
    }
    String asked = method.equals("HEAD") ? "GET" : method;
    List<Endpoint> there = TABLE.stream().filter(each -> each.matches(path)).toList();
    return there.stream()
        .filter(each -> each.method().equals(asked))
        .findFirst()
        .<Match>map(Match.Found::new)
        .orElseGet(
            () -> there.isEmpty() ? new Match.Unknown() : new Match.OtherMethod(there.getFirst()));
  }

  /** What the people who run the service look at. */
  static boolean isOperations(Endpoint endpoint) {
    return endpoint.path().getFirst().equals("q");
  }

  private static Endpoint segment(String call) {
    return needing("POST", "/v1/" + call, PUBLISH).alsoInBrowser().withKeyInBody();
  }
}
