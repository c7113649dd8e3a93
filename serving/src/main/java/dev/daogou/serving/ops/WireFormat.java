package dev.daogou.serving.ops;

/** How Avro values are framed on every topic of an installation. */
public enum WireFormat {
  /** Avro single-object encoding; no registry. */
  SINGLE_OBJECT,
  /** Confluent's wire format, with a schema registry. */
  CONFLUENT,
  /** Apicurio's wire format, with a schema registry. */
  APICURIO
}
