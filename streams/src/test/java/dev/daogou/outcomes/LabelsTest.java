package dev.daogou.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Events;
import dev.daogou.outcomes.LabelledImpression.Item;
import dev.daogou.schemas.Outcome;
import dev.daogou.schemas.OutcomeItems;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final long DAY = 24L * 3600;

  private final Labels labels = new Labels(Duration.ofDays(2));

  @Test
  void shouldLetTheLastRecordOfAnItemCount() {
    labels.accept(shown("r1", "a", 0, 10));
    labels.accept(shown("r1", "b", 1, 10));
    Outcome bought = clicked(shown("r1", "b", 1, 10));
    bought.setQuantity(1);
    labels.accept(bought);
    labels.accept(clicked(shown("r1", "b", 1, 10)));

    List<LabelledImpression> all = labels.rest();

    assertThat(all)
        .containsExactly(
            new LabelledImpression(
                "default",
                "r1",
                "ann",
                "home",
                "m",
                Events.OPENING.plusSeconds(10),
                true,
                List.of(
                    new Item("a", 0, false, false, false), new Item("b", 1, true, false, false))));
  }

  @Test
  void shouldReadBothFormsAndMixturesOfThem() {
    labels.accept(shown("r1", "a", 0, 10));
    labels.accept(shown("r1", "b", 1, 10));
    labels.accept(
        OutcomeItems.together(List.of(shown("r1", "a", 0, 10), clicked(shown("r1", "b", 1, 10)))));
    labels.accept(OutcomeItems.together(List.of(shown("r2", "c", 0, 10))));

    List<LabelledImpression> all = labels.rest();

    assertThat(all)
        .extracting(LabelledImpression::items)
        .containsExactly(
            List.of(new Item("a", 0, false, false, false), new Item("b", 1, true, false, false)),
            List.of(new Item("c", 0, false, false, false)));
  }

  @Test
  void shouldGiveOutOnceWhatNothingWasHeardOfForAWhile() {
    labels.accept(shown("r1", "a", 0, 10));
    labels.accept(shown("r2", "a", 0, DAY));
    assertThat(labels.settled()).isEmpty();

    labels.accept(shown("r3", "a", 0, 2 * DAY + 11));
    labels.accept(clicked(shown("r1", "a", 0, 10)));

    assertThat(labels.settled())
        .extracting(LabelledImpression::recommendationId)
        .containsExactly("r1");
    assertThat(labels.settled()).isEmpty();
    assertThat(labels.rest())
        .extracting(LabelledImpression::recommendationId)
        .containsExactly("r2", "r3");
  }

  @Test
  void shouldLeaveOutWhatComesForAnImpressionThatIsGone() {
    labels.accept(shown("r1", "a", 0, 10));
    labels.accept(shown("r2", "a", 0, 3 * DAY));
    labels.settled();

    labels.accept(clicked(shown("r1", "a", 0, 10)));

    assertThat(labels.rest())
        .extracting(LabelledImpression::recommendationId)
        .containsExactly("r2");
  }

  @Test
  void shouldLeaveOutProgramsAndWhatWasNotShown() {
    Outcome automated = shown("r1", "a", 0, 10);
    automated.setAutomated(true);
    labels.accept(automated);
    Outcome unseen = clicked(shown("r2", "a", 0, 10));
    unseen.setShownAt(null);
    unseen.setShown(0);
    unseen.setPosition(null);
    labels.accept(unseen);

    assertThat(labels.rest()).isEmpty();
  }

  private static Outcome shown(String list, String item, int position, long second) {
    return Outcome.newBuilder()
        .setTenant("default")
        .setRecommendationId(list)
        .setShopper("ann")
        .setItem(item)
        .setPlacement("home")
        .setPosition(position)
        .setModel("m")
        .setShownAt(Events.OPENING.plusSeconds(second))
        .setShown(1)
        .setLive(true)
        .setNewestAt(Events.OPENING.plusSeconds(second))
        .build();
  }

  private static Outcome clicked(Outcome outcome) {
    outcome.setClicks(1);
    outcome.setClickedAt(outcome.getNewestAt());
    return outcome;
  }
}
