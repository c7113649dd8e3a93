package dev.daogou.serving.recommend;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daogou.recommender.items.ItemCard;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One item of an answer.
 *
 * @param because the shopper's own item, or search, that the reason stands on; may be absent
 * @param title absent, as what follows, when the catalogue does not know the item
 */
@Schema(name = "ListedItem", description = "One item of a list, best first.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ListedItem(
    @Schema(examples = "ring-42") String item,
    @Schema(examples = "0.83", description = "Comparable within one list only.")
        @Nullable Float score,
    @Schema(
            enumeration = {
              "viewed-next",
              "bought-together",
              "similar",
              "matches-taste",
              "matches-search",
              "seen-before",
              "bought-before",
              "trending",
              "new"
            })
        @Nullable String reason,
    @Schema(
            examples = "ring-7",
            description = "The shopper's own item, or search, that the reason stands on.")
        @Nullable String because,
    @Schema(examples = "Gold ring with a sapphire") @Nullable String title,
    @Schema(examples = "249.0") @Nullable Double price,
    @Schema(examples = "EUR") @Nullable String currency,
    @Schema(examples = "[\"Jewellery\",\"Rings\"]") @Nullable List<String> categoryPath,
    @Schema(examples = "Aurum", description = "Told where `fields` asks for it, as what follows.")
        @Nullable String brand,
    @Schema(examples = "https://shop.example/ring-42.jpg") @Nullable String image,
    @Schema(examples = "in-stock") @Nullable String availability,
    @Schema(examples = "{\"colour\":\"gold\"}") @Nullable Map<String, String> attributes,
    @Schema(examples = "ring-40") @Nullable String variantOf) {

  private static final ItemCard NOTHING =
      new ItemCard(
          "", "", Map.of(), List.of(), null, null, null, null, null, Map.of(), "", false, 0, 0);

  /**
   * An entry with what the catalogue says.
   *
   * @param card null where the catalogue does not know the item
   */
  static ListedItem of(Pick pick, @Nullable ItemCard card, Fields fields) {
    ItemCard known = card == null ? NOTHING : card;
    return new ListedItem(
        pick.item(),
        fields.tells(ItemField.SCORE) ? pick.score() : null,
        fields.tells(ItemField.REASON) ? pick.reason() : null,
        fields.tells(ItemField.BECAUSE) ? pick.because() : null,
        fields.tells(ItemField.TITLE) ? known.title() : null,
        fields.tells(ItemField.PRICE) ? known.price() : null,
        fields.tells(ItemField.CURRENCY) ? known.currency() : null,
        fields.tells(ItemField.CATEGORY_PATH) ? known.categoryPath() : null,
        fields.tells(ItemField.BRAND) ? known.brand() : null,
        fields.tells(ItemField.IMAGE) ? known.image() : null,
        fields.tells(ItemField.AVAILABILITY) ? known.availability() : null,
        fields.tells(ItemField.ATTRIBUTES) ? known.attributes() : null,
        fields.tells(ItemField.VARIANT_OF) ? known.variantOf() : null);
  }
}
