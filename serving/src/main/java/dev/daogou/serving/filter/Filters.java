package dev.daogou.serving.filter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Filters by their text, compiled once; as many are remembered as shops have in use. */
@ApplicationScoped
public class Filters {
  private static final int REMEMBERED = 2_000;

  private final FilterLanguage language = new FilterLanguage();
  private final Cache<String, FilterLanguage.Compiled> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /**
   * The filter that a parameter states.
   *
   * @param parameter its name, for who got it wrong
   * @param text null or blank lets everything through
   * @throws ProblemException when it cannot be understood, or asks too much
   */
  public ItemFilter of(String parameter, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return ItemFilter.ALL;
    }
    return switch (compiled(text)) {
      case FilterLanguage.Compiled.Ready ready -> ready.filter();
      case FilterLanguage.Compiled.Refused refused ->
          throw ProblemException.of(
              ProblemKind.BAD_PARAMETER,
              parameter
                  + " is not valid: "
                  + refused.reason()
                  + ". It may ask for "
                  + ItemVariables.inWords()
                  + " with == != < <= > >= in has size contains startsWith endsWith && || ! ?:");
    };
  }

  private FilterLanguage.Compiled compiled(String text) {
    // What is too long must not be kept.
    return text.length() > FilterLanguage.LONGEST
        ? language.compile(text)
        : known.get(text, language::compile);
  }
}
