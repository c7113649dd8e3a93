package dev.daogou.bench.faults;

import java.util.Optional;

/** Something that goes wrong under the program, and is over again. */
interface Fault {
  /** What it is, in the words of the report. */
  String name();

  /** Why it cannot be done on this machine; empty where it can. */
  default Optional<String> hindrance() {
    return Optional.empty();
  }

  /** Lets it happen, and returns when it is over and everybody is ready again. */
  void strike(Scene scene) throws Exception;
}
