package dev.daogou.models.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The same figures for programs. */
public final class ReportJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final String WHOLE = "@" + Predictor.LIST;

  private final ObjectNode root = JSON.createObjectNode();

  /**
   * @param command as it was typed
   * @param train files that were learned from
   */
  public ReportJson(
      String command, LogFormat format, List<Path> train, Path test, long seed, int limit) {
    root.put("command", command);
    root.put("format", format.label());
    train.forEach(file -> root.withArray("train").add(file.toString()));
    root.put("test", test.toString());
    root.put("seed", seed);
    if (limit > 0) {
      root.put("limit", limit);
    }
    root.put("java", Runtime.version().toString());
    root.put("processors", Runtime.getRuntime().availableProcessors());
  }

  /** Adds what was found. */
  public void add(Measured measured) {
    root.put("list", Predictor.LIST);
    root.put("events", measured.learned());
    root.put("items", measured.items());
    root.put("sessions", measured.sessions());
    root.put("trainSeconds", measured.trainSeconds());
    root.put("learnSeconds", measured.learnSeconds());
    root.put("predictSeconds", measured.predictSeconds());
    root.put("predictionsPerSecond", measured.cases() / measured.predictSeconds());
    root.put("residentBytes", measured.residentBytes());
    for (ListQuality run : measured.runs()) {
      ObjectNode node = addRun();
      node.put("model", run.model());
      node.put("repeat", run.repeat());
      node.put("online", measured.online());
      node.put("n", run.cases());
      for (ListMetrics at : run.at()) {
        lengths(node, at);
      }
      interval(node, "HR" + WHOLE, run.hitRate());
      interval(node, "MRR" + WHOLE, run.reciprocalRank());
      interval(node, "NDCG" + WHOLE, run.gain());
      node.put("coverage" + WHOLE, run.coverage());
      node.put("popularityBias" + WHOLE, run.popularityBias());
      node.put("novelty" + WHOLE, run.novelty());
    }
  }

  private static void lengths(ObjectNode node, ListMetrics at) {
    String end = "@" + at.length();
    node.put("HR" + end, at.hitRate());
    node.put("MRR" + end, at.reciprocalRank());
    node.put("NDCG" + end, at.gain());
    node.put("precision" + end, at.precision());
    node.put("recall" + end, at.recall());
    node.put("F1" + end, at.f1());
  }

  /** An interval under the name of its figure. */
  public static void interval(ObjectNode node, String name, Interval interval) {
    node.putArray(name + " interval").add(interval.low()).add(interval.high());
  }

  /** A further run, for figures of another kind. */
  public ObjectNode addRun() {
    return root.withArray("runs").addObject();
  }

  /** Writes the file. */
  public void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), root);
  }
}
