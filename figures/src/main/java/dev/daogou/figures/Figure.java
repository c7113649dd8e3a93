package dev.daogou.figures;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One figure that the program tells of itself.
 *
 * @param name as {@link FigureName} has it, such as {@code read.filtered.cpu-us}
 * @param value what was measured
 * @param unit of the value; {@code x} for a ratio, empty for a count
 * @param n how many measurements stand behind it
 * @param low lower end of the interval in which the value lies
 * @param high upper end of that interval
 * @param reference the same of a floor or a peer, in the same run
 * @param referenceName what that is
 * @param ratio of the value to the reference
 */
public record Figure(
    String name,
    double value,
    String unit,
    OptionalLong n,
    OptionalDouble low,
    OptionalDouble high,
    OptionalDouble reference,
    Optional<String> referenceName,
    OptionalDouble ratio) {

  public Figure {
    if (!FigureName.isWellFormed(name)) {
      throw new IllegalArgumentException("no name of a figure: \"" + name + "\"");
    }
  }

  /** A figure with nothing beside it. */
  public static Figure of(String name, double value, String unit) {
    return new Figure(
        name,
        value,
        unit,
        OptionalLong.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        OptionalDouble.empty());
  }

  /** The same, from so many measurements. */
  public Figure from(long measurements) {
    return new Figure(
        name,
        value,
        unit,
        OptionalLong.of(measurements),
        low,
        high,
        reference,
        referenceName,
        ratio);
  }

  /** The same, lying in an interval. */
  public Figure between(double least, double most) {
    return new Figure(
        name,
        value,
        unit,
        n,
        OptionalDouble.of(least),
        OptionalDouble.of(most),
        reference,
        referenceName,
        ratio);
  }

  /** The same beside a floor or a peer, with the ratio of the two values. */
  public Figure beside(String other, double itsValue) {
    return beside(other, itsValue, value / itsValue);
  }

  /** The same beside a floor or a peer, with a ratio that was taken round by round. */
  public Figure beside(String other, double itsValue, double ratioOfBoth) {
    return new Figure(
        name,
        value,
        unit,
        n,
        low,
        high,
        OptionalDouble.of(itsValue),
        Optional.of(other),
        OptionalDouble.of(ratioOfBoth));
  }
}
