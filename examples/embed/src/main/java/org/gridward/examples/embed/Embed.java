package org.gridward.examples.embed;

import java.nio.file.Path;
import java.time.Instant;
import org.gridward.EventRouter;
import org.gridward.decision.Decision.Assigned;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Source;
import org.gridward.grid.GridIndex;
import org.gridward.rules.RuleBase;

/** The program at the top of the README; run it in this module's folder, beside its town. */
public final class Embed {

  private Embed() {}

  public static void main(String[] args) {
    var grids = GridIndex.load(Path.of("grids.geojson"), Datum.WGS84);
    var rules = RuleBase.load(Path.of("policy")); // the folder with 派单规则.xlsx
    var router = EventRouter.builder(grids, rules).build();

    var monday = Instant.parse("2026-03-02T02:00:00Z"); // 10:00 in Shanghai
    var event =
        Event.builder(new EventId("worker-7/41"), Source.GRID_WORKER, "city.garbage", monday)
            .location(Location.of(120.9455, 30.8921, Datum.WGS84))
            .build();

    var routing = router.route(event);
    if (routing.decision() instanceof Assigned it) {
      System.out.println(it.lead().name() + " by " + routing.caseFile().dueAt().orElseThrow());
    }
    routing.decision().explanation().reasons().forEach(System.out::println);
  }
}
