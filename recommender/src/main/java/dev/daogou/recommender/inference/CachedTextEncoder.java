package dev.daogou.recommender.inference;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Remembers the vectors of texts that come again and again, as search queries do. The vectors are
 * shared: callers do not write to them. Closing it closes the encoder behind it.
 */
public final class CachedTextEncoder implements TextEncoder {
  private final TextEncoder encoder;
  private final LoadingCache<String, float[]> vectors;

  /**
   * @param capacity texts remembered at most
   */
  public CachedTextEncoder(TextEncoder encoder, long capacity) {
    this.encoder = encoder;
    this.vectors =
        Caffeine.newBuilder()
            .maximumSize(capacity)
            .build(
                new com.github.benmanes.caffeine.cache.CacheLoader<>() {
                  @Override
                  public float[] load(String text) {
                    return encoder.encode(List.of(text))[0];
                  }

                  @Override
                  public Map<String, float[]> loadAll(Set<? extends String> texts) {
                    return encodeTogether(List.copyOf(texts));
                  }
                });
  }

  private Map<String, float[]> encodeTogether(List<String> texts) {
    float[][] encoded = encoder.encode(texts);
    return IntStream.range(0, texts.size())
        .boxed()
        .collect(Collectors.toMap(texts::get, i -> encoded[i]));
  }

  @Override
  public int dimensions() {
    return encoder.dimensions();
  }

  @Override
  public String version() {
    return encoder.version();
  }

  @Override
  public float[][] encode(List<String> texts) {
    Map<String, float[]> known = vectors.getAll(texts);
    Function<String, float[]> vector = text -> Objects.requireNonNull(known.get(text));
    return texts.stream().map(vector).toArray(float[][]::new);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
