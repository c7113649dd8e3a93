package dev.daogou.models.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LiveOptionsTest {
  private final StringWriter complaints = new StringWriter();

  @Test
  void shouldNotLearnFromALogAndFromTopicsAtOnce() {
    assertThat(train("ranker", "--log", "clicks.tsv", "--from-topics")).isEqualTo(2);

    assertThat(complaints.toString()).contains("--log and --from-topics");
  }

  @Test
  void shouldSayWhatAnEndIs() {
    assertThat(train("ranker", "--from-topics", "--until", "yesterday")).isEqualTo(2);

    assertThat(complaints.toString()).contains("0:1200,1:1180").contains("'yesterday'");
  }

  @Test
  void shouldNeedSomethingToLearnASequenceModelFrom() {
    assertThat(train("sequence")).isEqualTo(2);

    assertThat(complaints.toString()).contains("--log FILE or --from-topics");
  }

  @Test
  void shouldNeedARegistryWhereTheWireFormatDoes() {
    assertThat(train("ranker", "--announce", "--wire-format", "confluent")).isEqualTo(2);

    assertThat(complaints.toString()).contains("registry");
  }

  @Test
  void shouldNotTakeATenantThatCannotBe() {
    assertThat(train("ranker", "--from-topics", "--tenant", "A Shop")).isEqualTo(2);

    assertThat(complaints.toString()).contains("--tenant");
  }

  private int train(String... arguments) {
    CommandLine line = Models.commandLine();
    line.setErr(new PrintWriter(complaints, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "train";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return line.execute(all);
  }
}
