package dev.daogou.models.cli;

import dev.daogou.models.topics.Announcer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells every running instance to use a model that lies in a directory. */
@Command(
    name = "announce",
    mixinStandardHelpOptions = true,
    description = {
      "Tell every running instance to use a model: one of yours, or one of an earlier training.",
      "Instances check it before they use it, and keep the one in use where it does not fit; their"
          + " log and daogou.models.refused tell."
    })
final class Announce implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      description = "Directory with manifest.json and model.onnx, readable for every instance.")
  private Path directory;

  @Mixin private KafkaOptions kafka;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Announcer announcer = new Announcer(kafka.access(spec));
    announcer.requireTopic();
    String at = announcer.announce(directory);
    spec.commandLine().getOut().printf("Announced: %s (%s)%n", directory, at);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
