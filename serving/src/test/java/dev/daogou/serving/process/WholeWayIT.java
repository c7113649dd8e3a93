package dev.daogou.serving.process;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.Access.class)
class WholeWayIT extends WholeWayScenario {
  @BeforeAll
  void start(SharedService shared) {
    open(shared.process(), shared.bootstrapServers());
  }
}
