package org.gridward.examples.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Source;
import org.gridward.grid.GridProof;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.engine.situation.Sighting;
import org.gridward.rules.engine.situation.Sighting.Weight;
import org.gridward.rules.engine.situation.Situations;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Events that situations are watched by: every one is met by the rows of its grid, of its
 * neighbourhood and of its device, and every twentieth by that of its community. A piece of 1,000
 * stands for 75 simulated seconds, so 1,152 pieces are a day.
 */
public class Watch {

  private static final int PIECE = 1_000;
  private static final int SECONDS = 75;
  private static final int PIECES_OF_A_DAY = 86_400 / SECONDS;

  /** The city. */
  @State(Scope.Thread)
  public static class City {
    private static final int DEVICES = 20_000;

    private final SplittableRandom random = new SplittableRandom(5);
    private Situations situations;
    private List<LocatedEvent> places;
    private List<Optional<String>> categories;
    private List<Sighting> piece;
    private Instant now = Instant.parse("2026-03-02T00:00:00Z");
    private long events;
    private long found;
    private int pieces;
    private int most;

    /** Opens the watch. */
    @Setup
    public void open() {
      var sheets = new PolicySheets(400, 7);
      categories =
          IntStream.range(0, sheets.categories())
              .mapToObj(it -> Optional.of(PolicySheets.category(it)))
              .toList();
      var rules =
          sheets.read(
              List.of(
                  "TS-1,任意,任意,网格,10分钟,500,2,,预警,30分钟无新增",
                  "TS-2,任意,任意,300米,10分钟,50,2,,联合立案,30分钟无新增",
                  "TS-3,%s,任意,社区,1小时,20,2,,提级,2小时无新增".formatted(PolicySheets.category(0)),
                  "TS-4,任意,made.*,设备,,,,6小时,主动服务,"));
      situations = Situations.of(rules);
      var drawn = new PolicyEvents(11).draw(DEVICES, sheets.categories());
      places = IntStream.range(0, DEVICES).mapToObj(it -> device(drawn.get(it), it)).toList();
    }

    private Sighting next() {
      var category = random.nextInt(categories.size());
      var place = places.get(random.nextInt(DEVICES));
      var event =
          Event.builder(
                  new EventId("made/" + ++events),
                  Source.SENSOR,
                  PolicySheets.kind(category),
                  now.plusMillis(SECONDS * (events % PIECE)))
              .device(place.event().device().orElseThrow())
              .location(place.event().location().orElseThrow())
              .build();
      return new Sighting(
          new LocatedEvent(event, place.grid(), place.proof()),
          categories.get(category),
          Optional.empty(),
          Weight.MATTER);
    }

    /** A device, and where it stands. */
    private static LocatedEvent device(LocatedEvent place, int number) {
      var event = place.event().toBuilder().device(Device.of("dev:" + number)).build();
      return new LocatedEvent(
          event, place.grid(), Optional.of(proof(event.location().orElseThrow())));
    }

    private static GridProof proof(Location at) {
      return new GridProof(
          "made",
          at,
          at.longitude(),
          at.latitude(),
          Optional.empty(),
          List.of(),
          false,
          OptionalDouble.empty(),
          false,
          Optional.empty());
    }

    /** Makes what is seen next; that is not measured. */
    @Setup(Level.Invocation)
    public void make() {
      piece = new ArrayList<>(PIECE);
      for (var i = 0; i < PIECE; i++) {
        piece.add(next());
      }
      now = now.plusSeconds(SECONDS);
    }

    private int see() {
      var findings = situations.see(piece, now);
      found += findings.size();
      pieces++;
      most = Math.max(most, situations.remembered());
      return findings.size();
    }

    /** Says how much time was simulated, and how much was remembered at most. */
    @TearDown(Level.Trial)
    public void close() {
      System.out.printf(
          "%.1f simulated hours, %d events, %d findings; at most %d sightings and places"
              + " remembered, %d forgotten before their time%n",
          24.0 * pieces / PIECES_OF_A_DAY, events, found, most, situations.evicted());
      situations.close();
    }
  }

  /** One event of a piece, met by the rows that watch for it. */
  @Benchmark
  @OperationsPerInvocation(PIECE)
  public int single(City city) {
    return city.see();
  }
}
