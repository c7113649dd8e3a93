package dev.daogou.serving.collect;

import dev.daogou.serving.ops.Problem;
import dev.daogou.serving.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Takes what shoppers do. Requests of the ordinary form do not come this far: {@link EventsRoute}
 * answers them with the same code.
 */
@Path("/v1/events")
@Tag(name = "Collect", description = "What shoppers do, and what the shop sells.")
public class EventsResource {
  private final Bodies bodies;
  private final EventsCollector events;
  private final CurrentCaller caller;

  EventsResource(Bodies bodies, EventsCollector events, CurrentCaller caller) {
    this.bodies = bodies;
    this.events = events;
    this.caller = caller;
  }

  /** Publishes one event or many, and answers once Kafka has them. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(
      operationId = "sendEvents",
      summary = "Send one event, or many",
      description =
          """
          The body is one event, an array of events, or `{"events":[…]}`. The answer comes once \
          Kafka has acknowledged every event, with a receipt for each. Events that break a rule \
          are rejected one by one; the others are taken. Sending an event again with the same id \
          is safe.""")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = EventSchema.class),
              examples = {
                @ExampleObject(name = "item-view", value = EventExamples.ITEM_VIEW),
                @ExampleObject(name = "search", value = EventExamples.SEARCH),
                @ExampleObject(name = "cart-add", value = EventExamples.CART_ADD),
                @ExampleObject(name = "order-placed", value = EventExamples.ORDER_PLACED),
                @ExampleObject(name = "order-reversed", value = EventExamples.ORDER_REVERSED),
                @ExampleObject(name = "a batch", value = EventExamples.BATCH)
              }))
  @APIResponse(
      responseCode = "200",
      description = "At least one event was taken; Kafka has acknowledged it.",
      content = @Content(schema = @Schema(implementation = CollectAnswer.class)))
  @APIResponse(
      responseCode = "400",
      description = "Nothing could be accepted.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(responseCode = "413", description = "The body or the batch is too large.")
  @APIResponse(responseCode = "429", description = "Too many records wait; see Retry-After.")
  @APIResponse(responseCode = "503", description = "Kafka did not confirm; see Retry-After.")
  public CollectAnswer send(InputStream in, @Context HttpHeaders headers) {
    try (Bodies.Body body = bodies.read(in, headers, caller.sender())) {
      return events.await(events.submit(body.bytes(), caller.tenant()));
    }
  }
}
