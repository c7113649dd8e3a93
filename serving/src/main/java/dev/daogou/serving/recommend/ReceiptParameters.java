package dev.daogou.serving.recommend;

import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a read of a shopper's items may be told of an event that it shall reflect. */
public class ReceiptParameters {
  @Parameter(
      description = "Receipt of an event that the answer shall reflect.",
      example = "2-1041",
      schema = @Schema(type = SchemaType.STRING))
  @QueryParam("receipt")
  @Nullable Receipt receipt;

  @Parameter(
      description = "Longest wait for that, in milliseconds; usually 200.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "2000"))
  @QueryParam("waitMs")
  @Nullable WaitLimit wait;

  /** The parameters of a request. */
  static ReceiptParameters of(Query query) {
    var parameters = new ReceiptParameters();
    parameters.receipt = query.first("receipt").map(Receipt::fromString).orElse(null);
    parameters.wait = query.first("waitMs").map(WaitLimit::fromString).orElse(null);
    return parameters;
  }

  /** Empty where no receipt was presented. */
  Optional<Receipt> receipt() {
    return Optional.ofNullable(receipt);
  }

  /** Empty for the usual wait. */
  Optional<Duration> longest() {
    return Optional.ofNullable(wait).map(WaitLimit::longest);
  }
}
