package dev.daogou.schemas;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serdes of the typed keys: plain UTF-8, as {@code kcat} and every client can write it. */
public final class KeySerdes {
  private KeySerdes() {}

  /** Serde of {@link ShopperKey}; a key of another form is a {@link SerializationException}. */
  public static Serde<ShopperKey> shopper() {
    return of("tenant/shopper", ShopperKey::parse);
  }

  /** Serde of {@link ItemKey}; a key of another form is a {@link SerializationException}. */
  public static Serde<ItemKey> item() {
    return of("tenant/item", ItemKey::parse);
  }

  /** Serde of {@link SessionKey}; a key of another form is a {@link SerializationException}. */
  public static Serde<SessionKey> session() {
    return of("tenant/session", SessionKey::parse);
  }

  /** Serde of {@link OutcomeKey}; a key of another form is a {@link SerializationException}. */
  public static Serde<OutcomeKey> outcome() {
    return of("tenant/recommendationId/shopper", OutcomeKey::parse);
  }

  /** Serde of {@link TrendKey}; a key of another form is a {@link SerializationException}. */
  public static Serde<TrendKey> trend() {
    return of("tenant/resolution/start/source", TrendKey::parse);
  }

  /** Serde of {@link ModelKey}; a key of another form is a {@link SerializationException}. */
  public static Serde<ModelKey> model() {
    return of("tenant/kind", ModelKey::parse);
  }

  private static <K> Serde<K> of(String form, Function<String, Optional<K>> parse) {
    return Serdes.serdeFrom(
        (topic, key) -> key == null ? null : key.toString().getBytes(StandardCharsets.UTF_8),
        (topic, bytes) ->
            bytes == null
                ? null
                : parse
                    .apply(new String(bytes, StandardCharsets.UTF_8))
                    .orElseThrow(
                        () -> new SerializationException("key is not of the form " + form)));
  }
}
