package dev.daogou.models.cli;

/** Runs command lines, for tests of what comes of them. */
public final class CommandLines {
  private CommandLines() {}

  /** The exit status. */
  public static int run(String... arguments) {
    return Models.commandLine().execute(arguments);
  }
}
