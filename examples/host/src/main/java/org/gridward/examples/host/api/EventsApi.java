package org.gridward.examples.host.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.gridward.Routing;
import org.gridward.casefile.CaseId;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Severity;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;
import org.gridward.examples.host.api.CaseView.EventView;
import org.gridward.examples.host.wiring.Works;
import org.gridward.store.Receipt;
import org.gridward.store.Receipt.Outcome;

/** Takes reports of people and other systems, and says what became of one. */
@Controller("/api/events")
@ExecuteOn(TaskExecutors.BLOCKING)
public class EventsApi {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final Works works;

  EventsApi(Works works) {
    this.works = works;
  }

  /**
   * A report.
   *
   * @param id names it, so that sending it again changes nothing; made up where absent
   * @param source who reports
   * @param kind what happened, in the words of the classification rows
   * @param category the category's code, where the reporter chose one
   * @param longitude degrees, with latitude and datum
   * @param latitude degrees
   * @param datum WGS84, CGCS2000, GCJ02 or BD09; required with a position
   * @param accuracyMetres radius of uncertainty
   * @param occurredAt when it happened, not before the year 2000; now where absent
   */
  public record Report(
      @Nullable String id,
      String source,
      @Nullable String kind,
      @Nullable String category,
      @Nullable String text,
      @Nullable Double longitude,
      @Nullable Double latitude,
      @Nullable String datum,
      @Nullable Double accuracyMetres,
      @Nullable String severity,
      @Nullable Instant occurredAt,
      @Nullable String addressText,
      @Nullable String componentId,
      @Nullable String sourceRef,
      @Nullable Map<String, String> attributes) {}

  /** What became of a report. */
  public record Taken(String eventId, String outcome, Optional<String> caseId) {

    static Taken of(Routing it) {
      return of(new Receipt(it.eventId(), it.outcome(), it.caseId()));
    }

    static Taken of(Receipt it) {
      return new Taken(it.eventId().value(), it.outcome().name(), it.caseId().map(CaseId::value));
    }
  }

  /** An event, and what became of it when it was first taken. */
  public record Traced(EventView event, String outcome, Optional<String> caseId) {}

  /** Takes a report; 201, or 200 where the same id was taken before. */
  @Post
  HttpResponse<Taken> report(@Body Report report) {
    var routing = works.router().route(event(report, works.clock().instant()));
    return HttpResponse.<Taken>status(
            routing.outcome() == Outcome.DUPLICATE ? HttpStatus.OK : HttpStatus.CREATED)
        .body(Taken.of(routing));
  }

  /** What became of an alert or report. */
  @Get("/{id:.+}")
  Traced trace(String id) {
    var kept =
        works
            .store()
            .findEvent(new EventId(id))
            .orElseThrow(() -> NotHereException.of("Event", id));
    return new Traced(
        EventView.of(kept.event()),
        kept.receipt().outcome().name(),
        kept.receipt().caseId().map(CaseId::value));
  }

  private static Event event(Report it, Instant now) {
    var id = it.id() == null ? "rest:" + UUID.randomUUID() : it.id();
    var kind = it.kind() == null || it.kind().isBlank() ? "report.general" : it.kind();
    var event =
        Event.builder(new EventId(id), Words.of(Source.class, "source", it.source()), kind, now);
    location(it).ifPresent(event::location);
    Optional.ofNullable(it.category()).ifPresent(event::category);
    Optional.ofNullable(it.text()).ifPresent(event::text);
    Optional.ofNullable(it.addressText()).ifPresent(event::addressText);
    Optional.ofNullable(it.componentId()).ifPresent(event::componentId);
    Optional.ofNullable(it.sourceRef()).ifPresent(event::sourceRef);
    Optional.ofNullable(it.severity())
        .map(text -> Words.of(Severity.class, "severity", text))
        .ifPresent(event::severity);
    Optional.ofNullable(it.occurredAt())
        .map(at -> happened(at, now))
        .ifPresent(at -> event.occurredAt(at, TimeQuality.DEVICE_UTC));
    Optional.ofNullable(it.attributes()).ifPresent(all -> all.forEach(event::attribute));
    return event.build();
  }

  /** Nobody reports what is still to come; clocks may differ a little. */
  private static Instant happened(Instant at, Instant now) {
    if (at.isBefore(EARLIEST) || at.isAfter(now.plus(CLOCKS_DIFFER))) {
      throw new IllegalArgumentException(
          "occurredAt is %s; write a moment from %s until now.".formatted(at, EARLIEST));
    }
    return at;
  }

  private static Optional<Location> location(Report it) {
    if (it.longitude() == null && it.latitude() == null) {
      return Optional.empty();
    }
    if (it.longitude() == null || it.latitude() == null || it.datum() == null) {
      throw new IllegalArgumentException(
          "A position needs longitude, latitude and datum; write all three, datum WGS84, CGCS2000,"
              + " GCJ02 or BD09.");
    }
    var accuracy =
        it.accuracyMetres() == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(it.accuracyMetres());
    return Optional.of(
        new Location(
            it.longitude(),
            it.latitude(),
            Words.of(Datum.class, "datum", it.datum()),
            accuracy,
            Location.Method.MANUAL));
  }
}
