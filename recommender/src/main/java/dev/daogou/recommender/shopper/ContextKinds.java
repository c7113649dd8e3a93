package dev.daogou.recommender.shopper;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The context of an event, in kinds: no address is kept, and of a locale no more than the language.
 *
 * @param device on what the shopper looks at the shop
 * @param language primary subtag of BCP 47 in lower case, or {@link #UNDETERMINED}
 * @param referrer from where the shopper came
 * @param page on what kind of page it happened
 */
public record ContextKinds(
    DeviceKind device, String language, ReferrerKind referrer, PageKind page) {
  /** As BCP 47 names a language that is not known. */
  public static final String UNDETERMINED = "und";

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final int LONGEST_TAG = 35;

  /**
   * Of what an event tells of it; whatever cannot be read is unknown.
   *
   * @param device a word, such as phone
   * @param locale a BCP 47 tag
   * @param url of the page
   * @param referrer the page from which the shopper came
   * @return empty where it tells none of these: an order that a shop's server sends is no news of
   *     the shopper's device
   */
  public static Optional<ContextKinds> of(
      @Nullable String device,
      @Nullable String locale,
      @Nullable String url,
      @Nullable String referrer,
      ShopperEvent.Action action) {
    boolean isTold =
        Stream.of(device, locale, url, referrer).anyMatch(told -> told != null && !told.isBlank());
    return isTold
        ? Optional.of(
            new ContextKinds(
                DeviceKind.of(device),
                language(locale),
                ReferrerKind.of(referrer, url),
                PageKind.of(action)))
        : Optional.empty();
  }

  private static String language(@Nullable String locale) {
    if (locale == null) {
      return UNDETERMINED;
    }
    String tag = locale.strip().replace('_', '-');
    String beginning = tag.substring(0, Math.min(tag.length(), LONGEST_TAG));
    String language = Locale.forLanguageTag(beginning).getLanguage();
    return LANGUAGE.matcher(language).matches() ? language : UNDETERMINED;
  }
}
