package dev.daogou.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON that every reader takes: it has no word for infinity. */
public final class FiniteNumbers {
  private FiniteNumbers() {}

  /** Looks at every number of a tree. */
  public static void check(JsonNode tree) {
    if (tree.isNumber()) {
      assertThat(tree.asDouble()).isFinite();
    }
    tree.forEach(FiniteNumbers::check);
  }
}
