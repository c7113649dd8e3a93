package dev.daogou.serving.recommend;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Items, best first. */
@Schema(name = "Items", description = "Items, best first.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemsAnswer(
    @Schema(type = SchemaType.ARRAY, implementation = ListedItem.class) Selection items,
    @Schema(description = "What `page` must be for the next items; absent where there are none.")
        @Nullable String nextPage) {

  static ItemsAnswer of(Selection selection) {
    return new ItemsAnswer(selection, selection.nextPage());
  }
}
