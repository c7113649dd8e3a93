package dev.daogou.serving.collect;

import dev.daogou.serving.ops.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
 * Segment's HTTP API, which RudderStack and PostHog speak too: their clients send here unchanged.
 * The write key is the user name of basic authentication, or {@code writeKey} in the body.
 *
 * @see <a href="https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/">
 *     Segment's description</a>
 */
@Path("/v1")
@Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Segment", description = "Where Segment's clients send, unchanged.")
@APIResponse(
    responseCode = "200",
    description = "Taken; Kafka has acknowledged it. With results where a message was refused.",
    content = @Content(schema = @Schema(implementation = SegmentAnswer.class)))
@APIResponse(
    responseCode = "400",
    description = "Nothing could be accepted; sending it again will not help.",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(responseCode = "401", description = "No key that may publish was shown.")
@APIResponse(responseCode = "429", description = "Too much waits; see Retry-After.")
@APIResponse(responseCode = "503", description = "Kafka did not confirm; see Retry-After.")
public class SegmentResource {
  private final SegmentCollector segment;

  SegmentResource(SegmentCollector segment) {
    this.segment = segment;
  }

  /** Something that a shopper did. */
  @POST
  @Path("/track")
  @Operation(operationId = "segmentTrack", summary = "Something that a shopper did")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples = @ExampleObject(name = "track", value = SegmentExamples.TRACK)))
  public SegmentAnswer track(InputStream body, @Context HttpHeaders headers) {
    return segment.call("track", body, headers);
  }

  /** Who an anonymous shopper is. */
  @POST
  @Path("/identify")
  @Operation(operationId = "segmentIdentify", summary = "Who an anonymous shopper is")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples = @ExampleObject(name = "identify", value = SegmentExamples.IDENTIFY)))
  public SegmentAnswer identify(InputStream body, @Context HttpHeaders headers) {
    return segment.call("identify", body, headers);
  }

  /** That two ids are one shopper. */
  @POST
  @Path("/alias")
  @Operation(operationId = "segmentAlias", summary = "That two ids are one shopper")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples = @ExampleObject(name = "alias", value = SegmentExamples.ALIAS)))
  public SegmentAnswer alias(InputStream body, @Context HttpHeaders headers) {
    return segment.call("alias", body, headers);
  }

  /** That a page was opened; counted. */
  @POST
  @Path("/page")
  @Operation(operationId = "segmentPage", summary = "That a page was opened; counted")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples = @ExampleObject(name = "page", value = SegmentExamples.PAGE)))
  public SegmentAnswer page(InputStream body, @Context HttpHeaders headers) {
    return segment.call("page", body, headers);
  }

  /** That a screen of an app was opened; counted. */
  @POST
  @Path("/screen")
  @Operation(operationId = "segmentScreen", summary = "That a screen was opened; counted")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples = @ExampleObject(name = "screen", value = SegmentExamples.PAGE)))
  public SegmentAnswer screen(InputStream body, @Context HttpHeaders headers) {
    return segment.call("screen", body, headers);
  }

  /** That a user belongs to a group; counted. */
  @POST
  @Path("/group")
  @Operation(operationId = "segmentGroup", summary = "That a user belongs to a group; counted")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples = @ExampleObject(name = "group", value = SegmentExamples.GROUP)))
  public SegmentAnswer group(InputStream body, @Context HttpHeaders headers) {
    return segment.call("group", body, headers);
  }

  /** Many calls at once. */
  @POST
  @Path("/batch")
  @Operation(
      operationId = "segmentBatch",
      summary = "Many calls at once",
      description =
          "Messages that break a rule are refused one by one with a reason; the others are taken.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples = @ExampleObject(name = "batch", value = SegmentExamples.BATCH)))
  public SegmentAnswer batch(InputStream body, @Context HttpHeaders headers) {
    return segment.batch(body, headers);
  }

  /** The same under its older name. */
  @POST
  @Path("/import")
  @Operation(operationId = "segmentImport", summary = "Many calls at once, as batch")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples = @ExampleObject(name = "batch", value = SegmentExamples.BATCH)))
  public SegmentAnswer imported(InputStream body, @Context HttpHeaders headers) {
    return segment.batch(body, headers);
  }

  /** Where Segment's client for browsers sends: the first letter of each. */
  @POST
  @Path("/{letter: [tpsigab]}")
  @Operation(hidden = true)
  public SegmentAnswer byLetter(
      @PathParam("letter") String letter, InputStream body, @Context HttpHeaders headers) {
    return switch (letter) {
      case "t" -> track(body, headers);
      case "p" -> page(body, headers);
      case "s" -> screen(body, headers);
      case "i" -> identify(body, headers);
      case "g" -> group(body, headers);
      case "a" -> alias(body, headers);
      default -> batch(body, headers);
    };
  }
}
