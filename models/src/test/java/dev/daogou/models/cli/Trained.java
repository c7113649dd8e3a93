package dev.daogou.models.cli;

import java.util.stream.Stream;

/** Runs {@code train}, for tests of what comes of it. */
public final class Trained {
  private Trained() {}

  /** The exit status. */
  public static int ranker(String... options) {
    return Models.commandLine()
        .execute(
            Stream.concat(Stream.of("train", "ranker"), Stream.of(options)).toArray(String[]::new));
  }
}
