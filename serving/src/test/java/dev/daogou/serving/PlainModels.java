package dev.daogou.serving;

import dev.daogou.model.Ranker;
import dev.daogou.model.TextEncoder;
import dev.daogou.serving.ops.Models;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.vector.Signature;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Tests of the service need an encoder, not a good one: texts are alike when they are the same. */
@Mock
@Singleton
public class PlainModels extends Models {
  private static final int WIDTH = 64;

  PlainModels(ServiceConfig config) {
    super(config);
  }

  @Override
  public TextEncoder encoder() {
    return new TextEncoder() {
      @Override
      public int dimensions() {
        return WIDTH;
      }

      @Override
      public String version() {
        return "plain@1";
      }

      @Override
      public float[][] encode(List<String> texts) {
        return texts.stream().map(text -> Signature.of(text, WIDTH)).toArray(float[][]::new);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Optional<Ranker> ranker() {
    return Optional.empty();
  }
}
