package dev.daogou.models.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateTest {
  private static final int ITEMS = 40;
  private static final double EXACT = 1e-9;

  @TempDir Path folder;
  private Path train;
  private Path test;
  private Path json;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeLogs() throws IOException {
    train = clicks("train.tsv", 150, 0);
    test = clicks("test.tsv", 20, 1_000_000);
    json = folder.resolve("figures.json");
  }

  /** Shoppers walk from item to item in one direction, now and then two at once. */
  private Path clicks(String name, int sessions, long begin) throws IOException {
    Random random = new Random(sessions);
    List<String> lines = new ArrayList<>(List.of("SessionId\tItemId\tTime"));
    for (int s = 0; s < sessions; s++) {
      int at = random.nextInt(ITEMS);
      for (int click = 0; click < 4; click++) {
        lines.add(
            "s%d\titem-%d\t%d"
                .formatted(s, at % ITEMS, 1_700_000_000 + begin + 100L * s + 20L * click));
        at += random.nextDouble() < 0.8 ? 1 : 2;
      }
    }
    return Files.write(folder.resolve(name), lines);
  }

  private int evaluate(String... options) {
    CommandLine command = Models.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    return command.execute(
        Stream.concat(
                Stream.of(
                    "evaluate",
                    "--train",
                    train.toString(),
                    "--test",
                    test.toString(),
                    "--json",
                    json.toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private JsonNode figures() throws IOException {
    return new ObjectMapper().readTree(json.toFile());
  }

  private JsonNode run(String model, boolean repeat) throws IOException {
    for (JsonNode run : figures().path("runs")) {
      if (run.path("model").asText().equals(model) && run.path("repeat").asBoolean() == repeat) {
        return run;
      }
    }
    throw new AssertionError("no run of " + model + " in " + figures());
  }

  @Test
  void shouldMeasurePlacementsBeforeTheNextView() throws IOException {
    int exit = evaluate("--placement", "similar,trending");

    assertThat(exit).as(err.toString()).isZero();
    assertThat(figures().path("runs")).hasSize(2);
    JsonNode similar = figures().path("runs").get(0);
    assertThat(similar.path("placement").asText()).isEqualTo("similar");
    // Twenty sessions of four clicks; the next is one or two items on.
    assertThat(similar.path("n").asInt()).isEqualTo(60);
    assertThat(similar.path("HR@20").asDouble()).isGreaterThan(0.9);
    assertThat(similar.path("MRR@20").asDouble()).isGreaterThan(0.5);
    assertThat(out.toString()).contains("similar", "trending");
  }

  @Test
  void shouldMeasurePlacementsBeforeTheNextLineOfAnOrder() throws IOException {
    train = orders("train.csv", 1, 60);
    test = orders("test.csv", 1_000, 10);

    int exit = evaluate("--format", "invoices", "--placement", "bought-together,cart");

    assertThat(exit).as(err.toString()).isZero();
    for (JsonNode run : figures().path("runs")) {
      assertThat(run.path("n").asInt()).isEqualTo(20);
      assertThat(run.path("HR@20").asDouble()).isEqualTo(1, within(EXACT));
    }
  }

  /** Orders of three lines: whoever buys one of three neighbours buys all. */
  private Path orders(String name, int first, int count) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of("Invoice,StockCode,Description,Quantity,InvoiceDate,Price,CustomerID,Country"));
    for (int i = 0; i < count; i++) {
      for (int line = 0; line < 3; line++) {
        lines.add(
            "%d,%d,thing,1,2010-01-%02d 09:%02d:00,1.5,%d,Here"
                .formatted(
                    100_000 + first + i,
                    10_000 + 3 * (i % 10) + line,
                    first < 1_000 ? 1 : 2,
                    i,
                    first + i));
      }
    }
    return Files.write(folder.resolve(name), lines);
  }

  @Test
  void shouldSayWhichPlacementsThereAre() {
    assertThat(evaluate("--placement", "shelf")).isEqualTo(2);
    assertThat(err.toString()).contains("placements are for-you, similar, bought-together");
  }

  @Test
  void shouldMeasureEveryModelOnTheSamePredictions() throws IOException {
    int exit = evaluate("--models", "all", "--seed", "3");

    assertThat(exit).as(err.toString()).isZero();
    assertThat(figures().path("runs")).hasSize(2 * Contenders.known().size());
    assertThat(figures().path("runs"))
        .allSatisfy(
            run -> {
              assertThat(run.path("n").asInt()).isEqualTo(60);
              assertThat(run.path("online").asBoolean()).isFalse();
              assertThat(run.path("recall@10").asDouble()).isEqualTo(run.path("HR@10").asDouble());
            });
    JsonNode blend = run("blend", true);
    assertThat(blend.path("HR@5").asDouble()).isGreaterThan(0.9);
    assertThat(blend.path("HR@20 interval").get(0).asDouble())
        .isLessThanOrEqualTo(blend.path("HR@20").asDouble());
    assertThat(blend.path("precision@20").asDouble())
        .isCloseTo(blend.path("HR@20").asDouble() / 20, within(EXACT));
    assertThat(run("popular", false).path("HR@5").asDouble()).isLessThan(0.5);
    assertThat(out.toString()).contains("daogou-shipped", "no repeat", "NDCG", "coverage");
    assertThat(err.toString()).contains("learned: 600 of 600", "predicted: 60 of 60");
  }

  @Test
  void shouldWriteNamedFiguresBesideThoseOfPopularity() throws IOException {
    Path named = folder.resolve("named.json");

    int exit = evaluate("--models", "popular,blend", "--figures", named.toString());

    assertThat(exit).as(err.toString()).isZero();
    JsonNode figure = figure(named, "next-item.blend.frozen.no-repeat.hit-rate-20");
    JsonNode run = run("blend", false);
    assertThat(figure.path("value").asDouble()).isEqualTo(run.path("HR@20").asDouble());
    assertThat(figure.path("low").asDouble())
        .isEqualTo(run.path("HR@20 interval").get(0).asDouble());
    assertThat(figure.path("n").asInt()).isEqualTo(60);
    assertThat(figure.path("referenceName").asText()).isEqualTo("popular");
    assertThat(figure.path("reference").asDouble())
        .isEqualTo(run("popular", false).path("HR@20").asDouble());
    assertThat(figure(named, "next-item.blend.frozen.repeat.mrr-20").path("value").asDouble())
        .isEqualTo(run("blend", true).path("MRR@20").asDouble());
  }

  private static JsonNode figure(Path file, String name) throws IOException {
    for (JsonNode figure : new ObjectMapper().readTree(file.toFile()).path("figures")) {
      if (figure.path("name").asText().equals(name)) {
        return figure;
      }
    }
    throw new AssertionError("no figure " + name);
  }

  @Test
  void shouldGiveTheSameFiguresAgain() throws IOException {
    evaluate("--models", "blend,next,daogou-shipped", "--repeat");
    JsonNode first = figures().path("runs");

    evaluate("--models", "blend,next,daogou-shipped", "--repeat");

    assertThat(first).hasSize(3).isEqualTo(figures().path("runs"));
  }

  @Test
  void shouldLearnFromTheTestWhenOnline() throws IOException {
    Files.writeString(
        train, "SessionId\tItemId\tTime\na\tother-1\t1600000000\na\tother-2\t1600000020\n");

    int exit = evaluate("--online", "--models", "blend", "--no-repeat");

    assertThat(exit).as(err.toString()).isZero();
    assertThat(run("blend", false).path("online").asBoolean()).isTrue();
    assertThat(run("blend", false).path("HR@20").asDouble()).isGreaterThan(0.2);
  }

  @Test
  void shouldKnowNothingOfNewItemsWhenFrozen() throws IOException {
    Files.writeString(
        train, "SessionId\tItemId\tTime\na\tother-1\t1600000000\na\tother-2\t1600000020\n");

    evaluate("--models", "blend", "--no-repeat");

    assertThat(run("blend", false).path("HR@20").asDouble()).isZero();
  }

  @Test
  void shouldPredictCasesOfPrefixes() throws IOException {
    Files.write(train, List.of("a b c", "b c d", "a b c d"));
    Files.write(test, List.of("a b\tc", "a\tb", "c\td", "b c\td"));

    int exit = evaluate("--format", "prefix-label", "--models", "blend", "--limit", "2");

    assertThat(exit).as(err.toString()).isZero();
    assertThat(run("blend", false).path("n").asInt()).isEqualTo(2);
    assertThat(run("blend", false).path("HR@5").asDouble()).isEqualTo(1);
    assertThat(out.toString()).contains("2 of 4 predictions: whole sessions drawn with seed 1");
  }

  @Test
  void shouldRefuseToLearnOnlineWithoutTimes() throws IOException {
    Files.write(train, List.of("a b c"));
    Files.write(test, List.of("a b"));

    assertThat(evaluate("--format", "sequences", "--online")).isEqualTo(2);
    assertThat(err.toString()).contains("--online needs the times of clicks");
  }

  @Test
  void shouldSayWhatIsWrongWithALog() throws IOException {
    Files.writeString(test, "SessionId\tItemId\tTime\ns\ta\tyesterday\n");

    assertThat(evaluate("--models", "blend")).isEqualTo(1);
    assertThat(err.toString()).contains("test.tsv:2: Time is no time: 'yesterday'");
  }

  @Test
  void shouldSayWhatIsWrongWithTheOptions() {
    assertThat(evaluate("--models", "magic")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no model 'magic'", "daogou-shipped");

    assertThat(evaluate("--format", "tarot")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no format 'tarot'");

    test = folder.resolve("nowhere");
    assertThat(evaluate()).isEqualTo(2);
    assertThat(err.toString()).contains("there is no file");
  }

  @Test
  void shouldMeasureRatings() throws IOException {
    Files.write(train, List.of("u1::i1::5::10", "u1::i2::1::20", "u2::i1::4::30", "u2::i2::2::40"));
    Files.write(test, List.of("u3::i1::5::50", "u3::i2::1::60"));

    int exit = evaluate("--format", "ratings");

    assertThat(exit).as(err.toString()).isZero();
    assertThat(figures().path("runs")).hasSize(3);
    JsonNode mean = figures().path("runs").get(0);
    assertThat(mean.path("model").asText()).isEqualTo("global-mean");
    assertThat(mean.path("n").asInt()).isEqualTo(2);
    assertThat(mean.path("RMSE").asDouble()).isCloseTo(2, within(EXACT));
    assertThat(mean.path("MAE").asDouble()).isCloseTo(2, within(EXACT));
    assertThat(figures().path("runs").get(2).path("model").asText()).isEqualTo("daogou");
    assertThat(figures().path("runs").get(2).path("RMSE").asDouble()).isLessThan(2);
  }
}
