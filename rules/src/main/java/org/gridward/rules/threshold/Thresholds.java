package org.gridward.rules.threshold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.rules.fact.ThresholdRow;
import org.gridward.rules.threshold.Course.Turn;

/**
 * All rows at work on all devices. Remembers {@link #MOST_REMEMBERED} courses of readings; of more,
 * those that were silent for longest are begun anew when they are heard again. Not thread-safe.
 */
public final class Thresholds {

  /** Pairs of a device and a row. */
  public static final int MOST_REMEMBERED = 200_000;

  private final Map<String, List<ThresholdRow>> rows = new LinkedHashMap<>(); // by quantity
  private final Predicate<String> stands;
  private final Map<String, Course> courses;

  /**
   * No readings yet.
   *
   * @param stands whether the alarm of a key stands already, asked once for each key
   */
  public Thresholds(List<ThresholdRow> rows, Predicate<String> stands) {
    rows.forEach(
        it ->
            this.rows
                .computeIfAbsent(Quantities.name(it.quantity()), name -> new ArrayList<>())
                .add(it));
    this.stands = stands;
    this.courses =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Course> eldest) {
            return size() > MOST_REMEMBERED;
          }
        };
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** How many courses are remembered. */
  public int remembered() {
    return courses.size();
  }

  /**
   * Looks at an event; only a measurement of a device that was told in time says something.
   *
   * @return what begins or ends; each to be confirmed by {@link #told} once it was acted on, or
   *     else found again with the next reading
   */
  public List<Crossing> see(Event event) {
    if (event.phase() != Phase.MEASUREMENT || event.late() || event.device().isEmpty()) {
      return List.of();
    }
    var crossings = new ArrayList<Crossing>();
    var device = event.device().get();
    for (var measure : event.measures()) {
      for (var row : rows.getOrDefault(Quantities.name(measure.name()), List.of())) {
        if (concerns(row, event, device)) {
          look(row, event, device, measure, crossings);
        }
      }
    }
    return crossings;
  }

  private void look(
      ThresholdRow row, Event event, Device device, Measure measure, List<Crossing> crossings) {
    var value = Quantities.in(measure.value(), measure.unit(), row.unit());
    if (value.isEmpty()) {
      return;
    }
    var key = Crossing.key(row, device);
    var course = courses.get(key);
    if (course == null) {
      course = new Course(row, stands.test(key));
      courses.put(key, course);
    }
    var turn = course.look(event.occurredAt(), value.getAsDouble());
    if (turn != Turn.NONE) {
      crossings.add(
          new Crossing(
              row, device, event, value.getAsDouble(), course.since(), turn == Turn.BEGINS));
    }
  }

  /** A crossing was acted on. */
  public void told(Crossing crossing) {
    var course = courses.get(crossing.key());
    if (course != null) {
      course.told(crossing.begins());
    }
  }

  /** By what a device calls itself: its protocol, its model, what it reports. */
  private static boolean concerns(ThresholdRow row, Event event, Device device) {
    if (row.devices().isEmpty()) {
      return true;
    }
    var named =
        Stream.of("deviceType", "model", "type", "profile", "description")
            .map(it -> event.attributes().getOrDefault(it, ""));
    var known =
        Stream.of(
            device.key(),
            device.key().replaceFirst(":.*", ""),
            event.kind(),
            event.nativeKind().orElse(""));
    return Stream.concat(named, known)
        .map(it -> it.toLowerCase(Locale.ROOT))
        .anyMatch(it -> row.devices().stream().anyMatch(wanted -> it.equalsIgnoreCase(wanted)));
  }
}
