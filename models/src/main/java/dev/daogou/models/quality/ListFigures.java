package dev.daogou.models.quality;

import dev.daogou.figures.Figure;
import dev.daogou.figures.FigureName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What an evaluation found, as named figures: {@code next-item}, who predicted, whether clicks were
 * learned meanwhile, whether lists may repeat the item being viewed, the metric. Plain popularity
 * of the same run stands beside, where it took part.
 */
public final class ListFigures {
  private static final String SUBJECT = "next-item";
  private static final String PEER = "popular";

  private ListFigures() {}

  /** Every figure of every run. */
  public static List<Figure> of(Measured measured) {
    List<Figure> figures = new ArrayList<>();
    for (ListQuality run : measured.runs()) {
      Optional<ListQuality> peer =
          measured.runs().stream()
              .filter(other -> other.model().equals(PEER) && !run.model().equals(PEER))
              .filter(other -> other.repeat() == run.repeat())
              .findFirst();
      figures.addAll(new Run(name(run, measured.online()), run, peer).figures());
    }
    figures.add(Figure.of(SUBJECT + ".train-s", measured.trainSeconds(), "s"));
    figures.add(Figure.of(SUBJECT + ".learn-s", measured.learnSeconds(), "s"));
    figures.add(
        Figure.of(
            SUBJECT + ".predictions-per-second",
            measured.cases() / measured.predictSeconds(),
            "1/s"));
    figures.add(Figure.of(SUBJECT + ".resident-mb", measured.residentBytes() / 1e6, "MB"));
    return figures;
  }

  private static String name(ListQuality run, boolean online) {
    return FigureName.of(
        SUBJECT, run.model(), online ? "online" : "frozen", run.repeat() ? "repeat" : "no-repeat");
  }

  /** The figures of one run. */
  private record Run(String name, ListQuality run, Optional<ListQuality> peer) {

    List<Figure> figures() {
      List<Figure> figures = new ArrayList<>();
      for (int i = 0; i < run.at().size(); i++) {
        int place = i;
        String length = "-" + run.at().get(i).length();
        figures.add(figure("hit-rate" + length, other -> other.at().get(place).hitRate()));
        figures.add(figure("mrr" + length, other -> other.at().get(place).reciprocalRank()));
        figures.add(figure("ndcg" + length, other -> other.at().get(place).gain()));
      }
      figures.add(figure("coverage-" + Predictor.LIST, ListQuality::coverage));
      figures.add(figure("popularity-bias-" + Predictor.LIST, ListQuality::popularityBias));
      figures.add(figure("novelty-bits-" + Predictor.LIST, ListQuality::novelty));
      return figures.stream().map(this::withInterval).toList();
    }

    private Figure figure(String metric, ToDoubleFunction<ListQuality> value) {
      Figure figure =
          Figure.of(name + "." + metric, value.applyAsDouble(run), "").from(run.cases());
      return peer.map(other -> figure.beside(PEER, value.applyAsDouble(other))).orElse(figure);
    }

    /** Whole lists have intervals. */
    private Figure withInterval(Figure figure) {
      String whole = "-" + Predictor.LIST;
      if (figure.name().equals(name + ".hit-rate" + whole)) {
        return figure.between(run.hitRate().low(), run.hitRate().high());
      }
      if (figure.name().equals(name + ".mrr" + whole)) {
        return figure.between(run.reciprocalRank().low(), run.reciprocalRank().high());
      }
      return figure.name().equals(name + ".ndcg" + whole)
          ? figure.between(run.gain().low(), run.gain().high())
          : figure;
    }
  }
}
