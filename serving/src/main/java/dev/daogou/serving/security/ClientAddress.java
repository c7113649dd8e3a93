package dev.daogou.serving.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Tells which addresses are one client's, for limits that hold for each of them. */
final class ClientAddress {
  private static final int NETWORK_BYTES = 8;

  private ClientAddress() {}

  /**
   * The address; of IPv6 only its first 64 bits, since whoever has one of these networks has all
   * its addresses.
   */
  static String of(String address) {
    int zone = address.indexOf('%');
    try {
      InetAddress literal = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
      return literal instanceof Inet6Address six
          ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK_BYTES) + "/64"
          : literal.getHostAddress();
    } catch (IllegalArgumentException noLiteral) {
      return address;
    }
  }
}
