package dev.daogou.models.encoder;

import dev.daogou.models.encoder.Lexicon.Language;
import dev.daogou.models.encoder.Lexicon.ProductType;
import dev.daogou.models.encoder.Lexicon.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A made-up product, and the ways in which a shop and its shoppers write of it.
 *
 * @param type what it is
 * @param name position of its name among the type's names, in both languages alike where it can be
 * @param brand a made-up maker
 * @param model a made-up model number
 * @param qualities colour, material, style …
 * @param company positions of words that stand beside the type
 */
record GeneratedProduct(
    ProductType type,
    double name,
    String brand,
    String model,
    List<Word> qualities,
    List<Double> company) {

  /** How a text speaks of a product. */
  enum View {
    TITLE,
    DESCRIPTION,
    QUERY,
    CATEGORY
  }

  /** Writes a text; the randomness decides order and what is left out. */
  String text(View view, Language language, Random random) {
    return switch (view) {
      case TITLE -> title(language, random);
      case DESCRIPTION -> description(language, random);
      case QUERY -> query(language, random);
      case CATEGORY -> category(language, random);
    };
  }

  private String title(Language language, Random random) {
    List<String> parts = new ArrayList<>();
    if (random.nextDouble() < 0.8) {
      parts.add(brand);
    }
    if (random.nextDouble() < 0.5) {
      parts.add(model);
    }
    List<String> words = new ArrayList<>();
    words.add(name(language, random));
    addQualities(words, language, random, 0.6);
    addCompany(words, language, random, 0.35);
    if (random.nextDouble() < 0.3) {
      words.add(alias(language, random));
    }
    Collections.shuffle(words, random);
    parts.addAll(words);
    return join(parts, language, random);
  }

  private String description(Language language, Random random) {
    List<String> parts = new ArrayList<>();
    if (random.nextDouble() < 0.4) {
      parts.add(brand);
    }
    if (random.nextDouble() < 0.75) {
      parts.add(name(language, random));
    }
    addQualities(parts, language, random, 0.8);
    addCompany(parts, language, random, 0.7);
    if (random.nextDouble() < 0.5) {
      parts.add(alias(language, random));
    }
    if (random.nextDouble() < 0.4) {
      parts.add(model);
    }
    Collections.shuffle(parts, random);
    return join(parts, language, random);
  }

  private String query(Language language, Random random) {
    List<String> parts = new ArrayList<>();
    parts.add(random.nextDouble() < 0.7 ? name(language, random) : alias(language, random));
    if (random.nextDouble() < 0.3) {
      parts.add(brand);
    }
    addQualities(parts, language, random, 0.3);
    addCompany(parts, language, random, 0.12);
    Collections.shuffle(parts, random);
    return join(parts, language, random);
  }

  private String category(Language language, Random random) {
    List<String> parts = new ArrayList<>();
    if (random.nextBoolean()) {
      parts.add(type.department().in(language).getFirst());
    }
    parts.add(name(language, random));
    if (random.nextBoolean()) {
      parts.add(alias(language, random));
    }
    return join(parts, language, random);
  }

  private String name(Language language, Random random) {
    return random.nextDouble() < 0.8
        ? at(type.names().in(language), name)
        : alias(language, random);
  }

  private String alias(Language language, Random random) {
    return at(type.names().in(language), random.nextDouble());
  }

  private void addQualities(
      List<String> parts, Language language, Random random, double probability) {
    for (Word quality : qualities) {
      if (random.nextDouble() < probability) {
        parts.add(at(quality.in(language), random.nextDouble()));
      }
    }
  }

  private void addCompany(
      List<String> parts, Language language, Random random, double probability) {
    for (double position : company) {
      if (random.nextDouble() < probability) {
        parts.add(at(type.company().in(language), position));
      }
    }
  }

  private static String at(List<String> choices, double position) {
    return choices.get((int) (position * choices.size()));
  }

  private static String join(List<String> parts, Language language, Random random) {
    String between = language == Language.CHINESE && random.nextBoolean() ? "" : " ";
    return String.join(random.nextDouble() < 0.15 ? ", " : between, parts);
  }
}
