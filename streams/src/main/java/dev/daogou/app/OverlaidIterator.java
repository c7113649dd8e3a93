package dev.daogou.app;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * What a store holds with changes laid over it, in the order of encoded keys; a change to nothing
 * hides what lies below.
 */
final class OverlaidIterator<K, V> implements KeyValueIterator<K, V> {
  private final KeyValueIterator<K, byte[]> below;
  private final Iterator<Map.Entry<K, Optional<byte[]>>> changes;
  private final Function<K, Bytes> order;
  private final Function<byte[], V> decoding;
  private Optional<KeyValue<K, byte[]>> stored = Optional.empty();
  private Optional<Map.Entry<K, Optional<byte[]>>> changed = Optional.empty();
  private Optional<KeyValue<K, V>> next = Optional.empty();

  /**
   * @param changes in the order of encoded keys, each key once
   * @param order of keys
   */
  OverlaidIterator(
      KeyValueIterator<K, byte[]> below,
      Iterator<Map.Entry<K, Optional<byte[]>>> changes,
      Function<K, Bytes> order,
      Function<byte[], V> decoding) {
    this.below = below;
    this.changes = changes;
    this.order = order;
    this.decoding = decoding;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && fill()) {
      next = step();
    }
    return next.isPresent();
  }

  private boolean fill() {
    if (stored.isEmpty() && below.hasNext()) {
      stored = Optional.of(below.next());
    }
    if (changed.isEmpty() && changes.hasNext()) {
      changed = Optional.of(changes.next());
    }
    return stored.isPresent() || changed.isPresent();
  }

  /** The smaller of both heads, where it is not hidden; a change takes the place of its key. */
  private Optional<KeyValue<K, V>> step() {
    int comparison = comparison();
    if (comparison < 0) {
      KeyValue<K, byte[]> head = stored.orElseThrow();
      stored = Optional.empty();
      return Optional.of(KeyValue.pair(head.key, decoding.apply(head.value)));
    }
    if (comparison == 0) {
      stored = Optional.empty();
    }
    Map.Entry<K, Optional<byte[]>> head = changed.orElseThrow();
    changed = Optional.empty();
    return head.getValue().map(value -> KeyValue.pair(head.getKey(), decoding.apply(value)));
  }

  private int comparison() {
    if (stored.isEmpty() || changed.isEmpty()) {
      return stored.isPresent() ? -1 : 1;
    }
    return order.apply(stored.get().key).compareTo(order.apply(changed.get().getKey()));
  }

  @Override
  public KeyValue<K, V> next() {
    KeyValue<K, V> result = peek();
    next = Optional.empty();
    return result;
  }

  @Override
  public K peekNextKey() {
    return peek().key;
  }

  private KeyValue<K, V> peek() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return next.orElseThrow();
  }

  @Override
  public void close() {
    below.close();
  }
}
