package dev.daogou.serving.recommend;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Items to be put into order.
 *
 * @param items ids, 1 to 200
 */
@Schema(name = "RankRequest", description = "Items to be put into order for a shopper.")
public record RankRequest(
    @Schema(description = "Ids, 1 to 200.", examples = "[\"ring-42\",\"chain-7\",\"watch-3\"]")
        @Nullable List<String> items) {}
