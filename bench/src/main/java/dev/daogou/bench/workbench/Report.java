package dev.daogou.bench.workbench;

import dev.daogou.figures.Figure;
import dev.daogou.figures.FiguresFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a run: printed as they come, kept for the JSON file. */
public final class Report {
  private final PrintStream out;
  private final List<Figure> figures = new ArrayList<>();

  public Report(PrintStream out) {
    this.out = out;
  }

  /** Begins a part of the report, with how busy the machine is. */
  public void title(String text) {
    out.printf(Locale.ROOT, "%n%s; load average %.1f%n", text, MachineLoad.average());
  }

  public void note(String text) {
    out.println("  " + text);
  }

  public void add(String name, double value, String unit) {
    add(Figure.of(name, value, unit));
  }

  /** A figure that counts something. */
  public void count(String name, long value) {
    add(Figure.of(name, (double) value, ""));
  }

  public void add(Figure figure) {
    figures.add(figure);
    out.printf(
        Locale.ROOT,
        "  %-52s %14s %s%s%s%n",
        figure.name(),
        readable(figure.value()),
        figure.unit(),
        interval(figure),
        reference(figure));
    out.flush();
  }

  public List<Figure> figures() {
    return List.copyOf(figures);
  }

  public void write(Path file) throws IOException {
    FiguresFile.write(file, figures, System.err::println);
  }

  private static String interval(Figure figure) {
    return figure.low().isEmpty() || figure.high().isEmpty()
        ? ""
        : " (%s to %s)"
            .formatted(readable(figure.low().getAsDouble()), readable(figure.high().getAsDouble()));
  }

  private static String reference(Figure figure) {
    return figure.reference().isEmpty() || figure.ratio().isEmpty()
        ? ""
        : ", %s %s, ratio %s"
            .formatted(
                figure.referenceName().orElse("reference"),
                readable(figure.reference().getAsDouble()),
                readable(figure.ratio().getAsDouble()));
  }

  private static String readable(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.3f", value);
  }
}
