package dev.daogou.recommender.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record a group of settings: each of its components is one {@link Setting}, reached as
 * {@code daogou.<group>.<setting>}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Group {
  /** Name of the group: one word in small letters. */
  String value();

  /** What its settings decide, in a few words. */
  String decides();
}
