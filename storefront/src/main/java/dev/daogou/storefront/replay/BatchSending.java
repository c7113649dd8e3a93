package dev.daogou.storefront.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.daogou.storefront.replay.HttpDestination.Entry;
import dev.daogou.storefront.service.Answer;
import dev.daogou.storefront.service.ServiceClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends one batch until the service has decided on every entry of it. */
final class BatchSending {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ATTEMPTS_WITHOUT_ANSWER = 10;
  private static final Duration LONGEST_BUSY = Duration.ofMinutes(10);
  private static final int LONGEST_PAUSE_SECONDS = 10;

  private final ServiceClient client;
  private final Tally tally;

  private final Refusals refusals;

  BatchSending(ServiceClient client, Tally tally, Refusals refusals) {
    this.client = client;
    this.tally = tally;
    this.refusals = refusals;
  }

  /**
   * @param events events, or else items of the catalogue
   * @return why it is hopeless to go on, if it is
   */
  Optional<String> send(List<Entry> entries, boolean events) throws InterruptedException {
    String path = events ? "/v1/events" : "/v1/catalogue";
    ObjectNode body = JSON.createObjectNode();
    body.putArray(events ? "events" : "items").addAll(entries.stream().map(Entry::json).toList());
    long busyUntil = System.nanoTime() + LONGEST_BUSY.toNanos();
    int unanswered = 0;
    while (true) {
      switch (client.post(path, body)) {
        case Answer.Ok ok -> {
          return decided(ok.body(), entries, "no result");
        }
        case Answer.Refused refused -> {
          return refused(refused, entries);
        }
        case Answer.TooLarge large -> {
          return halved(entries, events, large);
        }
        case Answer.Busy busy -> {
          if (System.nanoTime() > busyUntil) {
            return Optional.of("the service stayed busy: " + busy.detail());
          }
          pause(busy.retryAfter());
        }
        case Answer.Unreachable gone -> {
          if (++unanswered == ATTEMPTS_WITHOUT_ANSWER) {
            return Optional.of("no answer from " + gone.detail());
          }
          pause(Duration.ofMillis(100L << Math.min(unanswered, 6)));
        }
      }
    }
  }

  private Optional<String> refused(Answer.Refused refused, List<Entry> entries) {
    String reason = refused.status() + " " + refused.detail();
    if (refused.status() != 400) {
      return Optional.of("the service answered " + reason);
    }
    return decided(refused.body(), entries, reason);
  }

  private Optional<String> decided(JsonNode body, List<Entry> entries, String otherwise) {
    tally.addSent(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      JsonNode result = body.path("results").path(i);
      if (result.path("status").asText().equals("accepted")) {
        tally.addAccepted(1);
      } else {
        reject(
            entries.get(i),
            result.path("reason").asText(otherwise),
            result.path("detail").asText(""));
      }
    }
    return Optional.empty();
  }

  private void reject(Entry entry, String reason, String detail) {
    tally.addRejected(reason, 1);
    refusals.refused(
        entry.place(),
        entry.json().path(entry.event() ? "id" : "item").asText(),
        detail.isEmpty() ? reason : reason + ": " + detail);
  }

  private Optional<String> halved(List<Entry> entries, boolean events, Answer.TooLarge large)
      throws InterruptedException {
    if (entries.size() == 1) {
      tally.addSent(1);
      reject(entries.getFirst(), "413 " + large.detail(), "");
      return Optional.empty();
    }
    int middle = entries.size() / 2;
    Optional<String> first = send(entries.subList(0, middle), events);
    return first.isPresent() ? first : send(entries.subList(middle, entries.size()), events);
  }

  private void pause(Duration time) throws InterruptedException {
    tally.waited();
    long millis = Math.min(time.toMillis(), TimeUnit.SECONDS.toMillis(LONGEST_PAUSE_SECONDS));
    TimeUnit.MILLISECONDS.sleep(millis);
  }
}
