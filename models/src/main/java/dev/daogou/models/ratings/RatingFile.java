package dev.daogou.models.ratings;

import dev.daogou.models.quality.LogReading;
import dev.daogou.models.quality.LogReading.Read;
import dev.daogou.models.quality.LogReading.Unreadable;
import dev.daogou.storefront.replay.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Ratings, one a line: user, item, rating and, where known, the time in epoch seconds; separated by
 * two colons, tabs, semicolons or commas, with or without a header (MovieLens comes in all of
 * these). A header may name the columns in another order.
 */
public final class RatingFile {
  private static final List<String> SEPARATORS = List.of("::", "\t", ";", ",");
  private static final double MILLIS = 1000;

  private RatingFile() {}

  /** Places of the columns; the time's is -1 where there is none. */
  private record Columns(int user, int item, int rating, int time) {
    private static final Columns USUAL = new Columns(0, 1, 2, 3);

    static Optional<Columns> of(String[] header) {
      List<String> names =
          List.of(header).stream()
              .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
              .toList();
      int user = place(names, "user", "userid", "visitorid");
      int item = place(names, "item", "itemid", "movie", "movieid", "productid");
      int rating = place(names, "rating", "stars", "score");
      return user < 0 || item < 0 || rating < 0
          ? Optional.empty()
          : Optional.of(new Columns(user, item, rating, place(names, "timestamp", "time", "ts")));
    }

    private static int place(List<String> names, String... known) {
      for (String name : known) {
        if (names.contains(name)) {
          return names.indexOf(name);
        }
      }
      return -1;
    }
  }

  /** Reads one file after the other. */
  public static LogReading<List<Rating>> read(List<Path> files) {
    List<Rating> ratings = new ArrayList<>();
    for (Path file : files) {
      try (Lines lines = Lines.of(file)) {
        Optional<String> wrong = read(lines, ratings);
        if (wrong.isPresent()) {
          return new Unreadable<>("%s:%d: %s".formatted(file, lines.number(), wrong.get()));
        }
      } catch (IOException e) {
        return new Unreadable<>("cannot be read: " + e.getMessage());
      }
    }
    return new Read<>(ratings);
  }

  private static Optional<String> read(Lines lines, List<Rating> ratings) throws IOException {
    String line = lines.next();
    String separator = line == null ? "," : separator(line);
    Columns columns = Columns.USUAL;
    if (line != null && !line.chars().anyMatch(Character::isDigit)) {
      Optional<Columns> named = Columns.of(line.split(separator, -1));
      if (named.isEmpty()) {
        return Optional.of("the header must name user, item and rating, but is: " + line);
      }
      columns = named.get();
      line = lines.next();
    }
    while (line != null) {
      if (!line.isBlank()) {
        Optional<String> wrong = take(line.split(separator, -1), columns, ratings);
        if (wrong.isPresent()) {
          return wrong;
        }
      }
      line = lines.next();
    }
    return Optional.empty();
  }

  private static String separator(String line) {
    return SEPARATORS.stream().filter(line::contains).findFirst().orElse(",");
  }

  private static Optional<String> take(String[] row, Columns columns, List<Rating> ratings) {
    if (row.length <= Math.max(columns.user(), Math.max(columns.item(), columns.rating()))) {
      return Optional.of(
          "must be user, item, rating and maybe time, but is: " + String.join(" ", row));
    }
    String user = row[columns.user()].strip();
    String item = row[columns.item()].strip();
    if (user.isEmpty() || item.isEmpty()) {
      return Optional.of("user or item is missing");
    }
    boolean timed = columns.time() >= 0 && columns.time() < row.length;
    try {
      float value = Float.parseFloat(row[columns.rating()].strip());
      if (!Float.isFinite(value)) {
        return Optional.of("the rating is no number: '" + row[columns.rating()] + "'");
      }
      long time =
          timed
              ? (long) (Double.parseDouble(row[columns.time()].strip()) * MILLIS)
              : Rating.NO_TIME;
      ratings.add(new Rating(user, item, value, time));
      return Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.of("rating or time is no number: " + String.join(" ", row));
    }
  }
}
