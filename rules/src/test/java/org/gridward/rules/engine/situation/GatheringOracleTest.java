package org.gridward.rules.engine.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.rules.engine.situation.Town.NOON;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gridward.event.Event;
import org.gridward.event.Source;
import org.gridward.rules.engine.situation.Finding.News;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered is little; it must tell the same as remembering everything. */
final class GatheringOracleTest {

  private static final long MINUTE = 60;

  @TempDir private Path folder;

  /** Everything that was seen in one place. */
  private static final class Everything {
    final List<Event> events = new ArrayList<>();
    boolean raised;
    Instant last = Instant.EPOCH;
    Instant since = Instant.EPOCH;
  }

  @RepeatedTest(60)
  void windows_of_grids(RepetitionInfo repetition) throws IOException {
    var random = new Random(repetition.getCurrentRepetition());
    var count = 2 + random.nextInt(5);
    var sources = 1 + random.nextInt(Math.min(3, count));
    var window = 1 + random.nextInt(20);
    var quiet = 1 + random.nextInt(30);
    var rules =
        Town.policy(
            folder,
            "TS-1,任意,0102,任意,任意,网格,%d分钟,%d,%d,,联合立案,,%d分钟无新增,,"
                .formatted(window, count, sources, quiet));
    var town = new Town();
    var places = new HashMap<String, Everything>();
    try (var situations = Situations.of(rules)) {
      var second = 0L;
      for (var i = 0; i < 400; i++) {
        second += random.nextInt((int) (2 * MINUTE));
        var before = random.nextInt(3) > 0 ? 0 : random.nextInt((int) (window * 2 * MINUTE));
        var source = Source.values()[random.nextInt(4)];
        var sighting = town.late(second, before, random.nextInt(3), source);
        var event = sighting.located().event();
        var place = sighting.located().grid().orElseThrow().code().value();
        var now = event.receivedAt();

        var expected = new ArrayList<String>();
        overBy(now, quiet, places, expected);
        expectedOf(
            places.computeIfAbsent(place, it -> new Everything()),
            place,
            event,
            now.minusSeconds(window * MINUTE),
            count,
            sources,
            expected);

        assertThat(told(situations.see(List.of(sighting), now))).isEqualTo(expected);
      }
    }
  }

  private static void overBy(
      Instant now, int quiet, Map<String, Everything> places, List<String> expected) {
    places.forEach(
        (place, it) -> {
          if (it.raised && !it.last.plusSeconds(quiet * MINUTE).isAfter(now)) {
            it.raised = false;
            expected.add(place + " CLEARED " + it.since);
          }
        });
    expected.sort(Comparator.naturalOrder());
  }

  private static void expectedOf(
      Everything place,
      String name,
      Event event,
      Instant from,
      int count,
      int sources,
      List<String> expected) {
    if (!event.occurredAt().isAfter(from)) {
      return;
    }
    place.events.add(event);
    if (place.raised) {
      expected.add(name + " JOINED " + place.since);
    } else {
      var within =
          place.events.stream()
              .filter(it -> it.occurredAt().isAfter(from))
              .sorted(Comparator.comparing(Event::occurredAt))
              .toList();
      var reporters = within.stream().map(Event::source).distinct().count();
      if (within.size() < count || reporters < sources) {
        return;
      }
      place.raised = true;
      place.since = within.get(within.size() - count).occurredAt();
      expected.add(name + " RAISED " + place.since);
    }
    place.last = event.receivedAt();
  }

  private static List<String> told(List<Finding> findings) {
    var clearings =
        findings.stream()
            .filter(it -> it.news() == News.CLEARED)
            .map(it -> it.place() + " CLEARED " + it.since())
            .sorted()
            .toList();
    var told = new ArrayList<>(clearings);
    findings.stream()
        .filter(it -> it.news() == News.RAISED || it.news() == News.JOINED)
        .forEach(it -> told.add(it.place() + " " + it.news() + " " + it.since()));
    return told;
  }

  @RepeatedTest(40)
  void circles_around_every_place(RepetitionInfo repetition) throws IOException {
    var random = new Random(1_000 + repetition.getCurrentRepetition());
    var count = 2 + random.nextInt(5);
    var metres = 10 + random.nextInt(1_000);
    var rules =
        Town.policy(folder, "TS-1,任意,0102,任意,任意,%d米,10分钟,%d,,,预警,,,,".formatted(metres, count));
    var town = new Town();
    var all = new ArrayList<Sighted>();
    var latitude = List.of(30.9, -0.001, 66.0, -45.0).get(random.nextInt(4));
    var longitude = List.of(120.9, 179.9999, -179.9999).get(random.nextInt(3));
    var spread = metres * (3 + random.nextInt(6)) / 111_195.0;
    try (var situations = Situations.of(rules)) {
      for (var second = 0L; second < 20_000; second += random.nextInt(200)) {
        var east =
            longitude + spread * (random.nextDouble() - 0.5) / Math.cos(Math.toRadians(latitude));
        var sighting =
            town.at(
                second,
                east > 180 ? east - 360 : east < -180 ? east + 360 : east,
                latitude + spread * (random.nextDouble() - 0.5),
                Source.CITIZEN);
        var sighted = Sighted.of(sighting);
        all.add(sighted);
        var from = NOON.plusSeconds(second - 600);
        var near =
            all.stream()
                .filter(it -> it.at().isAfter(from) && metres(it, sighted) <= metres)
                .count();

        var raised =
            situations.see(List.of(sighting), NOON.plusSeconds(second)).stream()
                .anyMatch(it -> it.news() == News.RAISED);

        assertThat(raised).as("%d of %d within %d m", near, count, metres).isEqualTo(near >= count);
        if (raised) {
          return;
        }
      }
    }
  }

  private static double metres(Sighted one, Sighted other) {
    return Cells.metres(
        one.longitude().getAsDouble(),
        one.latitude().getAsDouble(),
        other.longitude().getAsDouble(),
        other.latitude().getAsDouble());
  }
}
