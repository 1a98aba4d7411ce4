package org.gridward.store;

/**
 * The medium failed: disk full, file locked, connection lost. Nothing of the failed call was kept.
 * Acknowledge nothing, keep what was to be written, and try again.
 */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
