package dev.daogou.recommender.features;

import static dev.daogou.Events.add;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.Stock;
import dev.daogou.candidates.Shoppers;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.vectors.Vectors;
import dev.daogou.schemas.StorefrontEvent;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttentionFeaturesTest {
  private static final int ITEMS = 30;

  private final Stock stock = new Stock();
  private final Random random = new Random(6);

  AttentionFeaturesTest() {
    for (int i = 0; i < ITEMS; i++) {
      stock.put("item-" + i, "word" + i % 7 + " word" + i % 4, "things");
      learned("item-" + i);
    }
  }

  // Fewer and more than fit into a register, and as many as are ever recent.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 17, 20})
  void shouldAttendToTheRecentItemsAsThePlainComputation(int recent) {
    StorefrontEvent[] events = new StorefrontEvent[recent];
    for (int i = 0; i < recent; i++) {
      long second = 1000L * i + random.nextInt(900);
      events[i] = i % 3 == 0 ? add("ann", "item-" + i, second) : view("ann", "item-" + i, second);
    }
    ShopperView ann = Shoppers.view(stock, events);
    FeaturesOf features = new FeaturesOf(stock, ann);
    assertThat(ann.slots()).hasSize(recent);

    for (int item = 0; item < ITEMS; item++) {
      String id = "item-" + item;
      float[] fixed = stock.fixed(stock.slot(id));
      float[] behaviour = behaviour(id);
      assertClose(features, id, AttentionFeatures.ATTENTION_FIXED, attended(fixed, ann));
      assertClose(features, id, AttentionFeatures.ATTENTION_BEHAVIOUR, attended(behaviour, ann));
      assertClose(features, id, AttentionFeatures.CLOSEST_FIXED, closest(fixed, ann));
      assertClose(features, id, AttentionFeatures.NEWEST_BEHAVIOUR, cosine(behaviour, ann, 0));
      float[] shortTerm = ann.vectors().shortTerm();
      float[] longTerm = ann.vectors().longTerm();
      assertClose(features, id, AttentionFeatures.SHORT_FIXED, Vectors.cosine(fixed, shortTerm));
      assertClose(features, id, AttentionFeatures.LONG_FIXED, Vectors.cosine(fixed, longTerm));
      assertClose(
          features, id, AttentionFeatures.SHORT_BEHAVIOUR, Vectors.cosine(behaviour, shortTerm));
      assertClose(
          features, id, AttentionFeatures.LONG_BEHAVIOUR, Vectors.cosine(behaviour, longTerm));
    }
  }

  @Test
  void shouldSayNothingOfAShopperWithoutRecentItems() {
    FeaturesOf nobody = FeaturesOf.after(stock);

    for (Feature feature : new AttentionFeatures().features()) {
      assertThat(nobody.of("item-1", feature)).as(feature.name()).isZero();
    }
  }

  @Test
  void shouldSayNothingOfAnItemWhoseBehaviourIsNotLearned() {
    stock.put("fresh", "word1 word2", "things");
    FeaturesOf ann = FeaturesOf.after(stock, view("ann", "item-1", 0), view("ann", "item-2", 5));

    assertThat(ann.of("fresh", AttentionFeatures.ATTENTION_FIXED)).isNotZero();
    assertThat(ann.of("fresh", AttentionFeatures.ATTENTION_BEHAVIOUR)).isZero();
    assertThat(ann.of("fresh", AttentionFeatures.NEWEST_BEHAVIOUR)).isZero();
    assertThat(ann.of("fresh", AttentionFeatures.SHORT_BEHAVIOUR)).isZero();
    assertThat(ann.of("fresh", AttentionFeatures.LONG_BEHAVIOUR)).isZero();
  }

  @Test
  void shouldGoByDirectionsAndNotByLengths() {
    FeaturesOf ann = FeaturesOf.after(stock, view("ann", "item-1", 0), view("ann", "item-2", 5));
    float before = ann.of("item-3", AttentionFeatures.ATTENTION_BEHAVIOUR);
    float[] longer = behaviour("item-3");
    Vectors.scale(longer, 40f);
    stock.space().matrix().set(stock.slot("item-3"), stock.space().width(), longer);

    assertThat(ann.of("item-3", AttentionFeatures.ATTENTION_BEHAVIOUR))
        .isCloseTo(before, within(1e-5f));
    assertThat(before).isNotZero();
  }

  @Test
  void shouldBeNearestToAnItemThatIsRecentItself() {
    FeaturesOf ann = FeaturesOf.after(stock, view("ann", "item-1", 0), view("ann", "item-2", 5));

    assertThat(ann.of("item-1", AttentionFeatures.CLOSEST_FIXED)).isCloseTo(1f, within(1e-5f));
    assertThat(ann.of("item-3", AttentionFeatures.CLOSEST_FIXED)).isLessThan(0.99f);
  }

  private void learned(String item) {
    ItemSpace space = stock.space();
    float[] vector = new float[space.width()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    space.matrix().set(space.slot(item), space.width(), vector);
  }

  private float[] behaviour(String item) {
    int width = stock.space().width();
    float[] behaviour = new float[width];
    stock.space().matrix().copy(stock.slot(item), width, behaviour, 0, width);
    return behaviour;
  }

  private double attended(float[] vector, ShopperView shopper) {
    float[] weights = RecentWeights.of(shopper, stock.settings.shopper().vectors().shortHalfLife());
    double sum = 0;
    double attended = 0;
    for (int r = 0; r < weights.length; r++) {
      double share = Math.exp(4 * cosine(vector, shopper, r)) * weights[r];
      sum += share;
      attended += share * cosine(vector, shopper, r);
    }
    return attended / sum;
  }

  private double closest(float[] vector, ShopperView shopper) {
    double closest = -1;
    for (int r = 0; r < shopper.slots().length; r++) {
      closest = Math.max(closest, cosine(vector, shopper, r));
    }
    return closest;
  }

  private double cosine(float[] vector, ShopperView shopper, int recent) {
    return Vectors.cosine(vector, stock.fixed(shopper.slots()[recent]));
  }

  private static void assertClose(
      FeaturesOf features, String item, Feature feature, double expected) {
    assertThat(features.of(item, feature))
        .as("%s of %s", feature, item)
        .isCloseTo((float) expected, within(1e-4f));
  }
}
