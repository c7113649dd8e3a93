package dev.daogou.serving.peers;

import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.state.HostInfo;

/** Reads {@code host:port}. */
public final class HostAddress {
  private HostAddress() {}

  /** The address; empty where the text is none. */
  public static Optional<HostInfo> parse(String text) {
    try {
      return Optional.ofNullable(HostInfo.buildFromEndpoint(text.strip()));
    } catch (ConfigException notAnAddress) {
      return Optional.empty();
    }
  }
}
