package dev.daogou.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void shouldTellAtOnceWhatAPredecessorMayNotHaveTold() {
    var progress = new Progress(7);

    assertThat(progress.isUntold()).isTrue();
    assertThat(progress.tell(List.of(), 7)).isEqualTo(new CandidateBatch(List.of(), 7, false));
    assertThat(progress.isUntold()).isFalse();
  }

  @Test
  void shouldHaveNothingToTellAtTheVeryStart() {
    var progress = new Progress(CandidateBatch.NO_PROGRESS);

    assertThat(progress.isUntold()).isFalse();
    assertThat(progress.tell(List.of(), -1).progress()).isEqualTo(CandidateBatch.NO_PROGRESS);
  }

  @Test
  void shouldLeaveToTheListsWhatTheyCover() {
    var progress = told(3);
    assertThat(progress.see(4)).isTrue();
    assertThat(progress.see(4)).isFalse();

    assertThat(progress.tell(List.of(), 4)).isEqualTo(new CandidateBatch(List.of(), 4, true));
  }

  @Test
  void shouldTellAtOnceOnceProgressReachesAnEventWithoutAList() {
    var progress = told(3);
    progress.see(4);
    progress.see(5);
    progress.withoutList(5);
    progress.see(6);

    assertThat(progress.tell(List.of(), 4).isListed()).isTrue();
    assertThat(progress.tell(List.of(), 5).isListed()).isFalse();
    assertThat(progress.tell(List.of(), 6).isListed()).isTrue();
  }

  @Test
  void shouldNotForgetAnEventWithoutAListBehindAnother() {
    var progress = told(3);
    progress.see(4);
    progress.withoutList(4);
    progress.see(9);
    progress.withoutList(9);

    assertThat(progress.tell(List.of(), 4).isListed()).isFalse();
    assertThat(progress.tell(List.of(), 9).isListed()).isFalse();
    assertThat(progress.tell(List.of(), 9).progress()).isEqualTo(CandidateBatch.NO_PROGRESS);
  }

  private static Progress told(long offset) {
    var progress = new Progress(offset);
    progress.tell(List.of(), offset);
    return progress;
  }
}
