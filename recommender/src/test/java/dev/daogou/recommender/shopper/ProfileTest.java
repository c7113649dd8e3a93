package dev.daogou.recommender.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private final Profile profile = new Profile();

  @Test
  void shouldKnowNothingAtFirst() {
    assertThat(profile.interactions()).isEmpty();
    assertThat(profile.newest()).isZero();
    assertThat(profile.recent(10, any -> true)).isEmpty();
    assertThat(profile.shown("a").times()).isZero();
    assertThat(profile.hasExposures()).isFalse();
    assertThat(profile.isAutomated()).isFalse();
    assertThat(profile.context()).isEmpty();
    assertThat(profile.contextTime()).isZero();
    assertThat(profile.knows(Fingerprint.of("event"))).isFalse();
  }

  @Test
  void shouldTellRecentItemsAsASlowReadingOfTheInteractionsWould() {
    Random random = new Random(2);
    InteractionType[] types = InteractionType.values();
    for (int round = 0; round < 200; round++) {
      profile.interactions.clear();
      for (int i = random.nextInt(30); i > 0; i--) {
        keep("item-" + random.nextInt(8), types[random.nextInt(types.length)], 100 - i);
      }
      int most = random.nextInt(10);
      boolean visitsOnly = random.nextBoolean();

      List<Interaction> recent =
          profile.recent(most, interaction -> !visitsOnly || interaction.type().isVisit());

      List<Interaction> expected = new ArrayList<>();
      List<String> items = new ArrayList<>();
      for (Interaction interaction : profile.interactions.reversed()) {
        boolean fits = visitsOnly ? interaction.type().isVisit() : !interaction.type().isText();
        if (fits && !items.contains(interaction.subject()) && items.size() < most) {
          items.add(interaction.subject());
          expected.add(interaction);
        }
      }
      assertThat(recent).isEqualTo(expected);
    }
  }

  @Test
  void shouldTellAnItemByItsLatestInteractionThatFits() {
    keep("a", InteractionType.VIEW, 1);
    keep("a", InteractionType.ORDER, 2);

    assertThat(profile.recent(5, any -> true)).extracting(Interaction::time).containsExactly(2L);
    assertThat(profile.recent(5, interaction -> interaction.type().isVisit()))
        .extracting(Interaction::time)
        .containsExactly(1L);
  }

  @Test
  void shouldNotTakeWordsForAnItemOfThatName() {
    keep("a", InteractionType.SEARCH, 1);
    keep("b", InteractionType.VIEW, 2);
    keep("b", InteractionType.GUIDE, 3);

    assertThat(profile.recent(5, any -> true)).extracting(Interaction::time).containsExactly(2L);
  }

  @Test
  void shouldBeAsNewAsTheNewestInteractionKeptOrNot() {
    profile.remainder = new Remainder(50, new float[] {1});
    assertThat(profile.newest()).isEqualTo(50);

    keep("a", InteractionType.VIEW, 20);
    assertThat(profile.newest()).isEqualTo(50);

    keep("b", InteractionType.SEARCH, 70);
    assertThat(profile.newest()).isEqualTo(70);
  }

  @Test
  void shouldKnowAnEventByWhatIsKeptOfItOrByItsIdAlone() {
    Interaction kept = keep("a", InteractionType.VIEW, 1);
    profile.seen.add(new Profile.Seen(Fingerprint.of("removal"), 5));

    assertThat(profile.knows(kept.fingerprint())).isTrue();
    assertThat(profile.knows(Fingerprint.of("removal"))).isTrue();
    assertThat(profile.knows(Fingerprint.of("another"))).isFalse();
  }

  @Test
  void shouldTellHowOftenEachItemWasShown() {
    profile.shown.add(Exposure.first("a", 10));
    profile.shown.add(Exposure.first("b", 20));

    assertThat(profile.hasExposures()).isTrue();
    assertThat(profile.shown("b").last()).isEqualTo(20);
    assertThat(profile.shown("b").times()).isEqualTo(1f);
    assertThat(profile.shown("c").times()).isZero();
  }

  @Test
  void shouldNotBeChangedByReaders() {
    Interaction kept = keep("a", InteractionType.VIEW, 1);

    assertThatThrownBy(() -> profile.interactions().remove(kept))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private Interaction keep(String subject, InteractionType type, long time) {
    long fingerprint = Fingerprint.of(subject + type + time);
    var interaction = new Interaction(subject, type, time, 1f, 0, fingerprint, true, true, null);
    profile.interactions.add(interaction);
    return interaction;
  }
}
