package dev.daogou.storefront.simulator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.storefront.catalogue.Bilingual;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The words that shoppers type for a facet, in either language. */
final class SearchWords {
  private static final Map<String, Bilingual> WORDS = read();

  private SearchWords() {}

  /** A query for the facets; phone models are typed by their name. */
  static String query(List<String> facets, boolean chinese) {
    List<String> words = new ArrayList<>();
    for (String facet : facets) {
      Bilingual word = WORDS.get(facet);
      String plain = facet.substring(facet.indexOf('=') + 1);
      words.add(word == null ? plain : chinese ? word.zh() : word.en());
    }
    return String.join(chinese ? "" : " ", words);
  }

  private static Map<String, Bilingual> read() {
    try (InputStream in = SearchWords.class.getResourceAsStream("search-words.json")) {
      return new ObjectMapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("search-words.json cannot be read", e);
    }
  }
}
