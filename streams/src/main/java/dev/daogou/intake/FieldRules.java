package dev.daogou.intake;

import dev.daogou.schemas.Bounds;
import dev.daogou.schemas.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a field must satisfy, at whichever door an event or item comes in. What goes beyond is
 * refused with the name of the field, never cut.
 */
public final class FieldRules {
  private FieldRules() {}

  /** The first rule that is broken; later ones are not asked. */
  @SafeVarargs
  public static Optional<Rejection> first(Supplier<Optional<Rejection>>... rules) {
    return firstOf(Stream.of(rules).map(Supplier::get));
  }

  /** The first rule that is broken. */
  public static Optional<Rejection> firstOf(Stream<Optional<Rejection>> checked) {
    return checked.flatMap(Optional::stream).findFirst();
  }

  /** Of something that is there. */
  public static Optional<Rejection> id(String field, String value) {
    return Ids.isValid(value)
        ? ok()
        : reject(
            RejectionReason.BAD_ID,
            field + " must be 1 to 200 characters without control characters");
  }

  /** Each of a list of ids. */
  public static Optional<Rejection> ids(String field, List<String> values) {
    return firstOf(values.stream().map(value -> id(field, value)));
  }

  /** A list that must have entries, and not too many. */
  public static Optional<Rejection> entries(String field, List<?> list, int most) {
    return list.isEmpty()
        ? reject(RejectionReason.BAD_LIST, field + " must have 1 to " + most + " entries, not 0")
        : length(field, list.size(), most);
  }

  /** Why a list of that length is too long. */
  public static Optional<Rejection> length(String field, int entries, int most) {
    return entries <= most
        ? ok()
        : reject(
            RejectionReason.BAD_LIST,
            field + " has " + entries + " entries; at most " + most + " are taken");
  }

  /** A text that must be there. */
  public static Optional<Rejection> words(String field, @Nullable String value, int longest) {
    return value != null && !value.isBlank() && value.length() <= longest
        ? ok()
        : reject(
            RejectionReason.BAD_ID,
            field + " must be 1 to " + longest + " characters and not blank");
  }

  /** A short text that may be absent. */
  public static Optional<Rejection> word(String field, @Nullable String word) {
    return text(field, word, Bounds.LONGEST_WORD);
  }

  /** A text that may be absent. */
  public static Optional<Rejection> text(String field, @Nullable String text, int longest) {
    return text == null || text.length() <= longest
        ? ok()
        : reject(
            RejectionReason.TOO_LARGE,
            field + " has " + text.length() + " characters; at most " + longest + " are taken");
  }

  /** A time that can be told in milliseconds. */
  public static Optional<Rejection> time(String field, Instant time) {
    return Bounds.isTold(time)
        ? ok()
        : reject(
            RejectionReason.BAD_TIME,
            field + " must lie from " + Bounds.EARLIEST + " to " + Bounds.LATEST);
  }

  /** A number of pieces. */
  public static Optional<Rejection> pieces(String field, int pieces) {
    return pieces >= 1 && pieces <= Bounds.MOST_PIECES
        ? ok()
        : reject(
            RejectionReason.BAD_NUMBER,
            field + " must be at least 1 and at most " + Bounds.MOST_PIECES + ", not " + pieces);
  }

  /** A price, or a sum of prices, that may be absent. */
  public static Optional<Rejection> amount(String field, @Nullable Double amount) {
    return amount == null || (amount >= 0 && amount <= Bounds.LARGEST_AMOUNT)
        ? ok()
        : reject(
            RejectionReason.BAD_NUMBER,
            "%s must be a finite amount from 0 to %.0f, not %s"
                .formatted(field, Bounds.LARGEST_AMOUNT, amount));
  }

  static Optional<Rejection> ok() {
    return Optional.empty();
  }

  static Optional<Rejection> reject(RejectionReason reason, String detail) {
    return Optional.of(new Rejection(reason, detail));
  }
}
