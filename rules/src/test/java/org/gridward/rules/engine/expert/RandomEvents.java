package org.gridward.rules.engine.expert;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gridward.decision.Grade;
import org.gridward.event.Measure;
import org.gridward.event.Severity;
import org.gridward.event.Source;
import org.gridward.grid.Area;
import org.gridward.grid.Grid;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridKind;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.Facts;

/** Random events, with values at the bounds that random rules ask about, and with gaps. */
final class RandomEvents {

  private final Random random;

  RandomEvents(long seed) {
    this.random = new Random(seed);
  }

  Facts next() {
    var event = Scenes.event(one(Source.values()));
    maybe(() -> event.text(one("占道停放", "水管破裂", "")));
    maybe(() -> event.severity(one(Severity.values())));
    maybe(() -> event.attribute("owner", one("电力", "沙塘村", "")));
    for (var left = random.nextInt(4); left > 0; left--) {
      event.measure(
          new Measure(one("a", "b", "ab"), one(-1.0, -0.0, 0.0, 1.0, 2.0), one("cm", "1")));
    }
    var located =
        new LocatedEvent(
            event.build(),
            random.nextInt(4) == 0 ? Optional.empty() : Optional.of(grid()),
            Optional.empty());
    return new Facts(
        located,
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(Scenes.PARKING),
        Optional.of(one(Grade.values())),
        Scenes.NIGHT.plusMinutes(random.nextInt(7 * 24 * 60)),
        random.nextBoolean());
  }

  private Grid grid() {
    var areas = random.nextInt(Scenes.VILLAGE.areas().size() + 1);
    return Grid.of(
        new GridCode("330421100201001"),
        "网格",
        one(GridKind.values()),
        random.nextBoolean() ? Optional.empty() : Optional.of(one(GridClass.values())),
        List.<Area>copyOf(Scenes.VILLAGE.areas().subList(0, areas)));
  }

  private void maybe(Runnable step) {
    if (random.nextInt(3) > 0) {
      step.run();
    }
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
