package dev.daogou.models.cli;

import dev.daogou.models.topics.KafkaFault;
import dev.daogou.recommender.vectors.Vectors;
import dev.daogou.storefront.demo.ScratchFolder;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * Entry point of {@code ./daogou train}, {@code evaluate}, {@code announce} and {@code withdraw}.
 */
@Command(
    name = "daogou",
    mixinStandardHelpOptions = true,
    description = "Models: learn, measure, export.",
    subcommands = {Models.Train.class, Evaluate.class, Announce.class, Withdraw.class})
public final class Models {
  private Models() {}

  /** Trains what is named, or everything. */
  @Command(
      name = "train",
      mixinStandardHelpOptions = true,
      description = "Learn models and export them as ONNX; without a subcommand, those that ship.",
      subcommands = {TrainEncoder.class, TrainRanker.class, TrainSequence.class})
  static final class Train implements Callable<Integer> {
    @Option(
        names = "--seed",
        defaultValue = "1",
        description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      int encoder = train("encoder");
      return encoder == 0 ? train("ranker") : encoder;
    }

    private int train(String model) {
      return Objects.requireNonNull(spec.subcommands().get(model), model)
          .execute("--seed", Long.toString(seed));
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Models()).setExecutionExceptionHandler(Models::tell);
  }

  /** What is wrong with Kafka is for people to read; anything else is a bug, and shows itself. */
  private static int tell(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    if (failure instanceof KafkaFault) {
      command.getErr().println(failure.getMessage());
      command.getErr().flush();
      return 1;
    }
    throw failure;
  }

  /** Runs a command line; the exit status is 0 where everything went well. */
  public static void main(String... arguments) {
    // Figures and models are the same in every run only where the arithmetic is.
    if (System.getProperty(Vectors.LOOPS) == null) {
      System.setProperty(Vectors.LOOPS, "wide");
    }
    int code = commandLine().execute(arguments);
    ScratchFolder.deleteOwn();
    System.exit(code);
  }
}
