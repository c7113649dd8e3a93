package dev.daogou.serving.ops;

import dev.daogou.PersonalizationApp;
import dev.daogou.app.EarlierWork;
import dev.daogou.app.FormatRecord;
import dev.daogou.app.StateFormat;
import dev.daogou.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps a program away from what a newer one has written. Every role looks; the one that writes the
 * state records the format in which it does.
 */
@ApplicationScoped
class FormatGate {
  private static final Logger LOG = Logger.getLogger(FormatGate.class);

  private final Topics topics;
  private final ServiceConfig config;
  private final KafkaClients clients;

  FormatGate(Topics topics, ServiceConfig config, KafkaClients clients) {
    this.topics = topics;
    this.config = config;
    this.clients = clients;
  }

  /**
   * Returns when this program may read and write what is kept. The topics must exist.
   *
   * @return whether nothing was ever recorded: an installation that is new, as a rule
   * @throws IllegalStateException when a newer program has written it
   */
  boolean pass() {
    FormatRecord record = new FormatRecord(topics.formats(), clients.properties());
    Optional<String> recorded = record.read();
    String found = recorded.orElse(StateFormat.UNRECORDED.text());
    Optional<String> refusal = StateFormat.CURRENT.refusal(found);
    if (refusal.isPresent()) {
      throw new IllegalStateException(refusal.get());
    }
    if (config.roles().contains(Role.PERSONALIZE) && !found.equals(StateFormat.CURRENT.text())) {
      takeOverEarlierWork();
      record.write(StateFormat.CURRENT);
      LOG.infof("what is kept has format %s from now on", StateFormat.CURRENT.text());
    }
    return recorded.isEmpty();
  }

  private void takeOverEarlierWork() {
    String application = PersonalizationApp.applicationId(topics);
    int moved = new EarlierWork(application, clients.properties()).move();
    if (moved > 0) {
      LOG.infof("%d marks of work that was left were moved into one store", moved);
    }
  }
}
