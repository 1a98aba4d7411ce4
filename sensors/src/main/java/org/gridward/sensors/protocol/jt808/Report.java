package org.gridward.sensors.protocol.jt808;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridward.event.Datum;
import org.gridward.event.Location;
import org.gridward.event.Measure;
import org.gridward.sensors.codec.MalformedPayload;

/**
 * Where a vehicle is, and how it is (0x0200).
 *
 * @param alarms the alarm word
 * @param ignition whether the ignition is on
 * @param place where, where its receiver knows
 * @param measures speed, direction, altitude and what the items tell
 * @param time as local ISO 8601 text; empty where the clock is not set
 */
record Report(
    long alarms,
    boolean ignition,
    Optional<Location> place,
    List<Measure> measures,
    Optional<String> time) {

  private static final double PARTS_OF_A_DEGREE = 1e6;

  static Report read(Reader in) throws MalformedPayload {
    var alarms = in.u32("alarm");
    var status = in.u32("status");
    var latitude = in.u32("latitude") / PARTS_OF_A_DEGREE * ((status & 4) == 0 ? 1 : -1);
    var longitude = in.u32("longitude") / PARTS_OF_A_DEGREE * ((status & 8) == 0 ? 1 : -1);
    var altitude = (short) in.u16("altitude");
    var speed = in.u16("speed");
    var direction = in.u16("direction");
    var time = time(in.hex("time", 6));
    var isValid = (status & 2) != 0 && isPlace(longitude, latitude);
    var measures = new ArrayList<Measure>();
    if (isValid) {
      measures.add(new Measure("speed", speed / 10.0, "km/h"));
      measures.add(new Measure("direction", direction, "deg"));
      measures.add(new Measure("altitude", altitude, "m"));
    }
    items(in, measures);
    return new Report(
        alarms,
        (status & 1) != 0,
        isValid ? Optional.of(Location.of(longitude, latitude, Datum.WGS84)) : Optional.empty(),
        measures,
        time);
  }

  /** Where both are zero no vehicle is: its receiver has just been switched on. */
  private static boolean isPlace(double longitude, double latitude) {
    return Math.abs(latitude) <= 90
        && Math.abs(longitude) <= 180
        && (latitude != 0 || longitude != 0);
  }

  /** {@code yyMMddHHmmss}; nothing where a digit is none or the month is zero. */
  private static Optional<String> time(String digits) {
    if (!digits.matches("\\d{12}") || digits.startsWith("0000", 2)) {
      return Optional.empty();
    }
    return Optional.of(
        "20%s-%s-%sT%s:%s:%s"
            .formatted(
                digits.substring(0, 2),
                digits.substring(2, 4),
                digits.substring(4, 6),
                digits.substring(6, 8),
                digits.substring(8, 10),
                digits.substring(10, 12)));
  }

  /** Items that the standard defines; makers add their own, some of them cut short. */
  private static void items(Reader in, List<Measure> measures) throws MalformedPayload {
    while (in.left() >= 2) {
      var id = in.u8("item");
      var length = in.u8("length of item");
      if (length > in.left()) {
        return;
      }
      var item = in.part("item", length);
      switch (id << 8 | length) {
        case 0x0104 -> measures.add(new Measure("mileage", item.u32("mileage") / 10.0, "km"));
        case 0x0202 -> measures.add(new Measure("fuel", item.u16("fuel") / 10.0, "L"));
        case 0x0302 ->
            measures.add(new Measure("recorder_speed", item.u16("speed") / 10.0, "km/h"));
        case 0x3001 -> measures.add(new Measure("signal", item.u8("signal"), "1"));
        case 0x3101 -> measures.add(new Measure("satellites", item.u8("satellites"), "1"));
        default -> {}
      }
    }
  }
}
