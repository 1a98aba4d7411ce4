package org.gridward.sensors.protocol.jt808;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gridward.event.Location;
import org.gridward.event.Measure;
import org.gridward.sensors.codec.Fix;
import org.gridward.sensors.codec.MalformedPayload;

/**
 * Where a vehicle is, and how it is (0x0200).
 *
 * @param alarms the alarm word
 * @param videoAlarms the word of the video alarms (JT/T 1078)
 * @param ignition whether the ignition is on
 * @param place where, where its receiver knows
 * @param measures speed, direction, altitude and what the items tell
 * @param time by its own clock; empty where that is not set
 */
record Report(
    long alarms,
    long videoAlarms,
    boolean ignition,
    Optional<Location> place,
    List<Measure> measures,
    Optional<LocalDateTime> time) {

  private static final double PARTS_OF_A_DEGREE = 1e6;
  private static final int CENTURY = 2_000;

  static Report read(Reader in) throws MalformedPayload {
    var alarms = in.u32("alarm");
    var status = in.u32("status");
    var latitude = in.u32("latitude") / PARTS_OF_A_DEGREE * ((status & 4) == 0 ? 1 : -1);
    var longitude = in.u32("longitude") / PARTS_OF_A_DEGREE * ((status & 8) == 0 ? 1 : -1);
    var altitude = (short) in.u16("altitude");
    var speed = in.u16("speed");
    var direction = in.u16("direction");
    var time = time(in);
    var place = (status & 2) == 0 ? Optional.<Location>empty() : Fix.of(longitude, latitude);
    var measures = new ArrayList<Measure>();
    if (place.isPresent()) {
      measures.add(new Measure("speed", speed / 10.0, "km/h"));
      measures.add(new Measure("direction", direction, "deg"));
      measures.add(new Measure("altitude", altitude, "m"));
    }
    var videoAlarms = items(in, measures);
    return new Report(alarms, videoAlarms, (status & 1) != 0, place, measures, time);
  }

  /**
   * {@code yyMMddHHmmss}; nothing where it is no date. Where a digit is none, the report is none of
   * the standard: makers of adapters wrap others of their own in its frame.
   */
  private static Optional<LocalDateTime> time(Reader in) throws MalformedPayload {
    var start = in.at();
    var year = in.bcd("time");
    var month = in.bcd("time");
    var day = in.bcd("time");
    var hour = in.bcd("time");
    var minute = in.bcd("time");
    var second = in.bcd("time");
    if (IntStream.of(year, month, day, hour, minute, second).anyMatch(it -> it < 0)) {
      throw MalformedPayload.at(
          Jt808Codec.PROTOCOL, "time", start, "found no digits, expected yyMMddHHmmss in BCD");
    }
    var isDay = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    var isTime = hour < 24 && minute < 60 && second < 60;
    if (!isDay || !isTime || day > YearMonth.of(CENTURY + year, month).lengthOfMonth()) {
      return Optional.empty();
    }
    return Optional.of(LocalDateTime.of(CENTURY + year, month, day, hour, minute, second));
  }

  /**
   * Items that the standard defines; makers add their own, some of them cut short.
   *
   * @return the word of the video alarms
   */
  private static long items(Reader in, List<Measure> measures) throws MalformedPayload {
    var videoAlarms = 0L;
    while (in.left() >= 2) {
      var id = in.u8("item");
      var length = in.u8("length of item");
      if (length > in.left()) {
        break;
      }
      var item = in.part("item", length);
      switch (id << 8 | length) {
        case 0x0104 -> measures.add(new Measure("mileage", item.u32("mileage") / 10.0, "km"));
        case 0x0202 -> measures.add(new Measure("fuel", item.u16("fuel") / 10.0, "L"));
        case 0x0302 ->
            measures.add(new Measure("recorder_speed", item.u16("speed") / 10.0, "km/h"));
        case 0x1404 -> videoAlarms = item.u32("video alarms");
        case 0x3001 -> measures.add(new Measure("signal", item.u8("signal"), "1"));
        case 0x3101 -> measures.add(new Measure("satellites", item.u8("satellites"), "1"));
        default -> {}
      }
    }
    return videoAlarms;
  }
}
