package dev.daogou.serving.board;

import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.Applications;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;

/** Publishes at the end of each second how this process was read, and once more when it ends. */
@Startup
@ApplicationScoped
class ReadPublisher {
  private static final Logger LOG = Logger.getLogger(ReadPublisher.class);
  private static final String CHANNEL = "trends";
  private static final long SECOND = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(2);

  private final Applications applications;
  private final ReadBook book;
  private final ReadPublication publication;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("read-levels").daemon().unstarted(this::run);

  /**
   * @param trends declares the outgoing channel, whose producer is then used directly because an
   *     emitter takes no keys
   */
  ReadPublisher(
      KafkaClientService kafka,
      Topics topics,
      ReadLevels reads,
      Applications applications,
      @Channel(CHANNEL) Emitter<byte[]> trends) {
    this.applications = applications;
    this.book = new ReadBook(reads, source(), now());
    this.publication =
        new ReadPublication(
            topics.trends(),
            book,
            () -> kafka.<byte[], byte[]>getProducer(CHANNEL).unwrap(),
            PATIENCE);
    thread.start();
  }

  // New at each start: figures are absolute, and those of the run before must stay.
  private static String source() {
    return "serve-" + UUID.randomUUID().toString().substring(0, 13);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped.countDown();
    thread.join(LAST_PATIENCE);
    thread.interrupt();
  }

  private void run() {
    try {
      while (!stopped.await(SECOND - now() % SECOND, TimeUnit.MILLISECONDS)) {
        round();
      }
      round();
    } catch (InterruptedException e) {
      LOG.debug("stopped before the last levels of reads were published");
    }
  }

  private void round() throws InterruptedException {
    try {
      book.take(now());
      // Not before the topic is known to exist: a broker may create what is written to as it likes.
      if (applications.areStarted()) {
        publication.publish();
      }
    } catch (RuntimeException e) {
      LOG.error("the levels of reads could not be counted", e);
    }
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
