package dev.daogou.recommender.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.links.ItemInteraction;
import dev.daogou.recommender.links.ItemInteraction.Link;
import dev.daogou.recommender.shopper.ShopperEvent.Action;
import dev.daogou.recommender.shopper.ShopperEvent.Line;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileStepTest {
  private static final int FINGERPRINTS = 3;
  private static final int SESSION_VISITS = 4;
  private static final int BURST = 6;
  private static final ShopperSettings SETTINGS =
      new ShopperSettings(
          new ProfileLimits(
              100,
              FINGERPRINTS,
              Duration.ofMinutes(30),
              Duration.ofHours(1),
              Duration.ofDays(60),
              Duration.ofMinutes(5)),
          HalfLives.defaults(),
          Fatigue.defaults(),
          new Noise(
              SESSION_VISITS,
              BURST,
              Duration.ofSeconds(10),
              1000,
              Duration.ofMinutes(5),
              Duration.ofDays(1)));

  private final Profile profile = new Profile();
  private int made;

  @Test
  void shouldTeachWhatAVisitSaysAndNotLinkOneThatIsRepeated() {
    apply(0, new Action.View("a"));

    assertThat(effect(60, new Action.Click("b")))
        .isEqualTo(
            new ItemInteraction("b", 60_000, 0.5f, 1, List.of(new Link("a", 1f)), List.of()));
    assertThat(effect(120, new Action.View("b")))
        .isEqualTo(new ItemInteraction("b", 120_000, 1f, 1, List.of(), List.of()));
  }

  @Test
  void shouldKeepButNotTeachWhatExceedsTheShareOfASession() {
    for (int i = 0; i < SESSION_VISITS; i++) {
      assertThat(apply(60 * i, new Action.View("item-" + i)).effects()).hasSize(1);
    }

    ProfileChange change = apply(1_000, new Action.View("more"));

    assertThat(change.isChanged()).isTrue();
    assertThat(change.effects()).isEmpty();
    assertThat(profile.interactions().getLast().taught()).isFalse();
    assertThat(apply(10_000, new Action.View("later")).effects()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"5, 2.5", "1, -1.5", "2.5, 0"})
  void shouldTeachARatingByItsStars(float stars, float weight) {
    assertThat(effect(0, new Action.Rate("a", stars)).weight()).isEqualTo(weight);
    assertThat(profile.interactions().getFirst().amount()).isEqualTo(stars);
  }

  @Test
  void shouldTakeOutOfTheCartTheLatestThatWasPutThereBefore() {
    apply(0, new Action.CartAdd("a"));
    apply(10, new Action.Wish("a"));
    apply(20, new Action.CartAdd("a"));
    apply(40, new Action.CartAdd("a"));

    assertThat(effect(30, new Action.CartRemove("a")))
        .isEqualTo(new ItemInteraction("a", 20_000, -3f, -1, List.of(), List.of()));

    assertThat(times()).containsExactly(0L, 10L, 40L);
    assertThat(profile.takenBack()).isEqualTo(1);
    assertThat(effect(50, new Action.Unwish("a")).weight()).isEqualTo(-2f);
    assertThat(profile.reversals).isEmpty();
  }

  @Test
  void shouldTakeBackWhatComesAfterItsTakingBackOnce() {
    assertThat(apply(20, new Action.CartRemove("a"))).isEqualTo(ProfileChange.NONE);

    assertThat(apply(30, new Action.CartAdd("a")).isChanged()).as("put there later").isTrue();
    assertThat(apply(10, new Action.Wish("a")).isChanged()).as("another list").isTrue();
    assertThat(apply(10, new Action.CartAdd("b")).isChanged()).as("another item").isTrue();
    assertThat(apply(10, new Action.CartAdd("a"))).isEqualTo(ProfileChange.NONE);
    assertThat(apply(11, new Action.CartAdd("a")).isChanged()).as("a second one").isTrue();

    assertThat(profile.takenBack()).isEqualTo(1);
  }

  @Test
  void shouldAwaitNoMoreThanItMayRemember() {
    for (int i = 0; i <= FINGERPRINTS; i++) {
      apply(20, new Action.CartRemove("item-" + i));
    }

    assertThat(profile.reversals).hasSize(FINGERPRINTS);
    assertThat(apply(10, new Action.CartAdd("item-0")).isChanged()).isTrue();
    assertThat(apply(10, new Action.CartAdd("item-1")).isChanged()).isFalse();
  }

  @Test
  void shouldLinkTheLinesOfAnOrderAndAddUpPiecesOfOneItem() {
    ProfileChange change = order(0, "o1", "a", "b", "a");

    assertThat(change.effects())
        .containsExactly(
            new ItemInteraction("a", 0, 5f, 1, List.of(), List.of(new Link("b", 1f))),
            new ItemInteraction("b", 0, 5f, 1, List.of(), List.of(new Link("a", 1f))));
    assertThat(profile.interactions()).extracting(Interaction::amount).containsExactly(4f, 2f);
  }

  @Test
  void shouldNotChangeByAnOrderWithoutLines() {
    assertThat(order(0, "o1")).isEqualTo(ProfileChange.NONE);
  }

  @Test
  void shouldTakeBackSomeLinesAndAwaitThoseThatHaveNotCome() {
    order(0, "o1", "a", "b");
    order(0, "o2", "a");

    ProfileChange change = apply(10, new Action.Reverse("o1", List.of("a", "c")));

    assertThat(change.effects())
        .containsExactly(
            new ItemInteraction("a", 0, -5f, -1, List.of(), List.of(new Link("b", -1f))),
            new ItemInteraction("b", 0, 0f, 0, List.of(), List.of(new Link("a", -1f))));
    assertThat(subjects()).containsExactly("b", "a");
    order(20, "o1", "c", "d");
    assertThat(subjects()).containsExactly("b", "a", "d");
    assertThat(profile.takenBack()).isEqualTo(2);
  }

  @Test
  void shouldTakeBackAWholeOrderWheneverItComes() {
    order(0, "o1", "a", "b");
    assertThat(apply(10, new Action.Reverse("o1", List.of())).isChanged()).isTrue();
    assertThat(subjects()).isEmpty();

    assertThat(apply(10, new Action.Reverse("o2", List.of()))).isEqualTo(ProfileChange.NONE);
    assertThat(order(20, "o2", "a")).isEqualTo(ProfileChange.NONE);
    assertThat(order(30, "o2", "b")).isEqualTo(ProfileChange.NONE);
    order(40, "o3", "a");

    assertThat(subjects()).containsExactly("a");
  }

  @Test
  void shouldRememberTheEventOfWhatIsTakenBack() {
    apply(0, new Action.CartAdd("a"));
    long added = profile.interactions().getFirst().fingerprint();

    apply(10, new Action.CartRemove("a"));

    assertThat(profile.interactions()).isEmpty();
    assertThat(profile.knows(added)).isTrue();
  }

  @Test
  void shouldKeepWhatWordsBeginWithAndTeachNothing() {
    ProfileChange change = apply(0, new Action.Search("  red shoes \n"));
    apply(1, new Action.GuideTurn("x".repeat(1_000)));

    assertThat(change.isChanged()).isTrue();
    assertThat(change.effects()).isEmpty();
    assertThat(subjects()).containsExactly("red shoes", "x".repeat(200));
  }

  @Test
  void shouldNotKeepHalfOfACharacter() {
    apply(0, new Action.Search("x".repeat(199) + "👟👟"));

    assertThat(subjects()).containsExactly("x".repeat(199));
  }

  @Test
  void shouldForgetWhatWasShownOnceItIsTakenUp() {
    assertThat(apply(0, new Action.Shown(List.of("a", "b", "c", "d"))))
        .isEqualTo(ProfileChange.NONE);

    apply(10, new Action.View("a"));
    apply(10, new Action.CartAdd("b"));
    order(10, "o1", "c");

    assertThat(profile.shown("a").times()).isZero();
    assertThat(profile.shown("b").times()).isZero();
    assertThat(profile.shown("c").times()).isZero();
    assertThat(profile.shown("d").times()).isEqualTo(1f);
  }

  @Test
  void shouldNotChangeByWhatSaysNothing() {
    assertThat(apply(0, new Action.Nothing())).isEqualTo(ProfileChange.NONE);
    assertThat(profile.interactions()).isEmpty();
  }

  @Test
  void shouldTakeBackWhatAProgramHasTaughtAndBelieveItNoMore() {
    apply(0, new Action.CartAdd("cart"));
    for (int i = 0; i < BURST - 1; i++) {
      apply(1 + i, new Action.View("item-" + i));
    }
    assertThat(profile.isAutomated()).isFalse();

    ProfileChange change = apply(BURST, new Action.View("item"));

    assertThat(profile.isAutomated()).isTrue();
    assertThat(change.effects().stream().mapToInt(ItemInteraction::count).sum())
        .isEqualTo(-1 - SESSION_VISITS);
    assertThat(profile.interactions()).hasSize(1 + BURST).noneMatch(Interaction::taught);
    assertThat(apply(50, new Action.View("b")).effects()).isEmpty();
    assertThat(apply(51, new Action.CartAdd("b")).effects()).isEmpty();
    assertThat(order(52, "o1", "b", "c").effects()).isEmpty();
    assertThat(apply(53, new Action.Reverse("o1", List.of())).effects()).isEmpty();
    assertThat(apply(54, new Action.CartRemove("b")).effects()).isEmpty();
  }

  private ProfileChange order(long second, String number, String... items) {
    List<Line> lines = Arrays.stream(items).map(item -> new Line(item, 2)).toList();
    return apply(second, new Action.Order(number, lines));
  }

  private ItemInteraction effect(long second, Action action) {
    List<ItemInteraction> effects = apply(second, action).effects();
    assertThat(effects).hasSize(1);
    return effects.getFirst();
  }

  private ProfileChange apply(long second, Action action) {
    long time = 1000 * second;
    var event = new ShopperEvent("e" + made++, time, Optional.empty(), action, Optional.empty());
    return new ProfileStep(
            SETTINGS,
            new BotDetection(SETTINGS.noise()),
            new Exposures(SETTINGS.fatigue()),
            profile,
            event,
            time,
            time)
        .apply();
  }

  private List<String> subjects() {
    return profile.interactions().stream().map(Interaction::subject).toList();
  }

  private List<Long> times() {
    return profile.interactions().stream().map(interaction -> interaction.time() / 1000).toList();
  }
}
