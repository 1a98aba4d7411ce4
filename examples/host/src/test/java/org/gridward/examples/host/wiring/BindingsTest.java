package org.gridward.examples.host.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.intake.HttpBinding;
import org.gridward.sensors.intake.MqttBinding;
import org.gridward.sensors.protocol.StandardCodecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BindingsTest {

  private static final String HEADER = "transport,match,protocol,zone,silent\n";

  @TempDir private Path folder;

  private Bindings read(String rows) throws IOException {
    return Bindings.read(Files.writeString(folder.resolve("bindings.csv"), HEADER + rows));
  }

  @Test
  void the_demo_town_binds_what_gridward_ships() {
    var bindings = DataFolder.prepare(folder).bindings();

    assertThat(bindings.mqtt()).isEqualTo(MqttBinding.SHIPPED);
    var protocols = StandardCodecs.list().stream().map(Codec::protocol).toList();
    assertThat(bindings.http()).containsExactlyInAnyOrderElementsOf(HttpBinding.shipped(protocols));
  }

  @Test
  void a_town_binds_its_own_paths_topics_and_zones() throws IOException {
    var bindings =
        read("HTTP,/gate/alarm,hikvision,Asia/Urumqi,yes\nMQTT,town/+/nvr/#,frigate,,\n");

    assertThat(bindings.http().get(0).zone()).contains(ZoneId.of("Asia/Urumqi"));
    assertThat(bindings.http().get(0).matches("/gate/alarm/3")).isTrue();
    assertThat(bindings.mqtt().get(0).matches("town/7/nvr/events")).isTrue();
  }

  @Test
  void a_row_that_cannot_be_meant_is_named() {
    assertThatThrownBy(() -> read("HTTP,/a,hikvision,,\nUDP,/b,hikvision,,\n"))
        .hasMessageContaining("bindings.csv, row 3")
        .hasMessageContaining("\"UDP\"; write HTTP or MQTT");
    assertThatThrownBy(() -> read("MQTT,a/#/b,frigate,,\n"))
        .hasMessageContaining("row 2")
        .hasMessageContaining("a/#/b");
    assertThatThrownBy(() -> read("HTTP,/a,hikvision,Mars/Base,\n"))
        .hasMessageContaining("row 2")
        .hasMessageContaining("Mars/Base");
  }
}
