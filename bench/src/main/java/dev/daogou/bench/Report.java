package dev.daogou.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a run: printed as they come, kept for the JSON file. */
final class Report {

  /**
   * One figure.
   *
   * @param subject what was measured
   * @param name of the figure
   * @param value median of the rounds where there were several
   * @param unit of the value; {@code x} for a ratio
   */
  record Figure(String subject, String name, double value, String unit) {}

  private final PrintStream out;
  private final List<Figure> figures = new ArrayList<>();

  Report(PrintStream out) {
    this.out = out;
  }

  void title(String text) {
    out.printf("%n%s%n", text);
  }

  void note(String text) {
    out.println("  " + text);
  }

  void add(String subject, String name, double value, String unit) {
    figures.add(new Figure(subject, name, value, unit));
    out.printf(Locale.ROOT, "  %-44s %14s %s%n", name, readable(value), unit);
  }

  List<Figure> figures() {
    return List.copyOf(figures);
  }

  void write(Path file) throws IOException {
    Map<String, Object> content =
        Map.of(
            "java", Runtime.version().toString(),
            "processors", Runtime.getRuntime().availableProcessors(),
            "architecture", System.getProperty("os.arch"),
            "figures", figures);
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), content);
  }

  private static String readable(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.3f", value);
  }
}
