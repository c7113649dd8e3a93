package dev.daogou.serving.collect;

import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.Problem;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.security.CurrentCaller;
import dev.daogou.vocabularies.Translated;
import dev.daogou.vocabularies.ga4.Ga4Payload;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Google Analytics 4's Measurement Protocol: what sends there sends here with another host name.
 *
 * @see <a href="https://developers.google.com/analytics/devguides/collection/protocol/ga4">Google's
 *     description</a>
 */
@Path("/")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "GA4", description = "Google Analytics 4's Measurement Protocol.")
public class Ga4Resource {
  private static final String KEY = "A write key.";
  private static final String LIST = "events";

  private final Bodies bodies;
  private final Batch batch;
  private final Collector collector;
  private final CurrentCaller caller;
  private final Topics topics;

  Ga4Resource(
      Bodies bodies, Batch batch, Collector collector, CurrentCaller caller, Topics topics) {
    this.bodies = bodies;
    this.batch = batch;
    this.collector = collector;
    this.caller = caller;
    this.topics = topics;
  }

  /** Publishes the events of a request. */
  @POST
  @Path("/mp/collect")
  @Operation(
      operationId = "ga4Collect",
      summary = "Send GA4 events",
      description =
          """
          As Google's, it answers 204 and nothing else when all is well. Unlike Google's, it says \
          so when it is not: 200 with the outcome of each event where some were refused, and a \
          problem where all were.\
          """)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples = @ExampleObject(name = "add_to_cart", value = Ga4Examples.ADD_TO_CART)))
  @APIResponse(responseCode = "204", description = "All taken; Kafka has acknowledged them.")
  @APIResponse(
      responseCode = "200",
      description = "Some were refused.",
      content = @Content(schema = @Schema(implementation = CollectAnswer.class)))
  @APIResponse(
      responseCode = "400",
      description = "Nothing could be accepted.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(responseCode = "401", description = "No key that may publish was shown.")
  @APIResponse(responseCode = "429", description = "Too much waits; see Retry-After.")
  @APIResponse(responseCode = "503", description = "Kafka did not confirm; see Retry-After.")
  public Response collect(
      @Parameter(description = "Taken, as Google's clients send it; it says nothing here.")
          @QueryParam("measurement_id")
          @Nullable String measurementId,
      @Parameter(description = KEY) @QueryParam("api_secret") @Nullable String key,
      InputStream in,
      @Context HttpHeaders headers) {
    try (Bodies.Body body = bodies.read(in, headers, caller.sender())) {
      List<Translated> events = events(body.bytes());
      if (events.isEmpty()) {
        throw ProblemException.of(ProblemKind.UNREADABLE_BODY, Ga4Validation.NO_EVENTS);
      }
      CollectAnswer answer = publish(events);
      return answer.rejected() == 0 ? Response.noContent().build() : Response.ok(answer).build();
    }
  }

  /** Says what is wrong with a request, and publishes nothing. */
  @POST
  @Path("/debug/mp/collect")
  @Operation(
      operationId = "ga4Validate",
      summary = "Check GA4 events without sending them",
      description = "Google's validation: the list is empty where nothing is wrong.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples = @ExampleObject(name = "add_to_cart", value = Ga4Examples.ADD_TO_CART)))
  @APIResponseSchema(Ga4Validation.class)
  public Ga4Validation validate(
      @Parameter(description = KEY) @QueryParam("api_secret") @Nullable String key,
      InputStream in,
      @Context HttpHeaders headers) {
    try (Bodies.Body body = bodies.read(in, headers, caller.sender())) {
      return Ga4Validation.of(events(body.bytes()), Instant.now());
    }
  }

  private List<Translated> events(byte[] body) {
    Ga4Payload payload = Ga4Payload.of(batch.envelope(body, LIST));
    return batch.list(body, LIST, payload::translate).orElse(List.of());
  }

  private CollectAnswer publish(List<Translated> events) {
    Instant now = Instant.now();
    List<Reading<StorefrontEvent>> readings =
        events.stream().flatMap(event -> Translations.readings(event, now)).toList();
    return collector.collect(
        Publisher.Channels.EVENTS,
        Protocol.GA4,
        topics.events(),
        event -> new ShopperKey(event.getTenant(), event.getShopper()),
        readings);
  }
}
