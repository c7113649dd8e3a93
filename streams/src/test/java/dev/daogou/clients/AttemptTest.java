package dev.daogou.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class AttemptTest {
  private static final String HERE = "here";
  private static final String THERE = "there";

  @Test
  void shouldHandOutEverythingWhereAThreadBeginsForTheFirstTime() {
    Attempt first = Attempt.begin(Optional.empty(), 7, HERE);
    Attempt further = Attempt.begin(Optional.of(first), 8, HERE);

    assertThat(first.isHindered()).isFalse();
    assertThat(further).isEqualTo(Attempt.begin(Optional.empty(), 8, HERE));
  }

  @Test
  void shouldHandOutLessTheMoreOftenThreadsBeginAtOneRecord() {
    Attempt attempt = Attempt.begin(Optional.empty(), 7, HERE);

    attempt = again(attempt, THERE);
    assertThat(attempt.isHindered()).isFalse();
    attempt = again(attempt, HERE);
    assertThat(attempt.size()).isEqualTo(Attempt.GROUP);
    attempt = again(attempt, HERE);
    assertThat(attempt.isAlone()).isTrue();
    assertThat(attempt.fault()).isEmpty();
  }

  @Test
  void shouldHandOutGroupsAtOnceWhereItIsKnownThatARecordIsAtFault() {
    Attempt attempt = Attempt.begin(Optional.empty(), 7, HERE).suspected();

    assertThat(again(attempt, HERE).size()).isEqualTo(Attempt.GROUP);
  }

  @Test
  void shouldHandOutEachGroupInTheSameWay() {
    Attempt group = again(Attempt.begin(Optional.empty(), 7, HERE).suspected(), HERE);

    Attempt next = group.next(39, HERE);
    assertThat(next.size()).isEqualTo(Attempt.GROUP);
    assertThat(again(next, HERE).isAlone()).isTrue();
  }

  @Test
  void shouldCondemnWhatEndsOneProcessAfterTheOther() {
    Attempt alone = alone(7);

    Attempt once = again(alone, THERE);
    assertThat(once.fault()).isEmpty();
    assertThat(again(once, HERE).fault())
        .hasValueSatisfying(why -> assertThat(why).contains("ends"));
  }

  @Test
  void shouldNotCondemnWhileTheProcessGoesOnAndBlamesNobody() {
    Attempt attempt = alone(7);
    for (int i = 0; i < 100; i++) {
      attempt = again(attempt, HERE);
    }
    assertThat(attempt).isEqualTo(alone(7));
  }

  @Test
  void shouldGoOnWithTheRecordBehindTheOneThatIsSetAside() {
    Attempt without = alone(7).condemned("throws").without(HERE);

    Attempt next = Attempt.begin(Optional.of(without), 8, HERE);
    assertThat(next.isHindered()).isFalse();
    assertThat(next.setAside()).containsExactly(7L);
    assertThat(Attempt.begin(Optional.of(next), 9, HERE).setAside()).containsExactly(7L);
    assertThat(next.from(7).setAside()).containsExactly(7L);
    assertThat(next.from(8).setAside()).isEmpty();
  }

  @Test
  void shouldRememberTheNewestOfManyThatAreSetAside() {
    Attempt attempt = alone(0);
    for (int offset = 0; offset < 200; offset++) {
      attempt = attempt.next(offset, HERE).condemned("throws").without(HERE);
    }
    assertThat(attempt.setAside()).hasSize(64).endsWith(198L, 199L);
    assertThat(attempt.stored().metadata().length()).isLessThan(4_096);
  }

  @Test
  void shouldBeReadAsItWasStored() {
    for (Attempt attempt :
        List.of(
            Attempt.begin(Optional.empty(), 7, HERE),
            alone(3),
            alone(9).lost(THERE, "late"),
            alone(9).condemned("it = \"bad\" fault= of\n two  lines").without(HERE),
            alone(9).condemned("it = \"bad\" fault= of\n two  lines"))) {
      assertThat(Attempt.read(attempt.stored())).contains(attempt);
    }
  }

  @Test
  void shouldNotBeTakenFromWhatOthersStore() {
    assertThat(Attempt.read(new OffsetAndMetadata(5))).isEmpty();
    assertThat(Attempt.read(new OffsetAndMetadata(5, "AgAAAZ"))).isEmpty();
    assertThat(Attempt.read(new OffsetAndMetadata(5, "tries=x size=1"))).isEmpty();
  }

  private static Attempt alone(long offset) {
    Attempt attempt = Attempt.begin(Optional.empty(), offset, HERE).suspected();
    return again(again(attempt, HERE), HERE);
  }

  private static Attempt again(Attempt attempt, String process) {
    return Attempt.begin(Optional.of(attempt), attempt.offset(), process);
  }
}
