package org.gridward.examples.host.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.examples.host.api.CaseView.EventView;
import org.gridward.examples.host.api.EventsApi.Taken;
import org.gridward.examples.host.wiring.Works;
import org.gridward.grid.GridCode;
import org.gridward.resource.DatumSuspect;
import org.gridward.sensors.device.DeviceWatch.Health;
import org.gridward.sensors.device.DeviceWatch.State;
import org.gridward.sensors.intake.DeviceFigures;
import org.gridward.store.DeviceSeen;

/** The town's devices: their register, how they stand, and what is striking about them. */
@Controller("/api/devices")
@ExecuteOn(TaskExecutors.BLOCKING)
public class DevicesApi {

  private static final int PIECE = 1_000;
  private static final int MOST = 500;
  private static final int HELD = 100;

  private final Works works;

  DevicesApi(Works works) {
    this.works = works;
  }

  /**
   * A device that tells places outside the grid it is said to stand in, again and again.
   *
   * @param datum the coordinate system that it declares
   * @param points how many of its newest places were looked at
   * @param outside how many of them lie outside
   * @param likely the coordinate system that would bring them in
   */
  public record SuspectView(
      String device,
      Named grid,
      String datum,
      int points,
      int outside,
      Optional<String> likely,
      String zh,
      String en) {

    static SuspectView of(DatumSuspect it) {
      return new SuspectView(
          it.deviceId(),
          new Named(it.declared().code().value(), it.declared().name()),
          it.datum().name(),
          it.points(),
          it.outside(),
          it.likely().map(Enum::name),
          it.zh(),
          it.en());
    }
  }

  /**
   * A device of the town's registry, and how it stands.
   *
   * @param state UNWATCHED, NEVER, UP, LATE, DOWN, BEHIND a gateway that is silent too, or MUTED
   * @param everySeconds how often it is expected to speak
   * @param messages what it said so far; {@code counted} of these were only counted
   * @param perMinute events of it within the last full minute
   * @param duplicates messages of it that had been taken before, since the start
   * @param missing messages of it that were lost on their way, since the start, where it counts
   *     them
   * @param unreadable messages that nobody could read, since the start, where no other device
   *     speaks the same way
   * @param skewSeconds how far its clock is behind, or ahead where negative, once that is learned
   */
  public record DeviceView(
      String device,
      String name,
      String state,
      Optional<String> grid,
      Optional<String> department,
      Optional<Long> everySeconds,
      Optional<String> gateway,
      Optional<Instant> mutedUntil,
      Optional<Instant> lastAt,
      long messages,
      long counted,
      long perMinute,
      long duplicates,
      long missing,
      long unreadable,
      Optional<Double> skewSeconds) {

    static DeviceView of(Health it, Optional<DeviceFigures> figures) {
      return new DeviceView(
          it.device().key(),
          it.device().name(),
          it.state().name(),
          it.device().grid().map(GridCode::value),
          it.device().department(),
          it.device().every().map(Duration::toSeconds),
          it.device().gateway(),
          it.device().mutedUntil(),
          it.seen().map(DeviceSeen::lastAt),
          it.seen().map(DeviceSeen::messages).orElse(0L),
          it.seen().map(DeviceSeen::counted).orElse(0L),
          figures.map(DeviceFigures::perMinute).orElse(0L),
          figures.map(DeviceFigures::duplicates).orElse(0L),
          figures.map(DeviceFigures::missing).orElse(0L),
          figures.map(DeviceFigures::unreadable).orElse(0L),
          figures.flatMap(DeviceFigures::skew).map(skew -> skew.toMillis() / 1e3));
    }
  }

  /**
   * The devices of the town's registry and how they stand, by key.
   *
   * @param state only those in this state
   */
  @Get
  List<DeviceView> devices(@QueryValue Optional<String> state) {
    var wanted = state.map(it -> Words.of(State.class, "state", it));
    return works.deviceHealth().list().stream()
        .filter(it -> wanted.isEmpty() || it.state() == wanted.get())
        .map(it -> DeviceView.of(it, works.gateway().intake().figures(it.device().key())))
        .toList();
  }

  /** A device that was heard and is not registered. */
  public record UnknownView(
      String device, Instant firstAt, Instant lastAt, long messages, Optional<Location> place) {

    static UnknownView of(DeviceSeen it) {
      return new UnknownView(it.key(), it.firstAt(), it.lastAt(), it.messages(), it.place());
    }
  }

  /** Devices that were heard and are not registered, by key, at most 500. */
  @Get("/unknown")
  List<UnknownView> unknown() {
    var unknown = new ArrayList<UnknownView>();
    var piece = works.store().listDevices("", PIECE);
    while (!piece.isEmpty() && unknown.size() < MOST) {
      piece.stream()
          .filter(it -> !works.devices().knows(it.key()))
          .limit(MOST - unknown.size())
          .map(UnknownView::of)
          .forEach(unknown::add);
      piece = works.store().listDevices(piece.get(piece.size() - 1).key(), PIECE);
    }
    return unknown;
  }

  /** Events that opened no case since nobody vouches for their device, or it opened too many. */
  @Get("/held")
  List<EventView> held() {
    return works.store().listHeld(HELD).stream().map(it -> EventView.of(it.event())).toList();
  }

  /**
   * Names a held event.
   *
   * @param eventId its id
   */
  public record Release(String eventId) {}

  /** Lets an event that is held open its case. */
  @Post("/release")
  Taken release(@Body Release it) {
    return works
        .router()
        .release(new EventId(it.eventId()))
        .map(Taken::of)
        .orElseThrow(() -> NotHereException.of("Held event", it.eventId()));
  }

  /** The register as people keep it, a workbook or CSV. */
  @Get(value = "/register", produces = "application/octet-stream")
  HttpResponse<SystemFile> register() {
    var sheet = works.devices().sheet();
    return HttpResponse.ok(new SystemFile(sheet.toFile()).attach(sheet.getFileName().toString()));
  }

  /**
   * How many devices are registered now.
   *
   * @param devices channels of one recorder are one device
   */
  public record Registered(int devices) {}

  /** Takes another register, a workbook or CSV, as a whole or not at all. */
  @Post(value = "/register", consumes = "application/octet-stream")
  Registered replace(@Body byte[] sheet) {
    works.devices().replace(sheet);
    return new Registered(works.devices().entries().size());
  }

  /**
   * Registers one device, by the columns of the register; {@code key} and {@code name} at least.
   */
  @Post
  Registered accept(@Body Map<String, String> columns) {
    works.devices().accept(columns);
    return new Registered(works.devices().entries().size());
  }

  /**
   * A silence that is known.
   *
   * @param device its key
   * @param until nobody is told before; a moment that has passed ends it
   */
  public record Mute(String device, Instant until) {}

  /** Notes until when nobody shall be told that a device is silent. */
  @Post("/mute")
  HttpResponse<?> mute(@Body Mute it) {
    works.devices().mute(it.device(), it.until());
    return HttpResponse.noContent();
  }

  /** Devices whose coordinates may be of another system than declared, by id. */
  @Get("/suspects")
  List<SuspectView> suspects() {
    return works.datums().suspects().stream().map(SuspectView::of).toList();
  }
}
