package org.gridward.examples.host.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import org.gridward.examples.host.wiring.Works;
import org.gridward.resource.DatumSuspect;

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

  /** Devices whose coordinates may be of another system than declared, by id. */
  @Get("/suspects")
  List<SuspectView> suspects() {
    return works.datums().suspects().stream().map(SuspectView::of).toList();
  }
}
