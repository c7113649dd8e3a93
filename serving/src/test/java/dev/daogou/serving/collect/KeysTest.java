package dev.daogou.serving.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  @Test
  void shouldAdmitTheKeysOfTheConfiguration() {
    WriteKeys keys = new ConfiguredWriteKeys(Set.of("one", "two"), "0.0.0.0");

    assertThat(keys.admit(Optional.of("two"))).isTrue();
    assertThat(keys.admit(Optional.of("three"))).isFalse();
    assertThat(keys.admit(Optional.of(""))).isFalse();
    assertThat(keys.admit(Optional.empty())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,true",
    "localhost,true",
    "::1,true",
    "0.0.0.0,false",
    "shop.example,false"
  })
  void shouldBeOpenWithoutKeysToThisMachineAlone(String host, boolean open) {
    WriteKeys keys = new ConfiguredWriteKeys(Set.of(), host);

    assertThat(keys.admit(Optional.empty())).isEqualTo(open);
    assertThat(keys.admit(Optional.of("any"))).isEqualTo(open);
  }

  @Test
  void shouldNotBeOpenToThisMachineWhereThereAreKeys() {
    assertThat(new ConfiguredWriteKeys(Set.of("one"), "127.0.0.1").admit(Optional.empty()))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"demo:,demo", "demo:secret,demo", "demo,demo", "a:b:c,a"})
  void shouldReadTheUserName(String pair, String user) {
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));

    assertThat(BasicAuth.user("Basic " + encoded)).isEqualTo(user);
    assertThat(BasicAuth.user("basic  " + encoded)).isEqualTo(user);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic", "Bearer ZGVtbzo=", "Basic ***"})
  void shouldFindNoUserName(String header) {
    assertThat(BasicAuth.user(header)).isNull();
    assertThat(BasicAuth.user((String) null)).isNull();
  }
}
