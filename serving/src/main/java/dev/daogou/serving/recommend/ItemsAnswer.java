package dev.daogou.serving.recommend;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Items, best first. */
@Schema(name = "Items", description = "Items, best first.")
public record ItemsAnswer(List<ListedItem> items) {}
