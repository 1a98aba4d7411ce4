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
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.gridward.EventRouter;
import org.gridward.grid.GridIndex;
import org.gridward.rules.RuleBase;
import org.gridward.sensors.SensorGateway;
import org.gridward.sensors.http.HttpLimits;
import org.gridward.sensors.http.HttpSettings;
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

  private static final int MANY = 100_000;
  private static final String CLOCK = "clock "; // and how fast it shall go, such as PT72H

  private final ConcurrentHistogram latencies =
      new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(10), 3);

  private volatile Duration fast = Duration.ZERO;

  private Town() {}

  /** Takes a folder with the policy, and the broker's address or {@code -}. */
  public static void main(String[] args) throws IOException {
    new Town().run(Path.of(args[0]), args[1]);
  }

  private void run(Path folder, String broker) throws IOException {
    var store = measured(SqliteCaseStore.open(folder.resolve("town.db")));
    var grids = GridIndex.of(Tiling.of(66, 120, 7).shapes());
    var router =
        EventRouter.builder(grids, RuleBase.load(folder.resolve("policy")))
            .store(store)
            .clock(this::now)
            .notifier(notice -> {})
            .build();
    var builder =
        SensorGateway.builder(router, MediaFolder.in(folder))
            .http(HttpSettings.on(0).limits(HttpLimits.STANDARD.connectionsPerAddress(MANY)))
            .tcp(TcpSettings.on(0).connectionsPerAddress(MANY))
            .clock(this::now);
    if (!broker.equals("-")) {
      builder.mqtt(
          MqttSettings.of(URI.create(broker), "town")
              .bindings(List.of(MqttBinding.of("cloudevents/#", "cloudevents"))));
    }
    var gateway = builder.start();
    say(
        Map.of(
            "http", gateway.alertPort().orElseThrow(), "tcp", gateway.framePort().orElseThrow()));
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("mark")) {
        latencies.reset();
      } else if (line.startsWith(CLOCK)) {
        fast = Duration.parse(line.substring(CLOCK.length()));
      }
      say(figures(gateway, store));
    }
  }

  private Instant now() {
    return Instant.now().plus(fast);
  }

  private Map<String, Object> figures(SensorGateway gateway, CaseStore store) {
    var counts = gateway.counts();
    var figures = new LinkedHashMap<String, Object>();
    figures.put("acknowledged", counts.acknowledged());
    figures.put("deadLetters", counts.deadLetters());
    figures.put("p50Ms", latencies.getValueAtPercentile(50) / 1e3);
    figures.put("p99Ms", latencies.getValueAtPercentile(99) / 1e3);
    figures.put("maxMs", latencies.getMaxValue() / 1e3);
    figures.put("heapMb", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    figures.put("waiting", gateway.health().intake().waiting());
    gateway
        .health()
        .mqtt()
        .ifPresent(
            it -> {
              figures.put("unacknowledged", it.unacknowledged());
              figures.put("atMostOnce", it.atMostOnce());
              figures.put("connections", it.connections());
            });
    return figures;
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
                if (arguments != null && arguments[0] instanceof Batch batch) {
                  measure(batch);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void measure(Batch batch) {
    var now = Instant.now();
    for (var filing : batch.filings()) {
      var passed = Duration.between(filing.located().event().occurredAt(), now);
      latencies.recordValue(
          Math.max(0, Math.min(TimeUnit.NANOSECONDS.toMicros(passed.toNanos()), 600_000_000L)));
    }
  }
}
