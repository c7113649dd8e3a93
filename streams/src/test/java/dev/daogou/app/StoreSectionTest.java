package dev.daogou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StoreSectionTest {
  private final Random random = new Random(3);

  @Test
  void shouldHoldEveryKeyBetweenItsEndsAndNoOther() {
    StoreSection section = new StoreSection((byte) 2);
    StoreSection next = new StoreSection((byte) 3);
    for (int i = 0; i < 500; i++) {
      byte[] own = new byte[1 + random.nextInt(6)];
      random.nextBytes(own);

      assertThat(section.own(section.key(own))).isEqualTo(own);
      assertThat(section.key(own)).isGreaterThan(section.first()).isLessThan(section.end());
      assertThat(next.key(own)).isGreaterThan(section.end());
    }
  }

  @Test
  void shouldNotBeginAsATextDoes() {
    assertThatIllegalArgumentException().isThrownBy(() -> new StoreSection((byte) 'a'));
    assertThatIllegalArgumentException().isThrownBy(() -> new StoreSection((byte) -1));
  }
}
