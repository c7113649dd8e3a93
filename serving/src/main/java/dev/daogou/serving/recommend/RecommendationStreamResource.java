package dev.daogou.serving.recommend;

import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.board.ReadLevels;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.recommend.RecommendationsAnswer.Level;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sends a shopper's lists as they are made. */
@Path("/v1/users/{id}/recommendations/stream")
@Tag(name = "Recommend")
public class RecommendationStreamResource {
  private static final String EVENT = "recommendations";

  private final Recommendations recommendations;
  private final LiveLists live;
  private final ListAnswers answers;
  private final AnswerJson json;
  private final ReadLevels reads;
  private final ServiceConfig config;
  private final ExecutorService threads;

  RecommendationStreamResource(
      Recommendations recommendations,
      LiveLists live,
      ListAnswers answers,
      AnswerJson json,
      ReadLevels reads,
      ServiceConfig config,
      @VirtualThreads ExecutorService threads) {
    this.recommendations = recommendations;
    this.live = live;
    this.answers = answers;
    this.json = json;
    this.reads = reads;
    this.config = config;
    this.threads = threads;
  }

  /** The list as it is now, then every new one. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @NonBlocking
  @Operation(
      operationId = "recommendationStream",
      summary = "A shopper's lists as they are made",
      description =
          """
          Server-sent events named `recommendations`, each with the same JSON as the GET: first the \
          list as it is now, then every new one. A slow reader gets the newest list only. Comments \
          keep a silent connection open.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "Events without end.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = RecommendationsAnswer.class)))
  public Multi<OutboundSseEvent> follow(
      @Parameter(description = "Id of the shopper.", example = "anna") @PathParam("id") String id,
      @Parameter(
              description = "Most items in a list.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "50",
                      defaultValue = "20"))
          @QueryParam("limit")
          @DefaultValue("20")
          Limit limit,
      @Parameter(description = "Whose shop.", example = "default") @QueryParam("tenant")
          @Nullable String tenant,
      @Context Sse sse) {
    ShopperKey shopper = RequestedKeys.shopper(tenant, id);
    Multi<RecommendationsAnswer> now =
        Multi.createFrom().item(() -> now(shopper, limit)).runSubscriptionOn(threads);
    Multi<RecommendationsAnswer> coming =
        live.of(shopper)
            // An answer may have to rank: not on the thread that brings the lists of everybody.
            .emitOn(threads, 1)
            .map(
                list ->
                    answers.of(
                        list, Level.active, shopper, ReadRequest.forYou(limit.items()), null))
            .invoke(answer -> reads.count(shopper.tenant(), answer.level().label()));
    Multi<OutboundSseEvent> lists =
        Multi.createBy()
            .merging()
            .streams(coming, now)
            .map(
                answer ->
                    sse.newEventBuilder()
                        .name(EVENT)
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(text(answer))
                        .build());
    Multi<OutboundSseEvent> heartbeats =
        Multi.createFrom()
            .ticks()
            .every(config.serve().heartbeat())
            .onOverflow()
            .drop()
            .map(tick -> sse.newEventBuilder().comment("alive").build());
    return Multi.createBy().merging().streams(lists, heartbeats);
  }

  private String text(RecommendationsAnswer answer) {
    return new String(json.of(answer), StandardCharsets.UTF_8);
  }

  private RecommendationsAnswer now(ShopperKey shopper, Limit limit) {
    // First whoever comes later, so that no list falls between the two.
    live.awaitAll();
    return recommendations.read(ShopperRead.of(shopper, ReadRequest.forYou(limit.items())));
  }
}
