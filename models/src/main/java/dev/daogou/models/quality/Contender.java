package dev.daogou.models.quality;

import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.sources.Source;
import java.util.Locale;

/** A model that takes part in a comparison: a way to score a shopper's candidates. */
public sealed interface Contender {
  /** As it is typed and printed. */
  String name();

  /** The items that were clicked most, the same for everybody. */
  record Popular(Popularity clicks) implements Contender {
    @Override
    public String name() {
      return "popular";
    }
  }

  /** One source's candidates by that source's score; the others' stay out. */
  record Alone(Source source) implements Contender {
    @Override
    public String name() {
      return nameOf(source);
    }
  }

  /** The weighted sum of the sources, to which the topology falls back. */
  record Blend() implements Contender {
    @Override
    public String name() {
      return "blend";
    }
  }

  /** A ranker, asked as the topology asks it. */
  record Ranked(String name, Ranker ranker) implements Contender {}

  /** The name under which a source competes alone. */
  static String nameOf(Source source) {
    return source.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
