package dev.daogou.serving.security;

/** What a signed token says, or why it says nothing. */
sealed interface TokenCheck<T> {
  /** It is genuine and valid now. */
  record Valid<T>(T says) implements TokenCheck<T> {}

  /** It is not. */
  record Invalid<T>(Refusal refusal) implements TokenCheck<T> {}
}
