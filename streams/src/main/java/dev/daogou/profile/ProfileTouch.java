package dev.daogou.profile;

import dev.daogou.recommender.shopper.ProfileChange;
import dev.daogou.schemas.StorefrontEvent;

/**
 * An event that has been applied.
 *
 * @param event or null, where a record only moves progress
 * @param change what it did
 */
public record ProfileTouch(StorefrontEvent event, ProfileChange change) {}
