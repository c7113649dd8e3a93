package dev.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SubjectTest {
  @Test
  void shouldKnowEarlierNames() {
    assertThat(Subject.named("sessions")).contains(Subject.neighbours);
    assertThat(Subject.named("vector")).contains(Subject.vectors);
    assertThat(Subject.named("Ingest")).contains(Subject.ingest);
    assertThat(Subject.named("nothing")).isEmpty();
  }

  @Test
  void shouldMeasureEverythingWhereNoSubjectIsNamed() {
    assertThat(new Bench.Subjects().convert("all")).containsExactly(Subject.values());
    assertThat(new Bench.Subjects().convert("read")).containsExactly(Subject.read);
  }

  @Test
  void shouldSayWhatThereIsInPlaceOfAnUnknownSubject() {
    var said = new java.io.StringWriter();
    CommandLine command = new CommandLine(new Bench()).setErr(new java.io.PrintWriter(said));

    assertThat(command.execute("weather")).isEqualTo(2);
    assertThat(said.toString()).contains("weather", "ingest", "neighbours");
  }

  @Test
  void shouldTellOfEverySubjectInItsHelp() {
    String help = new CommandLine(new Bench()).getUsageMessage();

    for (Subject subject : Subject.values()) {
      assertThat(help).contains("  " + subject.name() + " ");
    }
  }
}
