package dev.daogou.serving.peers;

import org.apache.kafka.streams.state.HostInfo;

/** What another instance says, or that it says nothing. */
public sealed interface PeerAnswer {
  /**
   * It has the value.
   *
   * @param value as it is stored
   * @param standby whether it is from a copy that may lag behind
   * @param covered whether it reflects the event of the receipt
   */
  record Found(byte[] value, boolean standby, boolean covered) implements PeerAnswer {}

  /**
   * It owns the shopper, and there is no value.
   *
   * @param covered whether the event of the receipt is taken into account
   */
  record Absent(boolean covered) implements PeerAnswer {}

  /** It cannot say now. */
  record NotReady(String why) implements PeerAnswer {}

  /** Another one owns the shopper. */
  record Misdirected(HostInfo owner) implements PeerAnswer {}

  /** No answer came: it is away, too slow, or is not one of us. */
  record Failed(String why) implements PeerAnswer {}
}
