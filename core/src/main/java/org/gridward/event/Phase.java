package org.gridward.event;

/** Where in its course the reported situation is. */
public enum Phase {
  /** The situation began. */
  START,
  /** The situation goes on; opens a case only where none is open for it. */
  UPDATE,
  /** The situation ended; never opens a case. */
  END,
  /** Something happened at one instant. */
  PULSE,
  /** A plain reading; opens no case by itself. */
  MEASUREMENT,
  /** A sign of life or a device's own status; opens no case. */
  HEARTBEAT,
  /** An old state told again, as brokers do on subscription; opens no case. */
  STATE_REPLAY;

  /** Whether an event of this phase may open a case. */
  public boolean opensCase() {
    return this == START || this == UPDATE || this == PULSE;
  }
}
