package dev.daogou.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndpointsTest {
  @Test
  void shouldFindAtOnceWhatTheWholeTableFinds() {
    for (Endpoint endpoint : Endpoints.TABLE) {
      for (String method : new String[] {"GET", "POST", "HEAD", "OPTIONS", "DELETE"}) {
        Endpoints.withoutParameters(method, endpoint.template())
            .ifPresent(
                found ->
                    assertThat(Endpoints.match(method, endpoint.path()))
                        .isEqualTo(new Endpoints.Match.Found(found)));
      }
    }
  }

  @Test
  void shouldFindAtOnceWhatHasNoParameters() {
    for (Endpoint endpoint : Endpoints.TABLE) {
      assertThat(Endpoints.withoutParameters(endpoint.method(), endpoint.template()).isPresent())
          .as(endpoint.name())
          .isEqualTo(!endpoint.template().contains("{"));
    }
  }

  @Test
  void shouldFindOnlyThePathAsItStandsInTheTable() {
    assertThat(Endpoints.withoutParameters("POST", "/v1/events")).isPresent();
    assertThat(Endpoints.withoutParameters("POST", "/v1/events/")).isEmpty();
    assertThat(Endpoints.withoutParameters("POST", "/v1//events")).isEmpty();
    assertThat(Endpoints.withoutParameters("POST", "/v1/%65vents")).isEmpty();
    assertThat(Endpoints.withoutParameters("DELETE", "/v1/events")).isEmpty();
  }
}
