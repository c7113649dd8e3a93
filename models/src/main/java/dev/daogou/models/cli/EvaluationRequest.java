package dev.daogou.models.cli;

import dev.daogou.figures.Figure;
import dev.daogou.figures.FiguresFile;
import dev.daogou.models.quality.LogFormat;
import dev.daogou.models.quality.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code daogou evaluate} was asked for, checked as far as the options alone allow.
 *
 * @param command as it was typed
 * @param train logs to learn from
 * @param test log to predict in
 * @param models names of those who predict
 * @param features names of what the ranker is trained with
 * @param ranker directory of a further ranker, or null
 * @param repeats kinds of list
 * @param online whether each case is learned after it was predicted
 * @param sequence whether a sequence model is trained and takes part
 * @param limit predictions at which no more sessions are drawn, 0 for all
 * @param seed of everything random
 * @param json where to write the figures, or null
 * @param figures where to write them by their names, or null
 * @param out for tables
 * @param err for progress and errors
 */
record EvaluationRequest(
    String command,
    LogFormat format,
    List<Path> train,
    Path test,
    List<String> models,
    List<String> features,
    @Nullable Path ranker,
    List<Boolean> repeats,
    boolean online,
    boolean sequence,
    int limit,
    long seed,
    @Nullable Path json,
    @Nullable Path figures,
    PrintWriter out,
    PrintWriter err) {

  ReportJson report() {
    return new ReportJson(command, format, train, test, seed, limit);
  }

  /** Writes figures by their names, where that was asked for. */
  void write(List<Figure> found) throws IOException {
    if (figures != null) {
      FiguresFile.write(figures, found, this::tell);
    }
  }

  void tell(String progress) {
    err.println(progress);
    err.flush();
  }

  /** Says why nothing can be measured; the exit code. */
  int failed(String reason) {
    tell("daogou evaluate: " + reason);
    return 1;
  }
}
