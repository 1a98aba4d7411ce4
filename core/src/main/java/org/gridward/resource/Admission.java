package org.gridward.resource;

import org.gridward.event.Device;

/**
 * Which devices may open cases by what they say (准入). What the others say is kept and listed until
 * somebody vouches for them. Asked on any thread.
 */
@FunctionalInterface
public interface Admission {

  /** Whether somebody vouches for a device. */
  boolean admits(Device device);

  /** Every device may. */
  static Admission ofEveryone() {
    return device -> true;
  }
}
