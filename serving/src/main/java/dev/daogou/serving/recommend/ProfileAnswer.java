package dev.daogou.serving.recommend;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a shopper.
 *
 * @param source where the answer comes from
 * @param interactions newest first; only from the profile
 * @param context of the newest event that told of it; only from the profile, absent where none did
 * @param recent items, newest first
 * @param basis newest event of the list; absent where there is no list
 */
@Schema(name = "Profile", description = "What is known of a shopper.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProfileAnswer(
    @Schema(examples = "anna") String shopper,
    @Schema(
            description =
                "profile: the topology's own state; list: what the newest list says; none: nothing"
                    + " is known.")
        Source source,
    @Schema(description = "Events taken in.") @Nullable Long events,
    @Schema(description = "Events that were there already.") @Nullable Long duplicates,
    @Schema(description = "Interactions taken back.") @Nullable Long takenBack,
    @Schema(description = "Interactions that fell out of those kept.") @Nullable Long evicted,
    @Schema(
            description =
                "Whether the shopper is taken for a program, which gets lists and teaches nothing.")
        @Nullable Boolean automated,
    @Nullable List<Kept> interactions,
    @Nullable Context context,
    List<String> recent,
    @Schema(description = "Length of the vector with the short half-life.")
        @Nullable Double shortVectorNorm,
    @Schema(description = "Length of the vector with the long half-life.")
        @Nullable Double longVectorNorm,
    RecommendationsAnswer.@Nullable Basis basis) {

  /** Where a profile comes from. */
  public enum Source {
    profile,
    list,
    none
  }

  /** One kept interaction. */
  @Schema(name = "KeptInteraction", description = "One thing that the shopper did.")
  public record Kept(
      @Schema(examples = "view") String type,
      @Schema(examples = "ring-42", description = "Item, or what was searched.") String subject,
      Instant time) {}

  /** What stood around the newest event that told of it. */
  @Schema(
      name = "KeptContext",
      description =
          "What stood around the newest event that told of it, in kinds; no address is kept.")
  public record Context(
      @Schema(examples = "phone", description = "unknown, phone, tablet, desktop.") String device,
      @Schema(examples = "zh", description = "Primary subtag of BCP 47; und where not known.")
          String language,
      @Schema(
              examples = "search",
              description = "unknown, direct, own, search, social, mail, other.")
          String referrer,
      @Schema(examples = "product", description = "product, category, search, cart, other.")
          String page,
      Instant time) {}
}
