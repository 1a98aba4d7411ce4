package org.gridward.examples.host.api;

/** Somebody asked for what is not here; answered with 404. */
public final class NotHereException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private NotHereException(String message) {
    super(message);
  }

  static NotHereException of(String what, String name) {
    return new NotHereException(what + " " + name + " is not here; look it up in the list.");
  }
}
