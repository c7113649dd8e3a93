package dev.daogou.models.ratings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Mean plus how far the user and the item lie from it, both held back where there are few ratings:
 * the baseline estimates of Koren (TKDD 2010), fitted by turns.
 */
public final class UserItemBias implements RatingModel {
  private static final int ROUNDS = 10;
  private static final double USER_HOLD = 15;
  private static final double ITEM_HOLD = 10;

  private final GlobalMean mean;
  private final Map<String, Bias> users = new HashMap<>();
  private final Map<String, Bias> items = new HashMap<>();
  private final double least;
  private final double most;

  private static final class Bias {
    private final double hold;
    private final List<Rating> ratings = new ArrayList<>();
    private double value;

    Bias(double hold) {
      this.hold = hold;
    }
  }

  public UserItemBias(List<Rating> ratings) {
    mean = new GlobalMean(ratings);
    ratings.forEach(this::keep);
    least = ratings.stream().mapToDouble(Rating::value).min().orElse(0);
    most = ratings.stream().mapToDouble(Rating::value).max().orElse(0);
    for (int round = 0; round < ROUNDS; round++) {
      items.values().forEach(item -> fit(item, users, true));
      users.values().forEach(user -> fit(user, items, false));
    }
  }

  private void keep(Rating rating) {
    user(rating).ratings.add(rating);
    item(rating).ratings.add(rating);
  }

  private Bias user(Rating rating) {
    return users.computeIfAbsent(rating.user(), fresh -> new Bias(USER_HOLD));
  }

  private Bias item(Rating rating) {
    return items.computeIfAbsent(rating.item(), fresh -> new Bias(ITEM_HOLD));
  }

  private void fit(Bias bias, Map<String, Bias> others, boolean othersAreUsers) {
    double sum = 0;
    for (Rating rating : bias.ratings) {
      String other = othersAreUsers ? rating.user() : rating.item();
      sum += rating.value() - mean.value() - of(others, other);
    }
    bias.value = sum / (bias.hold + bias.ratings.size());
  }

  @Override
  public double predict(String user, String item) {
    return Math.clamp(mean.predict(user, item) + of(users, user) + of(items, item), least, most);
  }

  private static double of(Map<String, Bias> biases, String id) {
    Bias bias = biases.get(id);
    return bias == null ? 0 : bias.value;
  }

  @Override
  public void learn(Rating rating) {
    mean.learn(rating);
    keep(rating);
    fit(item(rating), users, true);
    fit(user(rating), items, false);
  }
}
