package dev.daogou.storefront.cli;

import dev.daogou.storefront.demo.ScratchFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code daogou} command. */
@Command(
    name = "daogou",
    mixinStandardHelpOptions = true,
    version = "daogou 0.1.0",
    description = "Recommendations that follow the shopper, from Kafka to the next page.",
    subcommands = {
      DemoCommand.class,
      StartCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
      SimulateCommand.class,
      VisitCommand.class,
      KeyCommand.class,
    },
    footer = {
      "",
      "Further commands of the ./daogou script:",
      "  train     learn the models from a log and export them as ONNX",
      "  announce, withdraw   which model the running instances use",
      "  bench     speed of the parts and of the whole",
      "  test      all tests",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage.",
      "Each command explains itself: daogou demo --help"
    })
public final class Daogou implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs the command and ends this process with its exit code. */
  public static void main(String[] arguments) {
    int code = execute(arguments);
    ScratchFolder.deleteOwn();
    System.exit(code);
  }

  static int execute(String... arguments) {
    return new CommandLine(new Daogou())
        .registerConverter(java.time.Duration.class, new Durations())
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Failures::tell)
        .execute(arguments);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }
}
