package dev.daogou.models.encoder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Product types and descriptive words in Chinese and English, read from the resources beside.
 *
 * @param types every product type
 * @param words descriptive words by kind: colour, material, style, occasion, audience, linking
 */
public record Lexicon(List<ProductType> types, Map<String, List<Word>> words) {
  private static final List<String> FILES =
      List.of(
          "computing",
          "network",
          "printing",
          "devices",
          "jewellery",
          "fashion",
          "living",
          "leisure");

  /** A language of the lexicon. */
  public enum Language {
    ENGLISH,
    CHINESE
  }

  /**
   * A word or phrase in one language or the other.
   *
   * @param english the usual form first
   * @param chinese the usual form first
   */
  public record Word(List<String> english, List<String> chinese) {
    public List<String> in(Language language) {
      return language == Language.ENGLISH ? english : chinese;
    }
  }

  /**
   * A kind of product.
   *
   * @param department the widest category
   * @param category the narrower one, an English key
   * @param names what it is called
   * @param company words that stand beside it in titles and descriptions
   */
  public record ProductType(Word department, String category, Word names, Word company) {}

  /** Reads the lexicon that ships with the program. */
  public static Lexicon load() {
    List<ProductType> types = new ArrayList<>();
    for (String file : FILES) {
      readTypes(file, types);
    }
    return new Lexicon(List.copyOf(types), readWords());
  }

  /** Descriptive words of one kind. */
  public List<Word> words(String kind) {
    return words.getOrDefault(kind, List.of());
  }

  private static void readTypes(String file, List<ProductType> types) {
    Word department = null;
    for (String line : lines(file)) {
      if (line.startsWith("=")) {
        department = word(line.substring(1).split("\\|", -1), 0);
        continue;
      }
      String[] columns = line.split("\\|", -1);
      if (columns.length != 5 || department == null) {
        throw new IllegalStateException("%s: not a product type: %s".formatted(file, line));
      }
      types.add(
          new ProductType(department, columns[0].strip(), word(columns, 1), word(columns, 3)));
    }
  }

  private static Map<String, List<Word>> readWords() {
    Map<String, List<Word>> words = new LinkedHashMap<>();
    List<Word> current = new ArrayList<>();
    for (String line : lines("words")) {
      if (line.startsWith("=")) {
        current = words.computeIfAbsent(line.substring(1).strip(), kind -> new ArrayList<>());
      } else {
        current.add(word(line.replace(',', ';').split("\\|", -1), 0));
      }
    }
    return words;
  }

  private static Word word(String[] columns, int first) {
    return new Word(phrases(columns[first]), phrases(columns[first + 1]));
  }

  private static List<String> phrases(String column) {
    return Arrays.stream(column.split(";", -1))
        .map(String::strip)
        .filter(phrase -> !phrase.isEmpty())
        .toList();
  }

  private static List<String> lines(String file) {
    String resource = "/lexicon/%s.txt".formatted(file);
    try (InputStream in = Lexicon.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("lexicon is not readable: " + resource, e);
    }
  }
}
