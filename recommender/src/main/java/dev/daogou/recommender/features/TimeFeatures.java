package dev.daogou.recommender.features;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * When it is, by the newest event's own time in UTC, as points on a circle, so that midnight is
 * beside midnight. Newly trained models do not ask for them: what they gain is not measured.
 */
public final class TimeFeatures implements FeatureGroup {
  /** Sine of the hour of the day. */
  public static final Feature HOUR_SINE = Feature.of("hour-sine");

  /** Cosine of the hour of the day. */
  public static final Feature HOUR_COSINE = Feature.of("hour-cosine");

  /** Sine of the day of the week. */
  public static final Feature WEEKDAY_SINE = Feature.of("weekday-sine");

  /** Cosine of the day of the week. */
  public static final Feature WEEKDAY_COSINE = Feature.of("weekday-cosine");

  /** Sine of the day of the year. */
  public static final Feature SEASON_SINE = Feature.of("season-sine");

  /** Cosine of the day of the year. */
  public static final Feature SEASON_COSINE = Feature.of("season-cosine");

  private static final double DAY_SECONDS = 86_400;
  private static final double WEEK_DAYS = 7;
  private static final double YEAR_DAYS = 365.25;

  TimeFeatures() {}

  @Override
  public List<Feature> features() {
    return List.of(
        HOUR_SINE, HOUR_COSINE, WEEKDAY_SINE, WEEKDAY_COSINE, SEASON_SINE, SEASON_COSINE);
  }

  @Override
  public boolean isUsual() {
    return false;
  }

  @Override
  public void write(Described described, FeatureTable table) {
    ZonedDateTime now = Instant.ofEpochMilli(described.shopper().now()).atZone(ZoneOffset.UTC);
    double ofDay = now.toLocalTime().toSecondOfDay() / DAY_SECONDS;
    around(HOUR_SINE, HOUR_COSINE, ofDay, table);
    around(
        WEEKDAY_SINE,
        WEEKDAY_COSINE,
        (now.getDayOfWeek().getValue() - 1 + ofDay) / WEEK_DAYS,
        table);
    around(SEASON_SINE, SEASON_COSINE, (now.getDayOfYear() - 1 + ofDay) / YEAR_DAYS, table);
  }

  private static void around(Feature sine, Feature cosine, double turn, FeatureTable table) {
    table.setAll(sine, (float) Math.sin(2 * Math.PI * turn));
    table.setAll(cosine, (float) Math.cos(2 * Math.PI * turn));
  }
}
