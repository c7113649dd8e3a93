package dev.daogou.schemas;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How Avro values are framed, as it is named in the configuration. */
public enum WireFormat {
  /** Avro's own fingerprint header; needs no registry. */
  SINGLE_OBJECT("single-object"),
  /** Zero byte and schema id, with a registry that speaks Confluent's API. */
  CONFLUENT("confluent"),
  /** The same bytes, with an Apicurio registry by its own API. */
  APICURIO("apicurio");

  private final String configured;

  WireFormat(String configured) {
    this.configured = configured;
  }

  /**
   * The format of that name.
   *
   * @throws IllegalArgumentException where there is none; the message lists what there is
   */
  public static WireFormat named(String configured) {
    return Arrays.stream(values())
        .filter(format -> format.configured.equals(configured))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "wire format must be one of "
                        + Arrays.stream(values())
                            .map(WireFormat::toString)
                            .collect(Collectors.joining(", "))
                        + ": '"
                        + configured
                        + "'"));
  }

  /** Whether a registry's address is needed. */
  public boolean needsRegistry() {
    return this != SINGLE_OBJECT;
  }

  @Override
  public String toString() {
    return configured;
  }
}
