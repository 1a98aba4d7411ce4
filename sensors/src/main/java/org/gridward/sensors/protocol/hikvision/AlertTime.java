package org.gridward.sensors.protocol.hikvision;

import java.util.Optional;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.Inbound;

/**
 * When an alert happened: {@code dateTime}, or the {@code absTime} of plate cameras, which is local
 * and written {@code yyyyMMddHHmmssSSS}.
 */
final class AlertTime {

  private AlertTime() {}

  static DeviceTime of(Alert alert, Inbound in) {
    var time = DeviceTime.ofDevice(alert.text("dateTime"), in, alert.late());
    return time.told().isPresent() ? time : DeviceTime.ofDevice(absTime(alert), in, alert.late());
  }

  private static Optional<String> absTime(Alert alert) {
    return alert.root().all("absTime").findFirst().map(it -> it.text());
  }
}
