package dev.daogou.models.topics;

/** Kafka or what lies on it is not as it must be; the message says what to do. */
public final class KafkaFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KafkaFault(String message) {
    super(message);
  }

  KafkaFault(String message, Throwable cause) {
    super(message, cause);
  }
}
