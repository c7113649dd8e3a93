package dev.daogou.storefront.importer;

import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemRemoval;
import dev.daogou.storefront.replay.Destination;
import dev.daogou.storefront.replay.OpenFile;
import dev.daogou.storefront.replay.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads files of items one after the other and sends what can be used. */
public final class CatalogueImport {
  private final Terms terms;
  private final ItemFormat.Table table;
  private final Optional<ItemFormat> format;
  private final RefusedItems refused;
  private final Optional<Set<String>> named;
  private final Progress progress;

  /**
   * @param format of all files; empty where each tells by itself
   * @param refused hears of what cannot be used, and may end the import
   * @param isNamedWanted whether it is to be known which items the files name; takes memory
   */
  public CatalogueImport(
      Terms terms,
      ItemFormat.Table table,
      Optional<ItemFormat> format,
      RefusedItems refused,
      Progress progress,
      boolean isNamedWanted) {
    this.terms = terms;
    this.table = table;
    this.format = format;
    this.refused = refused;
    this.progress = progress;
    named = isNamedWanted ? Optional.of(new HashSet<>()) : Optional.empty();
  }

  /** How far the import is: bytes of all files. */
  public static final class Progress {
    private final long all;
    private volatile long before;
    private volatile @Nullable OpenFile current;

    public Progress(Collection<Path> files) throws IOException {
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      all = bytes;
    }

    /** Share that has been read, 0 to 1. */
    public double share() {
      OpenFile file = current;
      return all == 0 ? 1 : (double) (before + (file == null ? 0 : file.position())) / all;
    }

    private void begin(OpenFile file) {
      current = file;
    }

    private void end(OpenFile file) {
      long read = file.position();
      current = null;
      before = before + read;
    }
  }

  /**
   * Sends all items; the destination is left open.
   *
   * @return why the import ended early; empty where all files were read to their end
   */
  public Optional<String> send(List<Path> files, Destination destination) throws IOException {
    for (Path file : files) {
      Optional<String> stopped = send(file, destination);
      if (stopped.isPresent()) {
        return stopped.map(why -> file + ": " + why);
      }
    }
    return Optional.empty();
  }

  private Optional<String> send(Path file, Destination destination) throws IOException {
    Optional<ItemFormat> known = format.isPresent() ? format : ItemFormat.guess(file);
    if (known.isEmpty()) {
      return Optional.of("the file is empty, or its beginning does not tell its --format");
    }
    try (OpenFile open = OpenFile.of(file)) {
      progress.begin(open);
      Sending sending = new Sending(file.toString(), destination);
      Optional<String> stopped = known.get().reader(terms, table).read(open, sending);
      progress.end(open);
      return stopped.or(destination::failure).or(refused::tooMany);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IOException e) {
      return Optional.of("it cannot be read on: " + e.getMessage());
    }
  }

  /**
   * Ids of all items that the files named, also of those that could not be used; none where that
   * was not wanted.
   */
  public Set<String> named() {
    return named.orElse(Set.of());
  }

  /** Takes items out of the catalogue that the files do not name. */
  public void remove(Collection<String> items, Destination destination) {
    for (String item : items) {
      destination.send(new CatalogueUpdate(terms.tenant(), item, new ItemRemoval()), Place.NOWHERE);
    }
  }

  private final class Sending implements ItemSink {
    private final String file;
    private final Destination destination;

    Sending(String file, Destination destination) {
      this.file = file;
      this.destination = destination;
    }

    @Override
    public void item(long line, CatalogueUpdate update) {
      if (isOpen()) {
        name(update.getItem());
        destination.send(update, new Place(file, line));
      }
    }

    @Override
    public void unusable(long line, String item, String why) {
      name(item);
      refused.unreadable(new Place(file, line), item, why);
    }

    private void name(String item) {
      named.ifPresent(all -> all.add(item));
    }

    @Override
    public void malformed(long line, String what) {
      refused.unreadable(new Place(file, line), "", what);
    }

    @Override
    public boolean isOpen() {
      return refused.tooMany().isEmpty() && destination.failure().isEmpty();
    }
  }
}
