package org.gridward.sensors.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingsTest {

  @ParameterizedTest
  @CsvSource({
    "frigate/#,           frigate/events,          true",
    "frigate/#,           frigate,                 true",
    "frigate/#,           frigates/events,         false",
    "+/onvif-ej/#,        cam-1/onvif-ej/Device,   true",
    "+/onvif-ej/#,        a/cam-1/onvif-ej/Device, false",
    "+/onvif-ej/#,        /onvif-ej/Device,        true",
    "a/+,                 a,                       false",
    "a/+,                 a/b/c,                   false",
    "a/+/c,               a/b/c,                   true",
    "a/b,                 a/b/c,                   false",
    "#,                   any/thing,               true",
    "#,                   $SYS/broker,             false",
    "+/broker,            $SYS/broker,             false",
    "$SYS/#,              $SYS/broker,             true",
    "$share/g/frigate/#,  frigate/events,          true",
    "$share/g/frigate/#,  frigates/events,         false",
  })
  void a_topic_filter_means_what_the_standard_says(String filter, String topic, boolean fits) {
    assertThat(MqttBinding.of(filter, "p").matches(topic)).isEqualTo(fits);
  }

  @Test
  void a_wrong_topic_filter_is_told_with_its_level() {
    assertThatThrownBy(() -> MqttBinding.of("a/b+/c", "p"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Topic filter \"a/b+/c\" of protocol p has \"b+\" at level 2; + stands alone in a"
                + " level, # alone in the last.");
    assertThatThrownBy(() -> MqttBinding.of("a/#/c", "p"))
        .hasMessageContaining("has \"#\" at level 2");
  }

  @Test
  void shipped_topics_are_those_the_protocols_use_by_themselves() {
    assertThat(MqttBinding.SHIPPED)
        .extracting(it -> it.filter() + " " + it.protocol())
        .containsExactly(
            "frigate/# frigate",
            "application/# chirpstack",
            "+/onvif-ej/# onvif",
            "cloudevents/# cloudevents",
            "zigbee2mqtt/# zigbee2mqtt",
            "v1.1/+/Observations sensorthings",
            "v1.0/+/Observations sensorthings",
            "spBv1.0/# sparkplug");
  }

  @ParameterizedTest
  @CsvSource({
    "/alerts/onvif,         true,  ''",
    "/alerts/onvif/,        true,  ''",
    "/alerts/onvif/gate-3,  true,  gate-3",
    "/alerts/onvif/a/b,     true,  a/b",
    "/alerts/onvifs,        false, ''",
    "/alerts,               false, ''",
  })
  void a_path_belongs_to_the_binding_above_it(String path, boolean fits, String tail) {
    var binding = HttpBinding.of("/alerts/onvif", "onvif");

    assertThat(binding.matches(path)).isEqualTo(fits);
    if (fits) {
      assertThat(binding.tail(path)).isEqualTo(tail);
    }
  }

  @Test
  void shipped_paths_are_one_per_protocol_and_cameras_are_answered_in_silence() {
    assertThat(HttpBinding.shipped(List.of("frigate", "hikvision")))
        .extracting(it -> it.prefix() + " " + it.protocol() + " " + it.silent())
        .containsExactly("/alerts/frigate frigate false", "/alerts/hikvision hikvision true");
  }

  @Test
  void a_wrong_path_is_told_with_a_right_one() {
    assertThatThrownBy(() -> HttpBinding.of("alerts/onvif/", "onvif"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Path \"alerts/onvif/\" of protocol onvif is no prefix; write it like /alerts/onvif.");
  }

  @Test
  void devices_of_another_zone_have_a_binding_of_their_own() {
    var tokyo = ZoneId.of("Asia/Tokyo");

    assertThat(HttpBinding.of("/a", "p").zone(tokyo).zone()).contains(tokyo);
    assertThat(MqttBinding.of("a", "p").zone(tokyo).zone()).contains(tokyo);
  }
}
