package org.gridward.examples.host.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.casefile.Actor;
import org.gridward.deadline.TimeLimit;
import org.gridward.decision.Explanation;
import org.gridward.decision.Reason;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Location;
import org.gridward.event.Measure;
import org.gridward.event.MediaRef;
import org.gridward.grid.Area;
import org.gridward.grid.Grid;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridProof;
import org.gridward.grid.NearGrid;
import org.gridward.store.CaseStore.SentNotice;

/** A case with its history and the reasons for where it went. */
public record CaseView(
    String id,
    String state,
    String grade,
    String source,
    String kind,
    Optional<Named> category,
    Optional<Named> lead,
    Optional<Instant> dueAt,
    Instant openedAt,
    int reports,
    boolean supervised,
    Instant now,
    List<Allowed> allowed,
    EventView event,
    Optional<GridView> grid,
    DecisionView decision,
    ExplanationView explanation,
    List<StepView> steps,
    List<NoticeView> notices,
    List<EventRow> events) {

  /** What can be done now, what it needs, and where it leads. */
  public record Allowed(String action, List<String> needs, String to) {}

  /** The event that opened the case. */
  public record EventView(
      String id,
      String source,
      String kind,
      Optional<String> nativeKind,
      String phase,
      Instant occurredAt,
      Instant receivedAt,
      String timeQuality,
      Optional<String> device,
      Optional<String> text,
      Optional<String> addressText,
      Optional<Location> location,
      List<Measure> measures,
      List<MediaView> media,
      Map<String, String> attributes) {

    static EventView of(Event it) {
      return new EventView(
          it.id().value(),
          it.source().name(),
          it.kind(),
          it.nativeKind(),
          it.phase().name(),
          it.occurredAt(),
          it.receivedAt(),
          it.timeQuality().name(),
          it.device().map(Device::toString),
          it.text(),
          it.addressText(),
          it.location(),
          it.measures(),
          it.media().stream().map(MediaView::of).toList(),
          it.attributes());
    }
  }

  /** A picture and where this host serves it; without an address where the device keeps it. */
  public record MediaView(String ref, String contentType, Optional<String> url) {

    static MediaView of(MediaRef it) {
      var kept = it.ref().startsWith(MediaRef.SHA256);
      return new MediaView(
          it.ref(),
          it.contentType(),
          kept
              ? Optional.of("/api/media/" + it.ref().substring(MediaRef.SHA256.length()))
              : Optional.empty());
    }
  }

  /** The grid of the case. */
  public record GridView(
      String code, String name, String kind, Optional<String> gridClass, List<Area> areas) {

    static GridView of(Grid it) {
      return new GridView(
          it.code().value(),
          it.name(),
          it.kind().name(),
          it.gridClass().map(Enum::name),
          it.areas());
    }
  }

  /** Who shall handle it, or why nobody could be named. */
  public record DecisionView(
      String type,
      Optional<String> cause,
      Optional<String> detail,
      Optional<Named> category,
      Optional<String> grade,
      Optional<Named> lead,
      List<Named> coHandlers,
      List<Named> informed,
      Optional<String> handling,
      Optional<LimitsView> limits,
      Optional<Boolean> fallback) {}

  /** The clocks that the rules gave. */
  public record LimitsView(
      Optional<TimeLimit> accept,
      TimeLimit handle,
      Optional<TimeLimit> reminder,
      Instant dueAt,
      Instant remindAt) {}

  /** Why. */
  public record ExplanationView(String revision, Optional<PlaceView> place, List<Reason> reasons) {

    static ExplanationView of(Explanation it) {
      return new ExplanationView(it.revision(), it.place().map(PlaceView::of), it.reasons());
    }
  }

  /** Why it belongs to its grid. */
  public record PlaceView(
      String gridSet,
      Location received,
      double longitude,
      double latitude,
      Optional<String> grid,
      List<String> covering,
      boolean onBorder,
      OptionalDouble borderMetres,
      boolean nearBorder,
      Optional<NearGridView> nearest) {

    static PlaceView of(GridProof it) {
      return new PlaceView(
          it.gridSet(),
          it.received(),
          it.longitude(),
          it.latitude(),
          it.grid().map(GridCode::value),
          it.covering().stream().map(GridCode::value).toList(),
          it.onBorder(),
          it.borderMetres(),
          it.nearBorder(),
          it.nearest().map(NearGridView::of));
    }
  }

  /** The grid nearest to a place outside all grids. */
  public record NearGridView(String code, String name, double metres) {

    static NearGridView of(NearGrid it) {
      return new NearGridView(it.grid().code().value(), it.grid().name(), it.metres());
    }
  }

  /** One line of the history. */
  public record StepView(
      int no,
      Optional<String> from,
      String to,
      String action,
      Actor actor,
      Instant at,
      Optional<String> opinion,
      Optional<Named> department,
      Optional<Instant> dueAt,
      Optional<String> into,
      Optional<String> grade) {}

  /** One message to one role, and how it stands. */
  public record NoticeView(
      String moment,
      String department,
      String role,
      String channel,
      String text,
      Instant notBefore,
      String status,
      int tries,
      Optional<Instant> at,
      Optional<String> reason) {

    static NoticeView of(SentNotice it) {
      var notice = it.notice();
      return new NoticeView(
          notice.moment().name(),
          notice.department().name(),
          notice.role().name(),
          notice.channel(),
          notice.text(),
          notice.notBefore(),
          it.status().name(),
          it.tries(),
          it.at(),
          it.reason());
    }
  }

  /** One of the events that the case stands for. */
  public record EventRow(
      String id, String phase, Instant occurredAt, Instant receivedAt, String kind) {

    static EventRow of(Event it) {
      return new EventRow(
          it.id().value(), it.phase().name(), it.occurredAt(), it.receivedAt(), it.kind());
    }
  }
}
