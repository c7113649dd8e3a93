package dev.daogou.storefront.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What a person sees when a command fails: the reason in one line, not a stack trace. */
final class Failures {
  private static final String SHOW_ALL = "daogou.stacktrace";

  private Failures() {}

  static int tell(Exception failure, CommandLine command, ParseResult ignored) throws Exception {
    if (Boolean.getBoolean(SHOW_ALL)) {
      throw failure;
    }
    command.getErr().println(command.getColorScheme().errorText(message(failure)));
    return failure instanceof IllegalArgumentException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static String message(Throwable failure) {
    String own = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return failure.getCause() == null ? own : own + " (" + failure.getCause().getMessage() + ")";
  }
}
