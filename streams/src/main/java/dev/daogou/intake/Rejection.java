package dev.daogou.intake;

/**
 * A refusal as a value.
 *
 * @param reason which rule was broken
 * @param detail what was wrong, naming the field
 */
public record Rejection(RejectionReason reason, String detail) {}
