package dev.daogou.models.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * A real electronics catalogue with human relevance judgements. It names no categories; {@link
 * DataSheets} compares which attributes a product has, none of which is in the text.
 *
 * @param products in file order
 * @param judgements by query
 */
public record IcecatCatalogue(List<Product> products, Map<String, List<Judgement>> judgements) {

  /**
   * One product.
   *
   * @param text title and short description
   * @param attributes names of the attributes of its data sheet, without values
   */
  public record Product(String id, String text, Set<String> attributes) {}

  /**
   * What a person thought of a product as an answer to a query.
   *
   * @param product position in the products
   * @param rating 0 (bad) to 3 (exact)
   */
  public record Judgement(int product, int rating) {}

  /** Reads {@code products.jsonl.gz} and {@code judgements.csv}. */
  public static IcecatCatalogue read(Path directory) {
    try {
      List<Product> products = readProducts(directory.resolve("products.jsonl.gz"));
      return new IcecatCatalogue(
          products, readJudgements(directory.resolve("judgements.csv"), products));
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue is not readable: " + directory, e);
    }
  }

  private static List<Product> readProducts(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Product> products = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        products.add(product(json.readTree(line)));
      }
    }
    return products;
  }

  private static Product product(JsonNode node) {
    Set<String> attributes = new HashSet<>();
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (name.startsWith("attr_")) {
                attributes.add(name);
              }
            });
    String text = node.path("title").asText("") + " " + node.path("short_description").asText("");
    return new Product(node.path("id").asText(), text.strip(), attributes);
  }

  private static Map<String, List<Judgement>> readJudgements(Path file, List<Product> products)
      throws IOException {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < products.size(); i++) {
      positions.put(products.get(i).id(), i);
    }
    Map<String, List<Judgement>> judgements = new HashMap<>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      int rating = line.lastIndexOf(',');
      int id = line.lastIndexOf(',', rating - 1);
      Integer product = positions.get(line.substring(id + 1, rating));
      if (product != null) {
        judgements
            .computeIfAbsent(line.substring(0, id).replace("\"", ""), query -> new ArrayList<>())
            .add(new Judgement(product, Integer.parseInt(line.substring(rating + 1).strip())));
      }
    }
    return judgements;
  }
}
