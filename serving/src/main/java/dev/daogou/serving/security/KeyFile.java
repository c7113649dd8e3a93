package dev.daogou.serving.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the keys of the configuration and of the keys file. */
final class KeyFile {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          // A name with nothing behind it, such as a key whose line is not indented.
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private KeyFile() {}

  /** What came of reading. */
  sealed interface Outcome {
    /** All is as it should be. */
    record Loaded(KeyRing ring) implements Outcome {}

    /** Something is wrong; nothing of it counts. */
    record Unusable(String why) implements Outcome {}
  }

  private record Entries(
      Map<String, Entry> keys,
      @JsonProperty("shopper-secrets") Map<String, List<String>> shopperSecrets) {
    // Jackson gives null where the file says nothing.
    private Entries {
      keys = keys == null ? Map.of() : keys;
      shopperSecrets = shopperSecrets == null ? Map.of() : shopperSecrets;
    }
  }

  private record Entry(
      @Nullable String hash,
      @Nullable Set<AccessRole> roles,
      @Nullable KeyKind kind,
      @Nullable String tenant,
      @Nullable Set<String> origins,
      @Nullable Integer rate) {
    private ApiKey key(String id) {
      return new ApiKey(
          id,
          KeyHash.parse(hash),
          roles == null ? Set.of() : roles,
          kind == null ? KeyKind.SERVER : kind,
          Optional.ofNullable(tenant),
          origins == null ? Set.of() : origins,
          rate == null ? OptionalInt.empty() : OptionalInt.of(rate));
    }
  }

  static Outcome read(SecurityConfig config) {
    Map<String, ApiKey> keys = new HashMap<>();
    Map<String, List<String>> secrets = new HashMap<>();
    config.shopperSecrets().forEach((tenant, secret) -> secrets.put(tenant, List.of(secret)));
    String reading = "the configuration";
    try {
      for (Map.Entry<String, SecurityConfig.Key> each : config.keys().entrySet()) {
        reading = "key " + each.getKey() + " of the configuration";
        keys.put(each.getKey(), key(each.getKey(), each.getValue()));
      }
      if (config.keysFile().isPresent()) {
        reading = "file " + config.keysFile().get();
        Entries entries = entries(config.keysFile().get());
        secrets.putAll(entries.shopperSecrets());
        for (Map.Entry<String, Entry> each : entries.keys().entrySet()) {
          reading = "key " + each.getKey() + " of " + config.keysFile().get();
          keys.put(each.getKey(), each.getValue().key(each.getKey()));
        }
      }
      reading = "the keys together";
      return new Outcome.Loaded(new KeyRing(keys.values(), secrets));
    } catch (IllegalArgumentException e) {
      return new Outcome.Unusable(reading + ": " + e.getMessage());
    } catch (JacksonException e) {
      return new Outcome.Unusable(reading + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      return new Outcome.Unusable(reading + " cannot be read: " + e.getMessage());
    }
  }

  private static Entries entries(Path file) throws IOException {
    Entries entries = YAML.readValue(Files.readString(file), Entries.class);
    return entries == null ? new Entries(Map.of(), Map.of()) : entries;
  }

  private static ApiKey key(String id, SecurityConfig.Key key) {
    return new ApiKey(
        id,
        KeyHash.parse(key.hash()),
        key.roles(),
        key.kind(),
        key.tenant(),
        key.origins().orElse(Set.of()),
        key.rate());
  }
}
