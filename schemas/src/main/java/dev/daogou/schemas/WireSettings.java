package dev.daogou.schemas;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How values are framed, and where their schemas are registered.
 *
 * @param format the framing
 * @param registry address of the registry's API, for the formats that need one: for Confluent's the
 *     root, such as {@code http://registry:8081} or {@code http://apicurio:8080/apis/ccompat/v7};
 *     for Apicurio's {@code http://apicurio:8080/apis/registry/v3}
 */
public record WireSettings(WireFormat format, Optional<URI> registry) {
  /** Single-object encoding, without a registry. */
  public static final WireSettings DEFAULT =
      new WireSettings(WireFormat.SINGLE_OBJECT, Optional.empty());

  public WireSettings {
    if (format.needsRegistry() && registry.isEmpty()) {
      throw new IllegalArgumentException(
          "wire format " + format + " needs daogou.registry.url, the address of the registry");
    }
    registry.ifPresent(WireSettings::requireHttp);
  }

  /**
   * From their texts in the configuration.
   *
   * @param format name of a {@link WireFormat}
   * @param registry address, or blank for none
   */
  public static WireSettings parse(String format, @Nullable String registry) {
    Optional<URI> address =
        Optional.ofNullable(registry).map(String::strip).filter(s -> !s.isEmpty()).map(URI::create);
    return new WireSettings(WireFormat.named(format), address);
  }

  /** The serdes that these settings ask for. */
  public ValueSerdes serdes() {
    return switch (format) {
      case SINGLE_OBJECT -> ValueSerdes.singleObject();
      case CONFLUENT -> new ConfluentSerdes(new ConfluentRegistry(registry.orElseThrow()));
      case APICURIO -> apicurio(registry.orElseThrow());
    };
  }

  private static ValueSerdes apicurio(URI registry) {
    try {
      return new ApicurioSerdes(registry);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "wire format apicurio needs io.apicurio:apicurio-registry-avro-serde-kafka on the class"
              + " path; the format confluent works with Apicurio's ccompat address without it",
          e);
    }
  }

  private static void requireHttp(URI address) {
    String scheme = address.getScheme();
    if (address.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "daogou.registry.url must be an http or https address: '" + address + "'");
    }
  }
}
