package dev.daogou.models.ratings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Biases and factors by stochastic gradient descent (Koren, Bell, Volinsky, IEEE Computer 2009),
 * with the sum brought into the range of the ratings by a logistic function, and each user and item
 * pulled towards 0 the less, per rating, the more ratings there are (Gantner et al., MyMediaLite,
 * RecSys 2011). One rating is one step, so it goes on learning where it is asked.
 */
final class Factors implements RatingModel {
  private static final float SPREAD = 0.1f;
  private static final float SLOWING = 0.98f;

  private final Settings settings;
  private final Random random;
  private final float least;
  private final float range;
  private final float middle;
  private final Map<String, Side> users = new HashMap<>();
  private final Map<String, Side> items = new HashMap<>();
  private final List<Given> given = new ArrayList<>();
  private float rate;

  /**
   * How to learn.
   *
   * @param factors how many
   * @param pull strength of the pull towards 0
   * @param biasPull share of it that biases feel
   * @param rate of the first pass
   */
  record Settings(int factors, float pull, float biasPull, float rate) {
    static Settings defaults() {
      return new Settings(40, 1f, 0.1f, 0.07f);
    }

    Settings withPull(float other) {
      return new Settings(factors, other, biasPull, rate);
    }
  }

  /** A user or an item. */
  private static final class Side {
    private final float[] factors;
    private float bias;
    private int ratings;

    Side(float[] factors) {
      this.factors = factors;
    }
  }

  private record Given(Side user, Side item, float value) {}

  /**
   * @param ratings tell the range and the middle, and how many each user and item has; they are not
   *     learned yet
   */
  Factors(List<Rating> ratings, Settings settings, long seed) {
    this.settings = settings;
    this.random = new Random(seed);
    this.rate = settings.rate();
    float low = Float.MAX_VALUE;
    float high = -Float.MAX_VALUE;
    double sum = 0;
    for (Rating rating : ratings) {
      low = Math.min(low, rating.value());
      high = Math.max(high, rating.value());
      sum += rating.value();
      count(rating);
      given.add(new Given(user(rating), item(rating), rating.value()));
    }
    least = ratings.isEmpty() ? 0 : low;
    range = ratings.isEmpty() ? 1 : Math.max(1e-3f, high - low);
    double share = ratings.isEmpty() ? 0.5 : (sum / ratings.size() - least) / range;
    share = Math.clamp(share, 0.01, 0.99);
    middle = (float) Math.log(share / (1 - share));
  }

  private void count(Rating rating) {
    user(rating).ratings++;
    item(rating).ratings++;
  }

  private Side user(Rating rating) {
    return users.computeIfAbsent(rating.user(), unseen -> fresh());
  }

  private Side item(Rating rating) {
    return items.computeIfAbsent(rating.item(), unseen -> fresh());
  }

  private Side fresh() {
    float[] factors = new float[settings.factors()];
    for (int f = 0; f < factors.length; f++) {
      factors[f] = SPREAD * (float) random.nextGaussian();
    }
    return new Side(factors);
  }

  @Override
  public double predict(String user, String item) {
    return least + range * logistic(sum(users.get(user), items.get(item)));
  }

  private float sum(@Nullable Side user, @Nullable Side item) {
    float sum = middle;
    sum += user == null ? 0 : user.bias;
    sum += item == null ? 0 : item.bias;
    if (user != null && item != null) {
      for (int f = 0; f < user.factors.length; f++) {
        sum += user.factors[f] * item.factors[f];
      }
    }
    return sum;
  }

  private static double logistic(float x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** One pass over all ratings that were given to the constructor, in random order. */
  void pass() {
    Collections.shuffle(given, random);
    given.forEach(one -> step(one.user(), one.item(), one.value()));
    rate *= SLOWING;
  }

  @Override
  public void learn(Rating rating) {
    count(rating);
    step(user(rating), item(rating), rating.value());
  }

  private void step(Side user, Side item, float value) {
    double share = logistic(sum(user, item));
    float error = (float) (value - least - range * share);
    float gradient = (float) (error * share * (1 - share) * range);
    float userPull = settings.pull() / (float) Math.sqrt(user.ratings);
    float itemPull = settings.pull() / (float) Math.sqrt(item.ratings);
    user.bias += rate * (gradient - settings.biasPull() * userPull * user.bias);
    item.bias += rate * (gradient - settings.biasPull() * itemPull * item.bias);
    for (int f = 0; f < user.factors.length; f++) {
      float u = user.factors[f];
      float i = item.factors[f];
      user.factors[f] += rate * (gradient * i - userPull * u);
      item.factors[f] += rate * (gradient * u - itemPull * i);
    }
  }

  /** Root of the mean squared error. */
  double error(List<Rating> ratings) {
    double sum = 0;
    for (Rating rating : ratings) {
      double miss = rating.value() - predict(rating.user(), rating.item());
      sum += miss * miss;
    }
    return Math.sqrt(sum / Math.max(1, ratings.size()));
  }
}
