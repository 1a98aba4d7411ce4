package org.gridward.examples.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Measure;
import org.gridward.event.Severity;
import org.gridward.event.Source;
import org.gridward.grid.Area;
import org.gridward.grid.Grid;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridKind;
import org.gridward.grid.LocatedEvent;

/** Made-up events for a made-up policy: kinds uniform, over a week, in a town of 66 grids. */
final class PolicyEvents {

  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final int WEEK = 7 * 86_400;
  private static final int GRIDS = 66;

  private final SplittableRandom random;
  private final List<Grid> grids = new ArrayList<>();

  PolicyEvents(long seed) {
    random = new SplittableRandom(seed);
    for (var i = 0; i < GRIDS; i++) {
      grids.add(grid(i));
    }
  }

  private static Grid grid(int number) {
    var community = "330421100%03d".formatted(200 + number / 6);
    var dedicated = number % 6 == 5;
    return Grid.of(
        new GridCode(community + "%03d".formatted(number % 6)),
        "网格" + number,
        dedicated ? GridKind.DEDICATED : GridKind.BASIC,
        dedicated ? Optional.empty() : Optional.of(GridClass.values()[number % 3]),
        List.of(new Area(Area.Level.COMMUNITY, community, "村" + number / 6)));
  }

  List<LocatedEvent> draw(int count, int kinds) {
    return draw(0, count, kinds);
  }

  /** So many more, numbered on from {@code first}. */
  List<LocatedEvent> draw(int first, int count, int kinds) {
    var events = new ArrayList<LocatedEvent>();
    for (var i = first; i < first + count; i++) {
      events.add(draw("made/" + i, kinds));
    }
    return events;
  }

  private LocatedEvent draw(String id, int kinds) {
    var source = Source.values()[random.nextInt(5)];
    var at = MONDAY.plusSeconds(random.nextInt(WEEK));
    var event =
        Event.builder(new EventId(id), source, PolicySheets.kind(random.nextInt(kinds)), at);
    if (random.nextInt(4) > 0) {
      event.measure(new Measure("level", random.nextInt(100), "1"));
    }
    event.location(
        Location.of(120 + 0.1 * random.nextDouble(), 30 + 0.1 * random.nextDouble(), Datum.WGS84));
    if (random.nextBoolean()) {
      event.severity(Severity.values()[random.nextInt(3)]);
    }
    var grid = Optional.of(grids.get(random.nextInt(GRIDS)));
    return new LocatedEvent(event.build(), grid, Optional.empty());
  }
}
