package dev.daogou.serving.security;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Bounds what JSON may make the parser do, long before the size of a body does. */
@Singleton
class JsonLimits implements ObjectMapperCustomizer {
  private static final int LONGEST_NAME = 1_000;

  private final SecurityConfig config;

  JsonLimits(SecurityConfig config) {
    this.config = config;
  }

  @Override
  public void customize(ObjectMapper mapper) {
    StreamReadConstraints limits =
        mapper
            .getFactory()
            .streamReadConstraints()
            .rebuild()
            .maxNestingDepth(config.jsonDepth())
            .maxNumberLength(config.jsonNumberLength())
            .maxNameLength(LONGEST_NAME)
            .maxTokenCount(config.jsonTokens())
            .build();
    mapper.getFactory().setStreamReadConstraints(limits);
  }
}
