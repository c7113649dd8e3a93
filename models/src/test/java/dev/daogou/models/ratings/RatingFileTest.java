package dev.daogou.models.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.models.quality.LogReading.Read;
import dev.daogou.models.quality.LogReading.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatingFileTest {
  private static final Rating GIVEN = new Rating("7", "31", 4.5f, 881_250_949_000L);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7\t31\t4.5\t881250949",
        "7::31::4.5::881250949",
        "7,31,4.5,881250949",
        "userId,movieId,rating,timestamp\n7,31,4.5,881250949",
        "Rating;Time;Item;User\n4.5;881250949;31;7",
      })
  void shouldReadEveryUsualShape(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("ratings"), content);

    assertThat(RatingFile.read(List.of(file))).isEqualTo(new Read<>(List.of(GIVEN)));
  }

  @Test
  void shouldDoWithoutTimes() throws IOException {
    Path file = Files.writeString(folder.resolve("ratings"), "7\t31\t4.5\n");

    assertThat(RatingFile.read(List.of(file)))
        .isEqualTo(new Read<>(List.of(new Rating("7", "31", 4.5f, Rating.NO_TIME))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7\t31", "7\t31\tmany\t1", "\t31\t3\t1", "7\t31\tNaN\t1"})
  void shouldNameTheLineOfWhatIsNoRating(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("ratings"), "1\t1\t3\t1\n" + line + "\n");

    assertThat(RatingFile.read(List.of(file)))
        .isInstanceOfSatisfying(
            Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).startsWith(file + ":2: "));
  }
}
