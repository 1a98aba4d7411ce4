package org.gridward.examples.host.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gridward.resource.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the grid workers of a made-up town go their rounds: every few seconds their phones tell the
 * host where they are, each on a loop of its own around the place where it belongs, and on the
 * first day the last two hours too. Now and then a phone is silent for a while, as in a cellar.
 */
public final class Patrol implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Patrol.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int EVERY_SECONDS = 10;
  private static final Duration BEFORE = Duration.ofHours(2);
  private static final int AT_ONCE = 500;

  private static final double WIDE = 0.0022; // degrees, some 200 m
  private static final double HIGH = 0.0016;
  private static final double ROUND_SECONDS = 2_400;
  private static final double PAUSE_SECONDS = 900; // of every hour and a half, in a cellar
  private static final double SHIFT_SECONDS = 5_400;

  private final URI tracks;
  private final List<Resource> staff;
  private final InstantSource clock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "demo-patrol");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A patrol that has not begun.
   *
   * @param host the console's address
   * @param staff who goes, each around the place where it belongs
   * @param clock of the phones
   */
  public Patrol(URI host, List<Resource> staff, InstantSource clock) {
    this.tracks = host.resolve("/api/tracks");
    this.staff = List.copyOf(staff);
    this.clock = clock;
  }

  /** Begins and returns at once. */
  public void start() {
    rounds.execute(this::catchUp);
    rounds.scheduleWithFixedDelay(
        () -> send(positions(clock.instant())), 1, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void catchUp() {
    var now = clock.instant();
    var waiting = new ArrayList<Map<String, Object>>();
    for (var at = now.minus(BEFORE); at.isBefore(now); at = at.plusSeconds(3 * EVERY_SECONDS)) {
      waiting.addAll(positions(at));
      if (waiting.size() > AT_ONCE) {
        send(waiting);
        waiting.clear();
      }
    }
    send(waiting);
  }

  private List<Map<String, Object>> positions(Instant at) {
    var positions = new ArrayList<Map<String, Object>>();
    for (var i = 0; i < staff.size(); i++) {
      if ((at.getEpochSecond() + 1_111L * i) % SHIFT_SECONDS >= PAUSE_SECONDS) {
        positions.add(position(i, at));
      }
    }
    return positions;
  }

  /** Where somebody is on the loop: a figure that crosses itself, as rounds in a village do. */
  private Map<String, Object> position(int number, Instant at) {
    var it = staff.get(number);
    var angle = 2 * Math.PI * (at.toEpochMilli() / 1e3 / ROUND_SECONDS + number / 7.0);
    var position = new LinkedHashMap<String, Object>();
    position.put("resourceId", it.id());
    position.put("at", at.toString());
    position.put("longitude", it.place().longitude() + WIDE * Math.sin(angle));
    position.put("latitude", it.place().latitude() + HIGH * Math.sin(2 * angle + number));
    position.put("datum", it.place().datum().name());
    position.put("accuracyMetres", 8);
    return position;
  }

  /** One call after the other: a host that is busy is not asked more. */
  private void send(List<Map<String, Object>> positions) {
    if (positions.isEmpty()) {
      return;
    }
    var request =
        HttpRequest.newBuilder(tracks)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Notes.bytes(positions)))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        LOG.warn("Positions of the demo were refused: {}", answer.body());
      }
    } catch (IOException e) {
      LOG.debug("Positions of the demo were lost: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everybody goes home. */
  @Override
  public void close() {
    rounds.shutdownNow();
  }
}
