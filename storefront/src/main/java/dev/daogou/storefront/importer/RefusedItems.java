package dev.daogou.storefront.importer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.storefront.replay.Place;
import dev.daogou.storefront.replay.Refusals;
import dev.daogou.storefront.replay.Tally;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Optional;

/**
 * Tells of the items that could not be imported: the first ones on the screen, all of them in a
 * file of JSON lines where one is wanted.
 */
public final class RefusedItems implements Refusals, AutoCloseable {
  private static final int SHOWN = 20;

  private final ObjectMapper json = new ObjectMapper();
  private final Tally tally;
  private final PrintStream messages;
  private final Optional<Writer> file;
  private final long most;
  private long told;

  /**
   * @param file where all of them are written; closed with this
   * @param most that may be refused before the import ends
   */
  public RefusedItems(Tally tally, PrintStream messages, Optional<Writer> file, long most) {
    this.tally = tally;
    this.messages = messages;
    this.file = file;
    this.most = most;
  }

  /** The reader could not use it. */
  void unreadable(Place place, String item, String why) {
    tally.addMalformed();
    tell(place, item, why);
  }

  /** The service did not take it. */
  @Override
  public void refused(Place place, String item, String reason) {
    tell(place, item, reason);
  }

  /** Why the import ends, once more were refused than may be. */
  Optional<String> tooMany() {
    return tally.refused() > most
        ? Optional.of("more than %d items were refused (--max-errors)".formatted(most))
        : Optional.empty();
  }

  private synchronized void tell(Place place, String item, String why) {
    told++;
    if (told <= SHOWN) {
      messages.println(place + ": " + (item.isEmpty() ? "" : item + " ") + why);
    } else if (told == SHOWN + 1) {
      messages.println(
          "… further ones are "
              + (file.isPresent() ? "in the file" : "only counted (--rejects FILE)"));
    }
    file.ifPresent(writer -> write(writer, place, item, why));
  }

  private void write(Writer writer, Place place, String item, String why) {
    try {
      writer.write(
          json.createObjectNode()
                  .put("file", place.file())
                  .put("line", place.line())
                  .put("item", item)
                  .put("reason", why)
              + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
