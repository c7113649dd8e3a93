package dev.daogou.serving.collect;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The form of a catalogue change in JSON, for the API documentation alone; {@link CatalogueReader}
 * reads it.
 */
@Schema(name = "CatalogueChange", description = "A whole item, a new offer, or a removal.")
record ItemSchema(
    @Schema(required = true, maxLength = 200, examples = "ring-42") String item,
    @Schema(description = "Whose shop.", defaultValue = "default") String tenant,
    @Schema(description = "Name of the item; present for a whole item.") String title,
    @Schema(description = "Longer text.") String description,
    @Schema(description = "BCP 47 tag of title and description.") String language,
    @Schema(description = "Title and description in further languages, by BCP 47 tag.")
        Map<String, Text> translations,
    @Schema(description = "From the widest category to the narrowest.") List<String> categoryPath,
    @Schema(description = "Maker.") String brand,
    @Schema(description = "Price a piece.", minimum = "0") Double price,
    @Schema(description = "ISO 4217.", examples = "EUR") String currency,
    @Schema(description = "Colour, material, size …") Map<String, String> attributes,
    @Schema(description = "Address of the picture.") String image,
    @Schema(
            description = "Only in-stock and preorder are recommended.",
            enumeration = {"in-stock", "out-of-stock", "preorder", "discontinued"})
        String availability,
    @Schema(
            description = "From then on the item counts as out of stock: ISO 8601 or epoch ms.",
            examples = "2026-12-24T18:00:00Z")
        String expiresAt,
    @Schema(description = "The product of which this is a variant.") String variantOf,
    @Schema(description = "The item leaves the catalogue.") Boolean removed) {

  /** An item's texts in one language. */
  @Schema(name = "ItemText", description = "An item's texts in one language.")
  record Text(@Schema(required = true) String title, String description) {}
}
