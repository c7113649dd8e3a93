package dev.daogou.storefront.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What the service, or the way to it, said to one request. */
public sealed interface Answer {
  /** Done; read the body. */
  record Ok(JsonNode body) implements Answer {}

  /**
   * Not acceptable as it is (4xx, or 5xx other than 503): do not send the same again.
   *
   * @param body the problem as it came, with {@code results} where a batch was refused
   */
  record Refused(int status, String detail, JsonNode body) implements Answer {}

  /** Too much for one request (413): send less at once. */
  record TooLarge(String detail) implements Answer {}

  /** Not now (429 or 503): send the same again after the given time. */
  record Busy(Duration retryAfter, String detail) implements Answer {}

  /** Nobody answered: whether the service took the request is unknown; ids make a retry safe. */
  record Unreachable(String detail) implements Answer {}
}
