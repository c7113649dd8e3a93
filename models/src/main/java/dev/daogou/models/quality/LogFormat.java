package dev.daogou.models.quality;

import java.util.Arrays;
import java.util.Optional;

/** The shapes of log that can be measured on. */
public enum LogFormat {
  /** Columns SessionId, ItemId, Time. */
  SESSIONS("sessions"),
  /** One session a line, item ids in click order. */
  SEQUENCES("sequences"),
  /** Trained on sequences; a test line is item ids, tab, the item that followed. */
  PREFIX_LABEL("prefix-label"),
  /** User, item, rating, time. */
  RATINGS("ratings"),
  /** Orders as Online Retail has them; for placements. */
  INVOICES("invoices");

  private final String label;

  LogFormat(String label) {
    this.label = label;
  }

  /** As it is typed. */
  public String label() {
    return label;
  }

  /** Whether its lines may tell when. */
  public boolean isTimed() {
    return this == SESSIONS || this == RATINGS || this == INVOICES;
  }

  /** The format of that name. */
  public static Optional<LogFormat> of(String label) {
    return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
  }
}
