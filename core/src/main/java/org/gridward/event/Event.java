package org.gridward.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was reported (事件): one message of a device or a person, understood but not yet judged.
 * Immutable. Personal data has no place here: a reporter is known to the channel that took the
 * report.
 *
 * @param id names the message; the same message twice has the same id
 * @param source who or what reported
 * @param sourceRef the reporter's own number for it
 * @param occurredAt when it happened, as well as known
 * @param receivedAt when Gridward received it; deadlines run from here
 * @param timeQuality how far {@code occurredAt} can be trusted
 * @param location where, as received
 * @param addressText the place in words
 * @param kind our word for what happened, such as {@code video.motion}; classification rows read it
 * @param nativeKind the device's own word for it
 * @param category a category code that the reporter claimed
 * @param text free description
 * @param severity the reporter's hint
 * @param device which device, for {@link Source#isDevice()} sources
 * @param phase where in its course the situation is
 * @param situation the ongoing situation that this event belongs to
 * @param late told long after it happened because the device kept it back: stored, not dispatched
 *     live
 * @param measures readings
 * @param regions places in the picture
 * @param media pictures and videos, by reference
 * @param componentId the managed component (部件) that is concerned
 * @param attributes whatever else the message said and a rule or a person may want; sorted by name
 * @param raw the message itself
 */
public record Event(
    EventId id,
    Source source,
    Optional<String> sourceRef,
    Instant occurredAt,
    Instant receivedAt,
    TimeQuality timeQuality,
    Optional<Location> location,
    Optional<String> addressText,
    String kind,
    Optional<String> nativeKind,
    Optional<String> category,
    Optional<String> text,
    Optional<Severity> severity,
    Optional<Device> device,
    Phase phase,
    Optional<Situation> situation,
    boolean late,
    List<Measure> measures,
    List<ImageRegion> regions,
    List<MediaRef> media,
    Optional<String> componentId,
    Map<String, String> attributes,
    Optional<RawBytes> raw) {

  /** The attribute with the device's own time, where {@code occurredAt} is another. */
  public static final String DEVICE_TIME = "device.time";

  /** Longest free description, in characters. */
  public static final int LONGEST_TEXT = 4_000;

  /** Shared by all events, so that rows find them near. */
  private static final List<Optional<Severity>> SEVERITIES =
      Arrays.stream(Severity.values()).map(Optional::of).toList();

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  public Event {
    checkMoment(id, "occurredAt", occurredAt);
    checkMoment(id, "receivedAt", receivedAt);
    if (kind.isBlank() || kind.length() > 100) {
      throw new IllegalArgumentException(
          "Kind of event " + id + " has " + kind.length() + " characters; write 1 to 100.");
    }
    if (text.isPresent() && text.get().length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "Text of event "
              + id
              + " has "
              + text.get().length()
              + " characters; write at most "
              + LONGEST_TEXT
              + ".");
    }
    measures = List.copyOf(measures);
    regions = List.copyOf(regions);
    media = List.copyOf(media);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** No calendar and no store can count with moments beyond these. */
  private static void checkMoment(EventId id, String name, Instant moment) {
    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "%s of event %s is %s; write a moment of the years 1 to 9999."
              .formatted(name, id, moment));
    }
  }

  /** Whether this event may open a case: it tells of something new and is not told late. */
  public boolean opensCase() {
    return phase.opensCase() && !late;
  }

  /**
   * Starts an event; what is not set has a plain default: it happened when it was received, is a
   * {@link Phase#PULSE} and belongs to no situation.
   *
   * @param kind our word for what happened
   */
  public static Builder builder(EventId id, Source source, String kind, Instant receivedAt) {
    return new Builder(id, source, kind, receivedAt);
  }

  /** This event as a builder, to change something of it. */
  public Builder toBuilder() {
    var copy = new Builder(id, source, kind, receivedAt);
    copy.sourceRef = sourceRef;
    copy.occurredAt = occurredAt;
    copy.timeQuality = timeQuality;
    copy.location = location;
    copy.addressText = addressText;
    copy.nativeKind = nativeKind;
    copy.category = category;
    copy.text = text;
    copy.severity = severity;
    copy.device = device;
    copy.phase = phase;
    copy.situation = situation;
    copy.late = late;
    copy.measures.addAll(measures);
    copy.regions.addAll(regions);
    copy.media.addAll(media);
    copy.componentId = componentId;
    copy.attributes.putAll(attributes);
    copy.raw = raw;
    return copy;
  }

  /** Gathers an event. Not thread-safe. */
  public static final class Builder {

    private final EventId id;
    private final Source source;
    private final String kind;
    private Instant receivedAt;
    private Optional<String> sourceRef = Optional.empty();
    private Instant occurredAt;
    private TimeQuality timeQuality = TimeQuality.ARRIVAL;
    private Optional<Location> location = Optional.empty();
    private Optional<String> addressText = Optional.empty();
    private Optional<String> nativeKind = Optional.empty();
    private Optional<String> category = Optional.empty();
    private Optional<String> text = Optional.empty();
    private Optional<Severity> severity = Optional.empty();
    private Optional<Device> device = Optional.empty();
    private Phase phase = Phase.PULSE;
    private Optional<Situation> situation = Optional.empty();
    private boolean late;
    private final List<Measure> measures = new ArrayList<>();
    private final List<ImageRegion> regions = new ArrayList<>();
    private final List<MediaRef> media = new ArrayList<>();
    private Optional<String> componentId = Optional.empty();
    private final Map<String, String> attributes = new TreeMap<>();
    private Optional<RawBytes> raw = Optional.empty();

    private Builder(EventId id, Source source, String kind, Instant receivedAt) {
      this.id = id;
      this.source = source;
      this.kind = kind;
      this.receivedAt = receivedAt;
      this.occurredAt = receivedAt;
    }

    public Builder sourceRef(String value) {
      sourceRef = Optional.of(value);
      return this;
    }

    /** When Gridward could read it; when it happened stays as it is. */
    public Builder receivedAt(Instant value) {
      receivedAt = value;
      return this;
    }

    /** When it happened, and how far that can be trusted. */
    public Builder occurredAt(Instant value, TimeQuality quality) {
      occurredAt = value;
      timeQuality = quality;
      return this;
    }

    public Builder location(Location value) {
      location = Optional.of(value);
      return this;
    }

    public Builder addressText(String value) {
      addressText = Optional.of(value);
      return this;
    }

    public Builder nativeKind(String value) {
      nativeKind = Optional.of(value);
      return this;
    }

    /** The category code that the reporter claims. */
    public Builder category(String value) {
      category = Optional.of(value);
      return this;
    }

    public Builder text(String value) {
      text = Optional.of(value);
      return this;
    }

    public Builder severity(Severity value) {
      severity = SEVERITIES.get(value.ordinal());
      return this;
    }

    public Builder device(Device value) {
      device = Optional.of(value);
      return this;
    }

    public Builder phase(Phase value) {
      phase = value;
      return this;
    }

    public Builder situation(Situation value) {
      situation = Optional.of(value);
      return this;
    }

    public Builder late(boolean value) {
      late = value;
      return this;
    }

    public Builder measure(Measure value) {
      measures.add(value);
      return this;
    }

    public Builder region(ImageRegion value) {
      regions.add(value);
      return this;
    }

    public Builder media(MediaRef value) {
      media.add(value);
      return this;
    }

    public Builder componentId(String value) {
      componentId = Optional.of(value);
      return this;
    }

    public Builder attribute(String name, String value) {
      attributes.put(name, value);
      return this;
    }

    public Builder raw(RawBytes value) {
      raw = Optional.of(value);
      return this;
    }

    /** The event; throws {@link IllegalArgumentException} that names the value out of range. */
    public Event build() {
      return new Event(
          id,
          source,
          sourceRef,
          occurredAt,
          receivedAt,
          timeQuality,
          location,
          addressText,
          kind,
          nativeKind,
          category,
          text,
          severity,
          device,
          phase,
          situation,
          late,
          measures,
          regions,
          media,
          componentId,
          attributes,
          raw);
    }
  }
}
