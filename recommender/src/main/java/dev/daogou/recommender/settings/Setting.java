package dev.daogou.recommender.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a component of a {@link Group} sets, for programmers and for whoever runs the shop. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
  /** What it sets, with its unit where the type does not say it. */
  String value();

  /** Least value of a number. */
  long least() default Long.MIN_VALUE;

  /** What else is asked of it, to follow "must be"; the record checks that itself. */
  String also() default "";

  /** Full name under which it was reached before, and still is. */
  String formerly() default "";
}
