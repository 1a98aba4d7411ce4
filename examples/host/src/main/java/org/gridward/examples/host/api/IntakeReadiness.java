package org.gridward.examples.host.api;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gridward.examples.host.wiring.Works;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Down while alerts cannot be acknowledged; a broker that is away is told, not an outage. */
@Singleton
@Readiness
final class IntakeReadiness implements HealthIndicator {

  private static final HealthStatus DEGRADED = new HealthStatus("DEGRADED", null, true, null);

  private final Works works;

  IntakeReadiness(Works works) {
    this.works = works;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromSupplier(this::result);
  }

  private HealthResult result() {
    var result = HealthResult.builder("intake");
    if (!works.isOpen()) {
      return result.status(HealthStatus.DOWN).details(Map.of("problem", "still starting")).build();
    }
    var health = works.gateway().health();
    var details = new LinkedHashMap<String, Object>();
    health.intake().problem().ifPresent(it -> details.put("problem", it));
    details.put("waiting", health.intake().waiting());
    health
        .mqtt()
        .ifPresent(
            it -> {
              details.put("mqttConnected", it.connected());
              details.put("mqttUnacknowledged", it.unacknowledged());
              it.lastError().ifPresent(error -> details.put("mqttError", error));
            });
    var jump = works.clock().jump();
    jump.ifPresent(it -> details.put("clockOffBySeconds", it.toSeconds()));
    var isDegraded = health.isDegraded() || jump.isPresent();
    var status = !health.isReady() ? HealthStatus.DOWN : isDegraded ? DEGRADED : HealthStatus.UP;
    return result.status(status).details(details).build();
  }
}
