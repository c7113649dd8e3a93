package dev.daogou.recommender.features;

import dev.daogou.recommender.shopper.ContextKinds;
import dev.daogou.recommender.shopper.DeviceKind;
import dev.daogou.recommender.shopper.PageKind;
import dev.daogou.recommender.shopper.ReferrerKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What stood around the shopper's newest event that told of it: one feature for each kind of
 * device, referrer and page and for some languages, 1 where it is so; all are 0 where no event told
 * anything. Newly trained models do not ask for them: what they gain is not measured.
 */
public final class ContextFeatures implements FeatureGroup {
  private static final List<String> LANGUAGES =
      List.of("ar", "de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh");

  private final Map<Feature, Predicate<ContextKinds>> kinds = new LinkedHashMap<>();

  ContextFeatures() {
    add("device-", DeviceKind.values(), ContextKinds::device);
    add("referrer-", ReferrerKind.values(), ContextKinds::referrer);
    add("page-", PageKind.values(), ContextKinds::page);
    for (String language : LANGUAGES) {
      kinds.put(Feature.of("language-" + language), context -> context.language().equals(language));
    }
  }

  private <K extends Enum<K>> void add(String prefix, K[] all, Function<ContextKinds, K> told) {
    for (K kind : all) {
      kinds.put(
          Feature.of(prefix + kind.name().toLowerCase(Locale.ROOT)),
          context -> told.apply(context) == kind);
    }
  }

  @Override
  public List<Feature> features() {
    return List.copyOf(kinds.keySet());
  }

  @Override
  public boolean isUsual() {
    return false;
  }

  @Override
  public void write(Described described, FeatureTable table) {
    described.shopper().profile().context().ifPresent(context -> write(context, table));
  }

  private void write(ContextKinds context, FeatureTable table) {
    kinds.forEach(
        (feature, isSo) -> {
          if (isSo.test(context)) {
            table.setAll(feature, 1f);
          }
        });
  }
}
