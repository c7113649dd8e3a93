package dev.daogou;

import dev.daogou.candidates.Backfill;
import dev.daogou.candidates.CandidateSettings;
import dev.daogou.catalogue.Embedding;
import dev.daogou.outcomes.OutcomeLimits;
import dev.daogou.recommender.inference.CallLimits;
import dev.daogou.recommender.links.ItemLimits;
import dev.daogou.recommender.lists.ListSettings;
import dev.daogou.recommender.ranking.Rescore;
import dev.daogou.recommender.sessions.SessionLimits;
import dev.daogou.recommender.settings.ProcessSettings;
import dev.daogou.recommender.settings.SettingsTree;
import dev.daogou.recommender.shopper.ShopperSettings;
import dev.daogou.recommender.sources.CandidateLimits;
import dev.daogou.recommender.sources.SourceSettings;

/**
 * What the stages may be told, gathered for the topology; each group stands beside what it sets.
 *
 * @param catalogue how its words become vectors
 * @param shopper what is known of one
 * @param items what is kept of an item
 * @param sessions what is kept of everybody's sessions, and how neighbours are found among them
 * @param candidates how many there are
 * @param calls how long models and sources are waited for
 * @param backfill when history becomes lists
 * @param rescore how many shoppers get their lists together
 * @param lists what a list holds
 * @param outcomes how what was shown is joined with what came of it
 */
public record PersonalizationSettings(
    Embedding catalogue,
    ShopperSettings shopper,
    ItemLimits items,
    SessionLimits sessions,
    CandidateLimits candidates,
    CallLimits calls,
    Backfill backfill,
    Rescore rescore,
    ListSettings lists,
    OutcomeLimits outcomes) {

  /** Settings that suit a shop of up to a few million shoppers. */
  public static PersonalizationSettings defaults() {
    return new PersonalizationSettings(
        Embedding.defaults(),
        ShopperSettings.defaults(),
        ItemLimits.defaults(),
        SessionLimits.defaults(),
        CandidateLimits.defaults(),
        CallLimits.defaults(),
        Backfill.defaults(),
        Rescore.defaults(),
        ListSettings.defaults(),
        OutcomeLimits.defaults());
  }

  /**
   * As this process was told: by system properties and environment variables.
   *
   * @throws IllegalArgumentException that names the setting, its value and what is allowed
   */
  public static PersonalizationSettings ofThisProcess() {
    return SettingsTree.of(defaults()).read(ProcessSettings.current()::find);
  }

  /** What decides which candidates a shopper has. */
  public SourceSettings sources() {
    return new SourceSettings(shopper, sessions, candidates, calls);
  }

  /** What decides which candidates there are, and when. */
  public CandidateSettings waiting() {
    return new CandidateSettings(sources(), rescore, backfill);
  }

  /**
   * With another group in the place of the one of its type.
   *
   * @throws IllegalArgumentException when there is none
   */
  public PersonalizationSettings with(Record group) {
    return SettingsTree.of(this).with(group);
  }
}
