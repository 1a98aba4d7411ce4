package org.gridward.examples.host.api;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.gridward.casefile.CaseState;
import org.gridward.event.Phase;
import org.gridward.examples.host.wiring.Works;
import org.gridward.rules.SituationWatch.Standing;
import org.gridward.sensors.http.StreamHealth;
import org.gridward.sensors.intake.IntakeCounts;
import org.gridward.sensors.mqtt.MqttHealth;
import org.gridward.store.CaseStore.Totals;
import org.gridward.store.Receipt.Outcome;

/** The figures of the host, for Prometheus. No label holds anything personal. */
@Singleton
final class Metrics implements MeterBinder {

  private static final Duration FRESH = Duration.ofMillis(500);

  private static final Set<Outcome> KEPT =
      Set.of(Outcome.OPENED, Outcome.ATTACHED, Outcome.HELD, Outcome.NO_CASE, Outcome.COUNTED);

  private final Works works;
  private volatile Count last;

  /** What was counted, and when. */
  private record Count(Instant at, Totals totals) {}

  Metrics(Works works) {
    this.works = works;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    intake(registry, "received", IntakeCounts::received);
    intake(registry, "refused", IntakeCounts::refused);
    intake(registry, "acknowledged", IntakeCounts::acknowledged);
    intake(registry, "opened", IntakeCounts::opened);
    intake(registry, "attached", IntakeCounts::attached);
    intake(registry, "held", IntakeCounts::held);
    intake(registry, "counted", IntakeCounts::counted);
    intake(registry, "duplicate", IntakeCounts::duplicates);
    intake(registry, "dead", IntakeCounts::deadLetters);
    intake(registry, "retried", IntakeCounts::retried);
    for (var phase : Phase.values()) {
      FunctionCounter.builder(
              "gridward_intake_no_case", works, it -> counts(it).noCase().getOrDefault(phase, 0L))
          .tag("phase", phase.name())
          .description("Events that opened no case")
          .register(registry);
    }
    for (var state : CaseState.values()) {
      Gauge.builder("gridward_cases", works, it -> totals(it, all -> cases(all, state)))
          .tag("state", state.name())
          .description("Cases by state")
          .register(registry);
    }
    for (var outcome : KEPT) {
      Gauge.builder("gridward_events", works, it -> totals(it, all -> events(all, outcome)))
          .tag("outcome", outcome.name())
          .description("Events in the store, by what became of them")
          .register(registry);
    }
    gauge(registry, "gridward_notices_open", it -> totals(it, Totals::openNotices));
    gauge(
        registry,
        "gridward_intake_waiting",
        it -> it.isOpen() ? it.gateway().health().intake().waiting() : 0);
    situations(registry, "found", Standing::found);
    situations(registry, "remembered", Standing::remembered);
    situations(registry, "evicted", Standing::evicted);
    situations(registry, "behind", Standing::behind);
    gauge(registry, "gridward_mqtt_connected", it -> mqtt(it, at -> at.connected() ? 1 : 0));
    gauge(
        registry,
        "gridward_clock_jump_seconds",
        it -> it.clock().jump().map(Duration::toSeconds).orElse(0L));
    gauge(registry, "gridward_streams", it -> streams(it, any -> true));
    gauge(registry, "gridward_streams_connected", it -> streams(it, StreamHealth::connected));
    gauge(registry, "gridward_mqtt_unacknowledged", it -> mqtt(it, MqttHealth::unacknowledged));
  }

  private static double streams(Works works, Predicate<StreamHealth> which) {
    return works.isOpen() ? works.gateway().health().streams().stream().filter(which).count() : 0;
  }

  private void situations(MeterRegistry registry, String name, ToDoubleFunction<Standing> value) {
    gauge(
        registry,
        "gridward_situations_" + name,
        it -> it.isOpen() ? value.applyAsDouble(it.situations().standing()) : 0);
  }

  private void intake(MeterRegistry registry, String what, ToDoubleFunction<IntakeCounts> count) {
    FunctionCounter.builder("gridward_intake_" + what, works, it -> count.applyAsDouble(counts(it)))
        .description("Messages and events of devices: " + what)
        .register(registry);
  }

  private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Works> value) {
    Gauge.builder(name, works, value).register(registry);
  }

  private static IntakeCounts counts(Works works) {
    return works.isOpen() ? works.gateway().counts() : IntakeCounts.NONE;
  }

  private double totals(Works works, ToDoubleFunction<Totals> value) {
    return works.isOpen() ? value.applyAsDouble(totals(works)) : 0;
  }

  /** Counting is not free: one count serves all gauges of a scrape. */
  private Totals totals(Works works) {
    var now = works.clock().instant();
    var known = last;
    if (known == null || Duration.between(known.at(), now).compareTo(FRESH) > 0) {
      known = new Count(now, works.store().totals());
      last = known;
    }
    return known.totals();
  }

  private static double cases(Totals totals, CaseState state) {
    return totals.cases().getOrDefault(state, 0L);
  }

  private static double events(Totals totals, Outcome outcome) {
    return totals.events().getOrDefault(outcome, 0L);
  }

  private static double mqtt(Works works, ToDoubleFunction<MqttHealth> value) {
    return works.isOpen()
        ? works.gateway().health().mqtt().map(value::applyAsDouble).orElse(0.0)
        : 0;
  }
}
