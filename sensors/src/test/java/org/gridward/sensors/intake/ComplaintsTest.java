package org.gridward.sensors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gridward.sensors.codec.Inbound;
import org.gridward.testkit.Samples;
import org.gridward.testkit.SettableClock;
import org.junit.jupiter.api.Test;

class ComplaintsTest {

  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final Complaints complaints = new Complaints(clock);

  @Test
  void a_sensor_is_complained_of_once_a_minute() {
    assertThat(complaints.isFirst(posted("/alerts/plain/1", "10.0.0.7"))).isTrue();
    assertThat(complaints.isFirst(posted("/alerts/plain/1", "10.0.0.7"))).isFalse();
    clock.forward(Duration.ofSeconds(61));
    assertThat(complaints.isFirst(posted("/alerts/plain/1", "10.0.0.7"))).isTrue();
  }

  @Test
  void over_http_the_peer_is_the_sensor_whatever_paths_it_makes_up() {
    complaints.isFirst(posted("/alerts/plain/1", "10.0.0.7"));

    assertThat(complaints.isFirst(posted("/alerts/plain/2", "10.0.0.7"))).isFalse();
    assertThat(complaints.isFirst(posted("/alerts/plain/1", "10.0.0.8"))).isTrue();
  }

  @Test
  void over_mqtt_the_topic_is_the_sensor() {
    complaints.isFirst(published("plain/1"));

    assertThat(complaints.isFirst(published("plain/1"))).isFalse();
    assertThat(complaints.isFirst(published("plain/2"))).isTrue();
  }

  private Inbound posted(String path, String peer) {
    return Inbound.http("plain", path, new byte[0], clock.instant()).peer(peer).build();
  }

  private Inbound published(String topic) {
    return Inbound.mqtt("plain", topic, new byte[0], clock.instant()).peer("broker").build();
  }
}
