package org.gridward.sensors.protocol.json;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.event.Datum;
import org.gridward.event.Phase;
import org.gridward.event.Severity;
import org.gridward.event.Source;

/**
 * Where in a message things stand, and what they mean.
 *
 * @param protocol the word that bindings and dead letters use for it
 * @param source what reports
 * @param each the array whose elements are reports of their own
 * @param device names the device
 * @param prefix what stands before that name, to tell makers apart
 * @param channel a part of the device
 * @param id the sender's own number of the message
 * @param time when it happened
 * @param position where
 * @param kind what happened; where it is missing the measures say it
 * @param phase where in its course it is
 * @param severity the sender's hint
 * @param text free words
 * @param silence after so long without a message an ongoing situation is over
 * @param alarms flags, each of which is a situation of its own
 * @param measures readings
 * @param attributes what else is taken, by our name for it
 */
record Mapping(
    String protocol,
    Source source,
    Optional<JsonPointer> each,
    Spot device,
    String prefix,
    Optional<Spot> channel,
    Optional<Spot> id,
    Optional<Time> time,
    Optional<Position> position,
    Optional<Choice<String>> kind,
    Optional<Choice<Phase>> phase,
    Optional<Choice<Severity>> severity,
    Optional<Spot> text,
    Optional<Duration> silence,
    List<Alarm> alarms,
    List<Reading> measures,
    Map<String, Spot> attributes) {

  /**
   * When.
   *
   * @param at where it stands
   * @param form how it is written
   */
  record Time(Spot at, Form form) {

    /** How a time is written. */
    enum Form {
      ISO,
      EPOCH_SECONDS,
      EPOCH_MILLIS
    }
  }

  /**
   * Where.
   *
   * @param longitude where the longitude stands
   * @param latitude where the latitude stands
   * @param accuracyMetres where the radius of uncertainty stands
   * @param datum the coordinate system of both
   */
  record Position(Spot longitude, Spot latitude, Optional<Spot> accuracyMetres, Datum datum) {}

  /**
   * A word of the sender, and which of ours it is.
   *
   * @param at where it stands; empty where ours is always the same
   * @param words ours by the sender's
   * @param otherwise ours for any other, or where there is none
   */
  record Choice<T>(Optional<Spot> at, Map<String, T> words, Optional<T> otherwise) {}

  /**
   * A flag.
   *
   * @param at where it stands
   * @param kind what it means while it is up
   * @param on the words for up; where there are none, booleans, 0, 1 and the usual words
   */
  record Alarm(Spot at, String kind, List<String> on) {}

  /**
   * A number.
   *
   * @param at where it stands
   * @param name what it measures
   * @param unit UCUM code, after the factor and the offset
   * @param times factor
   * @param plus offset, added after the factor
   * @param none numbers that mean "nothing measured", as they are sent
   */
  record Reading(Spot at, String name, String unit, double times, double plus, List<Double> none) {}
}
