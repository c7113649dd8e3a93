package dev.daogou.vocabularies;

import static java.util.stream.Collectors.toSet;

import dev.daogou.schemas.Consent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which categories of a consent banner stand for personalisation. Shops name them as they like; one
 * of these that was refused, or a banner that was refused altogether, leaves the event to be
 * counted and forgotten.
 *
 * @param personalising names of categories, in lower case
 */
public record ConsentChoices(Set<String> personalising) {
  /** Names that shops and banners commonly use; C0004 is OneTrust's for targeting. */
  public static final ConsentChoices USUAL =
      of(List.of("personalization", "personalisation", "advertising", "targeting", "c0004"));

  public ConsentChoices {
    personalising = Set.copyOf(personalising);
  }

  /** Categories by name; letter case does not count. */
  public static ConsentChoices of(List<String> names) {
    return new ConsentChoices(
        names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).collect(toSet()));
  }

  /** What preferences allow; without any, the shop is taken to have asked elsewhere. */
  public Consent consent(Map<String, Boolean> preferences) {
    boolean refusedHere =
        preferences.entrySet().stream()
            .anyMatch(
                each ->
                    !each.getValue()
                        && personalising.contains(each.getKey().toLowerCase(Locale.ROOT)));
    boolean refusedAll = !preferences.isEmpty() && !preferences.containsValue(true);
    return refusedHere || refusedAll ? Consent.COUNT_ONLY : Consent.PERSONALIZE;
  }
}
