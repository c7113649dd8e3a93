package dev.daogou.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
    "2001:db8:1:2::1, 20010db800010002/64",
    "fe80::1%eth0, fe80000000000000/64",
    "::ffff:203.0.113.7, 203.0.113.7",
    "unknown, unknown",
    "'', ''",
  })
  void shouldTellClientsApartByTheirNetworks(String address, String client) {
    assertThat(ClientAddress.of(address)).isEqualTo(client);
  }
}
