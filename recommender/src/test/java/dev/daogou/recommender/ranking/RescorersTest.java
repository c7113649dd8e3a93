package dev.daogou.recommender.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.sources.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RescorersTest {
  private final List<Rescorer> made = new ArrayList<>();
  private final Rescorers rescorers = new Rescorers(this::make);

  @Test
  void shouldMakeOneForAllTasksOfAThread() {
    rescorers.open();
    rescorers.open();

    for (int i = 0; i < 10; i++) {
      assertThat(rescorers.<Rescorer>use(each -> each)).isSameAs(made.getFirst());
    }

    assertThat(made).hasSize(1);
  }

  @Test
  void shouldNeverLendTheSameTwiceAtOnce() {
    rescorers.open();

    boolean isShared = rescorers.use(one -> rescorers.<Boolean>use(other -> one.equals(other)));

    assertThat(isShared).isFalse();
    assertThat(made).hasSize(2);
  }

  @Test
  void shouldMakeThemAnewAfterTheLastTaskHasEnded() {
    rescorers.open();
    rescorers.open();
    rescorers.<Rescorer>use(each -> each);

    rescorers.close();
    rescorers.<Rescorer>use(each -> each);
    assertThat(made).hasSize(1);

    rescorers.close();
    rescorers.open();
    rescorers.<Rescorer>use(each -> each);
    assertThat(made).hasSize(2);
  }

  private Rescorer make() {
    var fresh =
        new Rescorer(
            Optional.empty(),
            SourceSettings.defaults(),
            Rescore.defaults(),
            RecommenderMeters.unobserved());
    made.add(fresh);
    return fresh;
  }
}
