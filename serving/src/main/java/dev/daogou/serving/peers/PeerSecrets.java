package dev.daogou.serving.peers;

import dev.daogou.serving.ops.ServiceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The words by which the instances of one installation know each other: that of the configuration,
 * or those of a file, one a line. The first is shown, all are taken, so that a new one can come
 * into use while instances run that do not show it yet. A file that changes is read anew.
 */
@ApplicationScoped
class PeerSecrets {
  static final Duration LOOK = Duration.ofSeconds(2);

  private static final Logger LOG = Logger.getLogger(PeerSecrets.class);

  private final Optional<Path> file;
  private final LongSupplier nanoTime;
  private final AtomicLong lookAt;
  private volatile List<String> words;
  private volatile FileTime seen = FileTime.fromMillis(0);

  @Inject
  PeerSecrets(ServiceConfig config) {
    this(config, System::nanoTime);
  }

  /**
   * @throws IllegalStateException when the file says nothing, or there is a word beside it
   */
  PeerSecrets(ServiceConfig config, LongSupplier nanoTime) {
    file = config.peers().secretFile();
    this.nanoTime = nanoTime;
    lookAt = new AtomicLong(nanoTime.getAsLong() + LOOK.toNanos());
    if (file.isPresent() && config.peers().secret().isPresent()) {
      throw new IllegalStateException(
          "set daogou.peers.secret or daogou.peers.secret-file, not both");
    }
    words = file.map(this::first).orElseGet(() -> config.peers().secret().stream().toList());
  }

  private List<String> first(Path path) {
    try {
      return read(path);
    } catch (IOException e) {
      throw new IllegalStateException("daogou.peers.secret-file: " + e.getMessage(), e);
    }
  }

  /** The word to show; empty where there is none. */
  Optional<String> shown() {
    return words().stream().findFirst();
  }

  /** Whether somebody who shows this is one of the instances. */
  boolean isOneOfUs(@Nullable String given) {
    List<String> known = words();
    return known.isEmpty()
        || (given != null
            && known.stream().anyMatch(word -> MessageDigest.isEqual(bytes(word), bytes(given))));
  }

  private List<String> words() {
    long now = nanoTime.getAsLong();
    long due = lookAt.get();
    if (file.isPresent() && now - due >= 0 && lookAt.compareAndSet(due, now + LOOK.toNanos())) {
      readIfChanged(file.get());
    }
    return words;
  }

  private void readIfChanged(Path path) {
    try {
      if (!Files.getLastModifiedTime(path).equals(seen)) {
        words = read(path);
        LOG.infof("%s is read anew: %d words for instances", path, words.size());
      }
    } catch (IOException e) {
      LOG.errorf("the words of before stay: %s", e);
    }
  }

  private List<String> read(Path path) throws IOException {
    FileTime modified = Files.getLastModifiedTime(path);
    List<String> found;
    try (Stream<String> lines = Files.lines(path)) {
      found = lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
    // Not again before it changes, whatever it says.
    seen = modified;
    if (found.isEmpty()) {
      throw new IOException(path + " has no word in it; write one a line, the one to show first");
    }
    return found;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
