package dev.daogou.recommender.links;

import java.time.Duration;

/** How far back popularity looks: what happened one half-life ago counts half. */
public enum Window {
  HOUR {
    @Override
    Duration halfLife(ItemLimits limits) {
      return ItemState.SURGE;
    }

    @Override
    float sum(Standing standing) {
      return standing.surge();
    }
  },
  DAY {
    @Override
    Duration halfLife(ItemLimits limits) {
      return limits.trendHalfLife();
    }

    @Override
    float sum(Standing standing) {
      return standing.trend();
    }
  },
  MONTH {
    @Override
    Duration halfLife(ItemLimits limits) {
      return limits.halfLife();
    }

    @Override
    float sum(Standing standing) {
      return standing.popularity();
    }
  };

  abstract Duration halfLife(ItemLimits limits);

  abstract float sum(Standing standing);
}
