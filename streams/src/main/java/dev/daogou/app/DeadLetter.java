package dev.daogou.app;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Headers of a record on the dead-letter topic: why it is there and where it came from, each as
 * UTF-8 text.
 */
public final class DeadLetter {
  public static final String REASON = "reason";
  public static final String DETAIL = "detail";
  public static final String TOPIC = "topic";
  public static final String PARTITION = "partition";
  public static final String OFFSET = "offset";

  private static final int LONGEST_DETAIL = 1_000;

  private DeadLetter() {}

  /** Headers for a record that a processor is looking at. */
  public static Headers headers(String reason, String detail, Optional<RecordMetadata> origin) {
    return origin
        .map(at -> headers(reason, detail, at.topic(), at.partition(), at.offset()))
        .orElseGet(() -> headers(reason, detail, "", -1, -1));
  }

  /** Headers for a record whose origin is known; in a timer there is no topic. */
  public static Headers headers(
      String reason, String detail, String topic, int partition, long offset) {
    Headers headers = new RecordHeaders();
    add(headers, REASON, reason);
    add(
        headers,
        DETAIL,
        detail == null ? "" : detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)));
    add(headers, TOPIC, topic == null ? "" : topic);
    add(headers, PARTITION, Integer.toString(partition));
    add(headers, OFFSET, Long.toString(offset));
    return headers;
  }

  private static void add(Headers headers, String name, String text) {
    headers.add(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
