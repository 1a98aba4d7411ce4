package org.gridward.sensors.protocol.senml;

/** One record cannot be used; the others of its pack can. */
final class BadRecord extends Exception {

  private static final long serialVersionUID = 1L;

  BadRecord(String problem) {
    super(problem, null, false, false);
  }
}
