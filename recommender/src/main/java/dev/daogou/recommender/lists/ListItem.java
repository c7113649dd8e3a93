package dev.daogou.recommender.lists;

import dev.daogou.recommender.sources.Reason;
import java.util.Optional;

/**
 * An item of a list.
 *
 * @param item its id
 * @param score comparable within its list only
 * @param reason why it is there
 * @param because the shopper's own item, or words, that the reason stands on
 */
public record ListItem(String item, float score, Reason reason, Optional<String> because) {}
