package dev.daogou.models.cli;

import dev.daogou.models.topics.Announcer;
import dev.daogou.recommender.inference.ModelKind;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes an announcement back. */
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    description = "Take an announcement back: every instance returns to its configured model.")
final class Withdraw implements Callable<Integer> {
  private static final List<ModelKind> EXCHANGEABLE = List.of(ModelKind.RANKER, ModelKind.SEQUENCE);

  @Parameters(paramLabel = "KIND", description = "ranker or sequence.")
  private String kind;

  @Mixin private KafkaOptions kafka;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ModelKind known =
        EXCHANGEABLE.stream()
            .filter(any -> any.text().equals(kind))
            .findFirst()
            .orElseThrow(() -> new ParameterException(spec.commandLine(), unknown()));
    Announcer announcer = new Announcer(kafka.access(spec));
    announcer.requireTopic();
    String at = announcer.withdraw(known);
    spec.commandLine().getOut().printf("Withdrawn: %s (%s)%n", kind, at);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String unknown() {
    return "there is no kind of model to withdraw named '%s'; there are %s"
        .formatted(
            kind, EXCHANGEABLE.stream().map(ModelKind::text).collect(Collectors.joining(", ")));
  }
}
