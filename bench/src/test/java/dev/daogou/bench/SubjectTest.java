package dev.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
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
    assertThat(new Bench.Subjects().convert("all")).containsExactlyElementsOf(Subject.all());
    assertThat(new Bench.Subjects().convert("read")).containsExactly(Subject.read);
  }

  @Test
  void shouldTakeEverySubjectThatIsTyped() {
    CommandLine command = new CommandLine(new Bench());

    assertThat(command.parseArgs("sessions", "--quick").matchedPositional(0).<Object>getValue())
        .isEqualTo(List.of(Subject.neighbours));
    assertThat(command.parseArgs().matchedPositional(0)).isNull();
    assertThat(command.getCommandSpec().positionalParameters().getFirst().<Object>getValue())
        .isEqualTo(Subject.all());
  }

  @Test
  void shouldSayWhatThereIsInPlaceOfAnUnknownSubject() {
    var said = new StringWriter();
    CommandLine command = new CommandLine(new Bench()).setErr(new PrintWriter(said));

    assertThat(command.execute("weather")).isEqualTo(2);
    assertThat(said.toString()).contains("weather", "ingest", "neighbours");
  }

  @Test
  void shouldTellOfEverySubjectInItsHelp() {
    String help = new CommandLine(new Bench()).getUsageMessage();

    for (Subject subject : Subject.all()) {
      assertThat(help).contains("  " + subject.name() + " ");
    }
  }
}
