package org.gridward.rules.cli;

/** An option that cannot be meant so; ends with exit code 2. */
final class WrongUsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  WrongUsageException(String message) {
    super(message);
  }
}
