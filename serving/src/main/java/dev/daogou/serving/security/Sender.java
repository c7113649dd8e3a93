package dev.daogou.serving.security;

import java.util.List;

/**
 * Whose request it is, as far as limits are concerned that nobody should use up for all others.
 *
 * @param names under which it is counted: a key, an address, or both
 * @param isKnown whether it may do anything yet; who is not shows a key in the body, or none
 */
public record Sender(List<String> names, boolean isKnown) {
  public Sender {
    names = List.copyOf(names);
  }

  // What stands in a page is everybody's key: there the address counts too.
  static Sender of(Caller caller, String address) {
    String from = "address " + address;
    String key = "key " + caller.id();
    return switch (caller.kind()) {
      case SERVER, TOKEN -> new Sender(List.of(key), true);
      case BROWSER -> new Sender(List.of(from, key), true);
      case ANYBODY -> new Sender(List.of(from), !caller.equals(Caller.NOBODY));
    };
  }
}
