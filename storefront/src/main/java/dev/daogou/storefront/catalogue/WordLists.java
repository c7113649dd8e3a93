package dev.daogou.storefront.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The shapes of the word lists, and how they are read from beside this class. */
final class WordLists {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  private WordLists() {}

  record Jewellery(
      List<Maker> brands,
      List<Metal> metals,
      List<Stone> stones,
      List<Occasion> occasions,
      List<Style> styles,
      List<JewelleryKind> kinds,
      Watches watches) {}

  record Maker(String id, Bilingual name, double factor) {}

  record Metal(String id, Bilingual name, String colour, double base, Bilingual note) {}

  record Stone(String id, Bilingual name, double add, Bilingual note) {}

  record Occasion(String id, Bilingual name, Bilingual note) {}

  record Style(String id, Bilingual name) {}

  record JewelleryKind(
      String id,
      String category,
      Bilingual name,
      int count,
      double weight,
      List<JewelleryDesign> designs) {}

  record JewelleryDesign(Bilingual name, String style, String occasion, Bilingual note) {}

  record Watches(
      String category,
      int count,
      Bilingual name,
      List<WatchDesign> designs,
      List<Dial> dials,
      List<WatchCase> cases) {}

  record WatchDesign(Bilingual name, String style, String occasion, double base, Bilingual note) {}

  record Dial(String id, Bilingual name) {}

  record WatchCase(String id, Bilingual name, String colour, double factor, Bilingual note) {}

  record Phones(String category, Map<String, Bilingual> colours, List<PhoneBrand> brands) {}

  record PhoneBrand(String id, String zh, List<PhoneModel> models) {}

  record PhoneModel(
      String name,
      String series,
      String display,
      String camera,
      String battery,
      double price,
      List<List<String>> variants,
      Bilingual note) {}

  record Accessories(
      List<AccessoryBrand> brands, List<Fitted> perModel, List<Universal> universal) {}

  record AccessoryBrand(String id, String zh) {}

  record Fitted(String id, String category, Bilingual name, int perModel, List<FittedKind> kinds) {}

  record FittedKind(
      String id, Bilingual name, String colour, String material, double price, Bilingual note) {}

  record Universal(String id, String category, Bilingual name, List<UniversalDesign> designs) {}

  record UniversalDesign(Bilingual name, String power, double price, Bilingual note) {}

  static Jewellery jewellery() {
    return read("jewellery.json", new TypeReference<>() {});
  }

  static Phones phones() {
    return read("phones.json", new TypeReference<>() {});
  }

  static Accessories accessories() {
    return read("accessories.json", new TypeReference<>() {});
  }

  private static <T> T read(String file, TypeReference<T> type) {
    try (InputStream in = WordLists.class.getResourceAsStream(file)) {
      return JSON.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException("the word list " + file + " cannot be read", e);
    }
  }
}
