package dev.daogou.serving.security;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is expected of every endpoint for everybody: the status with which it is refused, or {@code
 * ok} where it is let through. Written by hand, so that the table of the program has something to
 * be compared with.
 */
final class RoleMatrix {
  private static final String CALLERS =
      """
                none wrong publisher reader merchandiser administrator page-publisher page-reader \
      page-own page-other page-expired page-forged other-shop jwt-read jwt-none\
      """;

  private static final String EXPECTED =
      """
      publish   401  401   ok        403    403          ok            ok             ok          \
      ok       ok         ok           ok          403        403      403
      body-key  401  401   ok        403    403          ok            ok             ok          \
      ok       ok         ok           ok          403        403      403
      catalogue 401  401   ok        403    ok           ok            403            403         \
      403      403        403          403         403        403      403
      listing   401  401   ok        ok     ok           ok            403            403         \
      403      403        403          403         403        ok       403
      shopper   401  401   403       ok     403          ok            403            401         \
      ok       403        401          401         403        ok       403
      profile   401  401   403       403    403          ok            403            401         \
      ok       403        401          401         403        403      403
      items     401  401   403       ok     403          ok            403            ok          \
      ok       ok         ok           ok          403        ok       403
      board     401  401   403       403    ok           ok            403            403         \
      403      403        403          403         403        403      403
      operate   401  401   403       ok     403          ok            403            403         \
      403      403        403          403         403        ok       403
      health    ok   ok    ok        ok     ok           ok            ok             ok          \
      ok       ok         ok           ok          ok         ok       ok
      """;

  /** Endpoints by the line above that holds for them. */
  static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("POST /v1/events", "publish"),
          Map.entry("POST /mp/collect", "publish"),
          Map.entry("POST /debug/mp/collect", "publish"),
          Map.entry("POST /v1/track", "body-key"),
          Map.entry("POST /v1/identify", "body-key"),
          Map.entry("POST /v1/alias", "body-key"),
          Map.entry("POST /v1/page", "body-key"),
          Map.entry("POST /v1/screen", "body-key"),
          Map.entry("POST /v1/group", "body-key"),
          Map.entry("POST /v1/batch", "body-key"),
          Map.entry("POST /v1/import", "body-key"),
          Map.entry("POST /v1/{letter}", "body-key"),
          Map.entry("POST /v1/catalogue", "catalogue"),
          Map.entry("GET /v1/catalogue", "listing"),
          Map.entry("GET /v1/users/{id}/recommendations", "shopper"),
          Map.entry("GET /v1/users/{id}/recommendations/stream", "shopper"),
          Map.entry("POST /v1/users/{id}/rank", "shopper"),
          Map.entry("GET /v1/users/{id}/map", "shopper"),
          Map.entry("GET /v1/users/{id}/profile", "profile"),
          Map.entry("GET /v1/items/{id}/similar", "items"),
          Map.entry("GET /v1/items/{id}/bought-together", "items"),
          Map.entry("GET /v1/trending", "items"),
          Map.entry("GET /v1/board", "board"),
          Map.entry("GET /v1/board/stream", "board"),
          Map.entry("GET /v1/board/export", "board"),
          Map.entry("GET /v1/status", "operate"),
          Map.entry("GET /q/metrics", "operate"),
          Map.entry("GET /q/openapi", "operate"),
          Map.entry("GET /q/swagger-ui", "operate"),
          Map.entry("GET /q/health", "health"),
          Map.entry("GET /q/health/live", "health"),
          Map.entry("GET /q/health/ready", "health"),
          Map.entry("GET /q/health/started", "health"));

  private RoleMatrix() {}

  static List<String> callers() {
    return List.of(CALLERS.strip().split("\\s+"));
  }

  /** What is expected for an endpoint, by caller. */
  static Map<String, String> expected(String endpoint) {
    String kind = KINDS.get(endpoint);
    List<String> line =
        Arrays.stream(EXPECTED.split("\n"))
            .map(each -> List.of(each.strip().split("\\s+")))
            .filter(each -> each.getFirst().equals(kind))
            .findFirst()
            .orElseThrow();
    Map<String, String> expected = new LinkedHashMap<>();
    for (int i = 0; i < callers().size(); i++) {
      expected.put(callers().get(i), line.get(i + 1));
    }
    return expected;
  }
}
