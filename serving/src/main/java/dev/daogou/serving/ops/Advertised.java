package dev.daogou.serving.ops;

import org.apache.kafka.streams.state.HostInfo;

/** How the other instances reach this one. */
public interface Advertised {
  /**
   * The address; {@link HostInfo#unavailable()} for a single instance. From the first call on, this
   * instance listens there.
   *
   * @throws IllegalStateException when it cannot, with the reason
   */
  HostInfo address();
}
