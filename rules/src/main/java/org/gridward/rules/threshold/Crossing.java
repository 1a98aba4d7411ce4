package org.gridward.rules.threshold;

import java.time.Instant;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.rules.fact.ThresholdRow;

/**
 * A reading that begins or ends an alarm.
 *
 * @param row by which row
 * @param device whose reading
 * @param reading the event that says it
 * @param value the value in the row's unit
 * @param since since when readings are such
 * @param begins whether it begins; else it is over
 */
public record Crossing(
    ThresholdRow row, Device device, Event reading, double value, Instant since, boolean begins) {

  /** What all alarms of this row and device share. */
  public String key() {
    return key(row, device);
  }

  static String key(ThresholdRow row, Device device) {
    return "threshold/" + row.id() + "/" + device;
  }
}
