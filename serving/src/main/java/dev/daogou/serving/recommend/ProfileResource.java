package dev.daogou.serving.recommend;

import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.recommender.shopper.Interaction;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.schemas.QuantizedVector;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers what is known of a shopper. */
@Path("/v1/users/{id}/profile")
@Tag(name = "Recommend")
public class ProfileResource {
  private final Profiles profiles;
  private final ShopperLists lists;

  ProfileResource(Profiles profiles, ShopperLists lists) {
    this.profiles = profiles;
    this.lists = lists;
  }

  /** What is known of the shopper. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(
      operationId = "profile",
      summary = "What is known of a shopper",
      description =
          """
          From the profile that the topology keeps, on whatever instance; from the shopper's newest \
          list while no instance that has the profile answers. `source` says which.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "What is known; source none where nothing is.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProfileAnswer.class)))
  @APIResponse(responseCode = "503", description = "Not ready yet; see Retry-After.")
  public ProfileAnswer profile(
      @Parameter(description = "Id of the shopper.", example = "anna") @PathParam("id") String id,
      @Parameter(description = "Whose shop.", example = "default") @QueryParam("tenant")
          @Nullable String tenant) {
    ShopperKey shopper = RequestedKeys.shopper(tenant, id);
    return switch (profiles.find(shopper)) {
      case ProfileLookup.Found(Profile profile) ->
          answer(shopper, Optional.of(profile), list(shopper).orElse(null));
      case ProfileLookup.Absent absent ->
          answer(shopper, Optional.empty(), list(shopper).orElse(null));
      case ProfileLookup.Away(String why) -> withoutProfile(shopper, why);
    };
  }

  private ProfileAnswer withoutProfile(ShopperKey shopper, String why) {
    return list(shopper)
        .map(list -> answer(shopper, Optional.empty(), list))
        .orElseThrow(
            () ->
                ProblemException.retryAfter(
                    Duration.ofSeconds(1), ProblemKind.NOT_READY, why, List.of()));
  }

  private Optional<RecommendationList> list(ShopperKey shopper) {
    return lists.find(shopper) instanceof Lookup.Found found
        ? Optional.of(found.list())
        : Optional.empty();
  }

  private static ProfileAnswer answer(
      ShopperKey shopper, Optional<Profile> profile, @Nullable RecommendationList list) {
    return new ProfileAnswer(
        shopper.shopper(),
        source(profile, list),
        profile.map(Profile::events).orElse(null),
        profile.map(Profile::duplicates).orElse(null),
        profile.map(Profile::takenBack).orElse(null),
        profile.map(Profile::evicted).orElse(null),
        profile.map(Profile::isAutomated).orElse(null),
        profile.map(ProfileResource::kept).orElse(null),
        profile.flatMap(ProfileResource::context).orElse(null),
        list == null ? List.of() : list.getRecent(),
        list == null ? null : norm(list.getShortVector()),
        list == null ? null : norm(list.getLongVector()),
        list == null ? null : ListAnswers.basis(list.getBasis()));
  }

  private static ProfileAnswer.Source source(
      Optional<Profile> profile, @Nullable RecommendationList list) {
    if (profile.isPresent()) {
      return ProfileAnswer.Source.profile;
    }
    return list == null ? ProfileAnswer.Source.none : ProfileAnswer.Source.list;
  }

  private static List<ProfileAnswer.Kept> kept(Profile profile) {
    return profile.interactions().reversed().stream().map(ProfileResource::kept).toList();
  }

  private static ProfileAnswer.Kept kept(Interaction interaction) {
    return new ProfileAnswer.Kept(
        word(interaction.type()), interaction.subject(), Instant.ofEpochMilli(interaction.time()));
  }

  private static Optional<ProfileAnswer.Context> context(Profile profile) {
    return profile
        .context()
        .map(
            context ->
                new ProfileAnswer.Context(
                    word(context.device()),
                    context.language(),
                    word(context.referrer()),
                    word(context.page()),
                    Instant.ofEpochMilli(profile.contextTime())));
  }

  private static String word(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static double norm(QuantizedVector vector) {
    double squares = 0;
    for (float component : QuantizedVectors.read(vector)) {
      squares += (double) component * component;
    }
    return Math.sqrt(squares);
  }
}
