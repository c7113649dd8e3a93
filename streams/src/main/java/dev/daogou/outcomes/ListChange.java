package dev.daogou.outcomes;

import dev.daogou.schemas.Outcome;
import java.util.List;

/**
 * A list of which more became known.
 *
 * @param now what became of the list, with all its items
 * @param changes of its items
 */
public record ListChange(Outcome now, List<OutcomeChange> changes) {}
