package dev.daogou.serving.board;

import dev.daogou.serving.ops.Problem;
import dev.daogou.serving.ops.ServiceMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The figures of the live board. */
@Path("/v1/board")
@Tag(name = "Watch", description = "What happens in the shop, as it happens.")
@NonBlocking
public class BoardResource {
  static final String CSV = "text/csv";

  private final Boards boards;
  private final MeterRegistry metrics;

  BoardResource(Boards boards, MeterRegistry metrics) {
    this.boards = boards;
    this.metrics = metrics;
  }

  /** The figures as they are now. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "board",
      summary = "The figures of the live board as they are now",
      description =
          "Counts valid, distinct events that are not replayed, in the order of their own times;"
              + " late ones correct what was shown before.")
  @APIResponseSchema(BoardFigures.class)
  public Uni<BoardFigures> figures(@BeanParam BoardParameters parameters) {
    BoardQuestion question = parameters.question();
    return answer(boards.ask(question));
  }

  /** The points as a table. */
  @GET
  @Path("export")
  @Produces(CSV)
  @Operation(
      operationId = "boardExport",
      summary = "The points of the live board as comma-separated values",
      description = "One line a point, with a header; the points of the present period.")
  @APIResponse(
      responseCode = "200",
      description = "One line a point.",
      content =
          @Content(
              mediaType = CSV,
              schema = @Schema(implementation = String.class),
              example = "at,shoppers,views\r\n2026-03-01T09:00:00Z,9,12\r\n"))
  public Uni<Response> export(@BeanParam BoardParameters parameters) {
    BoardQuestion question = parameters.question();
    String name = "board-" + question.tenant() + "-" + question.range().label() + ".csv";
    return answer(boards.ask(question))
        .map(
            figures ->
                Response.ok(PointsTable.of(figures.points()))
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                    .build());
  }

  /** Everything, then once a second what changed. */
  @GET
  @Path("stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "boardStream",
      summary = "The figures of the live board as they change",
      description =
          """
          Server-sent events: first `figures` with everything, then once a second `tick`, the same \
          with only those points that changed since the tick before. A reader that is too slow for \
          a tick gets `figures` again.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "Events without end.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = BoardFigures.class)))
  @APIResponse(
      responseCode = "429",
      description = "Too many different questions at a time; see Retry-After.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Uni<Void> stream(@BeanParam BoardParameters parameters, @Context RoutingContext context) {
    BoardQuestion question = parameters.question();
    return answer(boards.ask(question)).onItem().transformToUni(ready -> follow(question, context));
  }

  // The response is written by the board itself, the same bytes for everybody, and never ends.
  private Uni<Void> follow(BoardQuestion question, RoutingContext context) {
    HttpServerResponse response = context.response();
    var reader = new HttpReader(response, metrics.counter(ServiceMetrics.BOARD_MISSED));
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Accel-Buffering", "no");
    context.addEndHandler(ended -> boards.leave(question, reader));
    return answer(boards.follow(question, reader))
        .onItem()
        .transformToUni(never -> Uni.createFrom().nothing());
  }

  private static <T extends @Nullable Object> Uni<T> answer(CompletableFuture<T> future) {
    return Uni.createFrom()
        .completionStage(future)
        .onFailure(CompletionException.class)
        .transform(Throwable::getCause);
  }
}
