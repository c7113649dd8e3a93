package dev.daogou.serving.ops;

import java.util.Locale;

/** Every kind of problem that the service answers with; each says what the caller should do. */
public enum ProblemKind {
  UNREADABLE_BODY(400, "The body cannot be read", "Send UTF-8 JSON as described at /q/swagger-ui."),
  NOTHING_ACCEPTED(
      400, "Nothing in the request could be accepted", "Correct what the detail names."),
  BATCH_TOO_LARGE(413, "The batch has too many entries", "Split it and send the parts."),
  BODY_TOO_LARGE(413, "The body is too large", "Send fewer entries in one request."),
  BAD_PARAMETER(
      400, "A parameter is not valid", "Correct the parameter as described at /q/swagger-ui."),
  NOT_FOUND(404, "There is nothing at this address", "The addresses are listed at /q/swagger-ui."),
  UNKNOWN_TENANT(
      404,
      "Nobody declared the tenant",
      "Name one that is there, or add it to daogou.tenants as docs/operations/security.md"
          + " describes."),
  METHOD_NOT_ALLOWED(
      405, "The method is not allowed here", "The methods are listed at /q/swagger-ui."),
  NOT_ACCEPTABLE(406, "The answer cannot be had in that form", "Accept application/json."),
  UNSUPPORTED_MEDIA_TYPE(
      415, "The body has an unknown media type", "Send Content-Type: application/json."),
  SIZE_EXCEEDED(
      400, "The request is larger than its protocol allows", "Send fewer messages in one request."),
  UNAUTHORIZED(
      401,
      "No key that is known was shown",
      "Show a key, as docs/operations/security.md describes: Authorization: Bearer KEY."),
  FORBIDDEN(403, "The key may not do this", "Use a key that may; see docs/operations/security.md."),
  RATE_LIMITED(429, "The key has used up its rate", "Send again after the time in Retry-After."),
  BUSY(429, "Too many records wait for Kafka", "Send again after the time in Retry-After."),
  TOO_MANY_QUESTIONS(
      429,
      "Too many different questions at a time",
      "Ask what others ask too, or ask again after the time in Retry-After."),
  KAFKA_UNAVAILABLE(
      503,
      "Kafka did not take the records in time",
      "Send again, with the same ids, after the time in Retry-After."),
  NOT_READY(
      503,
      "The answer is not ready yet",
      "Ask again after the time in Retry-After; see /q/health."),
  BAD_REQUEST(400, "The request cannot be understood", "Correct it as /q/swagger-ui describes."),
  INTERNAL(500, "The service made a mistake", "Report it with the time; the log has the cause.");

  private final int status;
  private final String title;
  private final String remedy;

  ProblemKind(int status, String title, String remedy) {
    this.status = status;
    this.title = title;
    this.remedy = remedy;
  }

  String type() {
    return "urn:daogou:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** The kind in words. */
  public String title() {
    return title;
  }

  /** What the caller can do. */
  public String remedy() {
    return remedy;
  }
}
