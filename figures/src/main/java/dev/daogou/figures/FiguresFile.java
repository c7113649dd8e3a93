package dev.daogou.figures;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Writes figures as JSON: {@code {"figures":[{"name":…,"value":…,"unit":…}]}}, with what else is
 * known of each. What is not known is left out, and so is a figure whose value is no number; that
 * is said in words.
 */
public final class FiguresFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FiguresFile() {}

  /**
   * Writes a file.
   *
   * @param said is told which figures are left out
   * @throws IOException where the file cannot be written
   */
  public static void write(Path file, List<Figure> figures, Consumer<String> said)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), tree(figures, said));
  }

  static ObjectNode tree(List<Figure> figures, Consumer<String> said) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode all = root.putArray("figures");
    for (Figure figure : figures) {
      if (Double.isFinite(figure.value())) {
        write(figure, all.addObject());
      } else {
        said.accept(
            "%s is left out: it was not measured (%s)".formatted(figure.name(), figure.value()));
      }
    }
    return root;
  }

  private static void write(Figure figure, ObjectNode to) {
    to.put("name", figure.name()).put("value", figure.value()).put("unit", figure.unit());
    figure.n().ifPresent(n -> to.put("n", n));
    putNumber(to, "low", figure.low());
    putNumber(to, "high", figure.high());
    putNumber(to, "reference", figure.reference());
    figure.referenceName().ifPresent(name -> to.put("referenceName", name));
    putNumber(to, "ratio", figure.ratio());
  }

  private static void putNumber(ObjectNode to, String name, OptionalDouble value) {
    if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
      to.put(name, value.getAsDouble());
    }
  }
}
