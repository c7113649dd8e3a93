package dev.daogou.models.encoder;

import dev.daogou.models.encoder.Lexicon.ProductType;
import dev.daogou.models.encoder.Lexicon.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes up products of a lexicon's types, with makers and model numbers that nobody has heard of.
 */
final class ProductGenerator {
  private static final List<String> KINDS =
      List.of("colour", "material", "style", "style", "occasion", "audience", "linking", "linking");
  private static final List<String> SYLLABLES =
      List.of(
          "ka", "ro", "mi", "ten", "vel", "sor", "nex", "lu", "bra", "don", "fi", "gar", "hy", "jo",
          "plex", "qui", "ster", "tra", "umo", "wex", "ya", "zen", "dell", "pan", "lex", "can",
          "ep", "ria", "mar", "tos", "link", "gear", "net", "son", "tek", "max", "pro", "vis",
          "ion");
  private static final String HAN_NAMES = "华星云海天宇金龙美佳乐康泰瑞丰德盛源启明晨光远达宝莱雅诗兰朗";

  private final Lexicon lexicon;
  private final Random random;

  ProductGenerator(Lexicon lexicon, Random random) {
    this.lexicon = lexicon;
    this.random = random;
  }

  GeneratedProduct of(ProductType type) {
    List<Word> qualities = new ArrayList<>();
    for (String kind : KINDS) {
      if (random.nextDouble() < 0.35) {
        List<Word> words = lexicon.words(kind);
        qualities.add(words.get(random.nextInt(words.size())));
      }
    }
    List<Double> company = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      company.add(random.nextDouble());
    }
    return new GeneratedProduct(type, random.nextDouble(), brand(), model(), qualities, company);
  }

  private String brand() {
    StringBuilder brand = new StringBuilder();
    if (random.nextDouble() < 0.25) {
      for (int i = 0; i < 2 + random.nextInt(2); i++) {
        brand.append(HAN_NAMES.charAt(random.nextInt(HAN_NAMES.length())));
      }
      return brand.toString();
    }
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      brand.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
    }
    return brand.toString();
  }

  private String model() {
    StringBuilder model = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      model.append((char) ('a' + random.nextInt(26)));
    }
    if (random.nextBoolean()) {
      model.append('-');
    }
    model.append(10 + random.nextInt(9990));
    if (random.nextDouble() < 0.4) {
      model.append((char) ('a' + random.nextInt(26)));
    }
    return model.toString().toUpperCase(Locale.ROOT);
  }
}
