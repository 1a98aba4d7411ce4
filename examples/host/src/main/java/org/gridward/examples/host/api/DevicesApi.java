package org.gridward.examples.host.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gridward.examples.host.wiring.Works;
import org.gridward.grid.GridCode;
import org.gridward.resource.DatumSuspect;
import org.gridward.sensors.device.DeviceWatch.Health;
import org.gridward.sensors.device.DeviceWatch.State;
import org.gridward.store.DeviceSeen;

/** What is striking about the town's devices. */
@Controller("/api/devices")
@ExecuteOn(TaskExecutors.BLOCKING)
public class DevicesApi {

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
   */
  public record DeviceView(
      String device,
      String name,
      String state,
      Optional<String> grid,
      Optional<String> department,
      Optional<Long> everySeconds,
      Optional<String> gateway,
      Optional<Instant> lastAt,
      long messages,
      long counted) {

    static DeviceView of(Health it) {
      return new DeviceView(
          it.device().key(),
          it.device().name(),
          it.state().name(),
          it.device().grid().map(GridCode::value),
          it.device().department(),
          it.device().every().map(Duration::toSeconds),
          it.device().gateway(),
          it.seen().map(DeviceSeen::lastAt),
          it.seen().map(DeviceSeen::messages).orElse(0L),
          it.seen().map(DeviceSeen::counted).orElse(0L));
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
        .map(DeviceView::of)
        .toList();
  }

  /** Devices whose coordinates may be of another system than declared, by id. */
  @Get("/suspects")
  List<SuspectView> suspects() {
    return works.datums().suspects().stream().map(SuspectView::of).toList();
  }
}
