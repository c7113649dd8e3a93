package dev.daogou.schemas;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The schema registry does not answer, or answers that it cannot now. Nothing is wrong with the
 * record: it must be tried again, not dead-lettered.
 */
public final class RegistryUnavailableException extends RetriableException {
  private static final long serialVersionUID = 1;

  RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  RegistryUnavailableException(String message) {
    super(message);
  }
}
