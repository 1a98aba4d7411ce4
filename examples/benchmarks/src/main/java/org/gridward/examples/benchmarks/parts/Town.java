package org.gridward.examples.benchmarks.parts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.gridward.EventRouter;
import org.gridward.SteadyClock;
import org.gridward.grid.GridIndex;
import org.gridward.rules.RuleBase;
import org.gridward.sensors.SensorGateway;
import org.gridward.sensors.http.HttpSettings;
import org.gridward.sensors.intake.IntakeLimits;
import org.gridward.sensors.intake.MediaFolder;
import org.gridward.sensors.intake.MqttBinding;
import org.gridward.sensors.mqtt.MqttSettings;
import org.gridward.sensors.tcp.TcpSettings;
import org.gridward.store.Batch;
import org.gridward.store.CaseStore;
import org.gridward.store.SqliteCaseStore;
import org.gridward.testkit.Tiling;

/**
 * The library as a town runs it: 66 grids, a policy of 1,000 rows, SQLite that syncs. Measures from
 * the time that an event carries to the end of its commit.
 */
public final class Town {

  private static final String CLOCK = "clock "; // and how fast it shall go, such as PT72H
  private static final long QUEUE_BYTES = 64L << 20;
  private static final long LOOK_MILLIS = 50;

  private final ConcurrentHistogram latencies =
      new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(10), 3);

  private volatile Duration fast = Duration.ZERO;
  private final AtomicLong mostHeap = new AtomicLong();

  private Town() {}

  /**
   * Takes a folder with the policy, the broker's address or {@code -}, and how many messages the
   * intake takes on at once.
   */
  public static void main(String[] args) throws IOException {
    new Town().run(Path.of(args[0]), args[1], Integer.parseInt(args[2]));
  }

  private void run(Path folder, String broker, int queue) throws IOException {
    var clock = SteadyClock.over(this::now);
    var store = measured(SqliteCaseStore.open(folder.resolve("town.db")));
    var grids = GridIndex.of(Tiling.of(66, 120, 7).shapes());
    var router =
        EventRouter.builder(grids, RuleBase.load(folder.resolve("policy")))
            .store(store)
            .clock(clock)
            .notifier(notice -> {})
            .build();
    var builder =
        SensorGateway.builder(router, MediaFolder.in(folder))
            .limits(IntakeLimits.STANDARD.queue(queue, QUEUE_BYTES))
            .http(HttpSettings.on(0))
            .tcp(TcpSettings.on(0))
            .clock(clock);
    if (!broker.equals("-")) {
      builder.mqtt(
          MqttSettings.of(URI.create(broker), "town")
              .bindings(List.of(MqttBinding.of("cloudevents/#", "cloudevents"))));
    }
    var gateway = builder.start();
    watchHeap();
    say(
        Map.of(
            "http", gateway.alertPort().orElseThrow(), "tcp", gateway.framePort().orElseThrow()));
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("mark")) {
        latencies.reset();
        mostHeap.set(0);
      } else if (line.startsWith(CLOCK)) {
        fast = Duration.parse(line.substring(CLOCK.length()));
      }
      var figures = figures(gateway);
      if (line.equals("count")) {
        figures.put("stored", stored(store));
      }
      say(figures);
    }
  }

  /** What the machine's clock would say. */
  private Instant now() {
    return Instant.now().plus(fast);
  }

  /** How full the heap was at most, garbage and all; looked at now and then. */
  private void watchHeap() {
    var watch =
        new Thread(
            () -> {
              while (true) {
                mostHeap.accumulateAndGet(heap(), Math::max);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
              }
            },
            "heap");
    watch.setDaemon(true);
    watch.start();
  }

  private static long heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  private Map<String, Object> figures(SensorGateway gateway) {
    var counts = gateway.counts();
    var figures = new LinkedHashMap<String, Object>();
    figures.put("acknowledged", counts.acknowledged());
    figures.put("deadLetters", counts.deadLetters());
    figures.put("p50Ms", latencies.getValueAtPercentile(50) / 1e3);
    figures.put("p99Ms", latencies.getValueAtPercentile(99) / 1e3);
    figures.put("maxMs", latencies.getMaxValue() / 1e3);
    figures.put("heapMb", heap());
    figures.put("heapMaxMb", mostHeap.get());
    var health = gateway.health();
    figures.put("waiting", health.intake().waiting());
    health
        .http()
        .ifPresent(
            it -> {
              figures.put("httpConnections", it.connections());
              figures.put("httpTooSlow", it.tooSlow());
              figures.put("httpTurnedAway", it.turnedAway());
            });
    health
        .tcp()
        .ifPresent(
            it -> {
              figures.put("tcpConnections", it.connections());
              figures.put("tcpTooSlow", it.tooSlow());
              figures.put("tcpTurnedAway", it.turnedAway());
            });
    health
        .mqtt()
        .ifPresent(
            it -> {
              figures.put("unacknowledged", it.unacknowledged());
              figures.put("atMostOnce", it.atMostOnce());
              figures.put("connections", it.connections());
            });
    return figures;
  }

  /** How many messages are in the store, as it counts them itself. */
  private static long stored(CaseStore store) {
    var totals = store.totals();
    return totals.deadLetters()
        + totals.events().values().stream().mapToLong(Long::longValue).sum();
  }

  private static void say(Map<String, ?> figures) throws IOException {
    System.out.println(new ObjectMapper().writeValueAsString(figures));
  }

  /** The same store; what is written is measured when it is durable. */
  private CaseStore measured(CaseStore store) {
    return (CaseStore)
        Proxy.newProxyInstance(
            CaseStore.class.getClassLoader(),
            new Class<?>[] {CaseStore.class},
            (proxy, method, arguments) -> {
              try {
                var result = method.invoke(store, arguments);
                if (arguments == null || !(arguments[0] instanceof Batch batch)) {
                  return result;
                }
                if (result instanceof CompletableFuture<?> kept) {
                  return kept.thenApply(it -> measured(batch, it));
                }
                return measured(batch, result);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private <T> T measured(Batch batch, T result) {
    var now = Instant.now();
    for (var filing : batch.filings()) {
      var passed = Duration.between(filing.located().event().occurredAt(), now);
      latencies.recordValue(
          Math.max(0, Math.min(TimeUnit.NANOSECONDS.toMicros(passed.toNanos()), 600_000_000L)));
    }
    return result;
  }
}
