package dev.daogou.serving.collect;

import dev.daogou.intake.Rejection;

/**
 * Why an entry cannot be taken.
 *
 * @param reason label of the rule that it breaks
 * @param detail what is wrong, naming the field
 */
record Refusal(String reason, String detail) {
  static Refusal of(Rejection rejection) {
    return new Refusal(rejection.reason().label(), rejection.detail());
  }

  static Refusal of(JsonFault fault, String detail) {
    return new Refusal(fault.label(), detail);
  }
}
