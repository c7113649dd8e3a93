package dev.daogou.serving.collect;

import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.Topics;
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

/** Takes changes to what the shop sells. */
@Path("/v1/catalogue")
@Tag(name = "Collect")
public class CatalogueResource {
  private static final String ITEM =
      """
      {"item": "ring-42", "title": "Gold ring with a sapphire", "language": "en",
       "translations": {"zh": {"title": "蓝宝石金戒指"}},
       "categoryPath": ["Jewellery", "Rings"], "brand": "Aurelia", "price": 249.0,
       "currency": "EUR", "attributes": {"metal": "gold", "stone": "sapphire"},
       "availability": "in-stock", "expiresAt": "2030-12-31T00:00:00Z"}""";
  private static final String OFFER =
      """
      {"item": "ring-42", "price": 199.0, "currency": "EUR", "availability": "out-of-stock"}""";
  private static final String REMOVAL =
      """
      {"item": "ring-42", "removed": true}""";

  private final Bodies bodies;
  private final Batch batch;
  private final Collector collector;
  private final CurrentCaller caller;
  private final Topics topics;
  private final CatalogueReader reader = new CatalogueReader();

  CatalogueResource(
      Bodies bodies, Batch batch, Collector collector, CurrentCaller caller, Topics topics) {
    this.bodies = bodies;
    this.batch = batch;
    this.collector = collector;
    this.caller = caller;
    this.topics = topics;
  }

  /** Publishes one change or many, and answers once Kafka has them. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(
      operationId = "sendItems",
      summary = "Send one item, or many",
      description =
          """
          The body is one item, an array, or `{"items":[…]}`. With a title, an item replaces what \
          was known of it; without one, only price, currency or availability change; \
          `"removed":true` takes it out of the catalogue.""")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ItemSchema.class),
              examples = {
                @ExampleObject(name = "the whole item", value = ITEM),
                @ExampleObject(name = "price and stock", value = OFFER),
                @ExampleObject(name = "removal", value = REMOVAL)
              }))
  @APIResponse(
      responseCode = "200",
      description = "At least one change was taken; Kafka has acknowledged it.",
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
      return collect(body.bytes());
    }
  }

  private CollectAnswer collect(byte[] body) {
    return collector.collect(
        Publisher.Channels.CATALOGUE_UPDATES,
        Protocol.NATIVE,
        topics.catalogueUpdates(),
        update -> new ItemKey(update.getTenant(), update.getItem()),
        batch.entries(body, "items", reader::read));
  }
}
