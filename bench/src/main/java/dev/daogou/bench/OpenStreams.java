package dev.daogou.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Pages that stay open: streams of shoppers' lists, and the live board's. */
final class OpenStreams implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<CompletableFuture<HttpResponse<Void>>> open = new ArrayList<>();
  private final URI address;

  OpenStreams(URI address) {
    this.address = address;
  }

  /** Opens so many lists of the demo's first shoppers, and one board. */
  void open(int lists) {
    for (int shopper = 1; shopper <= lists; shopper++) {
      open("/v1/users/shopper-1-%04d/recommendations/stream".formatted(shopper));
    }
    open("/v1/board/stream?range=5m");
  }

  private void open(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path)).header("Accept", "text/event-stream").build();
    open.add(http.sendAsync(request, BodyHandlers.discarding()));
  }

  @Override
  public void close() {
    open.forEach(stream -> stream.cancel(true));
    http.shutdownNow();
  }
}
