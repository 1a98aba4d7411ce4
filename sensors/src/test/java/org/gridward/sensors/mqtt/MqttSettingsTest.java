package org.gridward.sensors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.gridward.sensors.intake.MqttBinding;
import org.junit.jupiter.api.Test;

class MqttSettingsTest {

  private static final URI BROKER = URI.create("mqtt://broker.town");

  @Test
  void the_usual_settings_are_those_promised() {
    var settings = MqttSettings.of(BROKER, "host-1");

    assertThat(settings.bindings()).isEqualTo(MqttBinding.SHIPPED);
    assertThat(settings.receiveMaximum()).isBetween(256, 1024);
    assertThat(settings.sessionExpiry()).hasHours(24);
    assertThat(settings.unackedAtMost()).hasSeconds(30);
    assertThat(settings.address()).isEqualTo("tcp://broker.town:1883");
  }

  @Test
  void clients_share_the_messages_under_names_of_their_own() {
    var each = MqttSettings.of(BROKER, "host").clients(2).each();

    assertThat(each).extracting(MqttSettings::clientId).containsExactly("host-1", "host-2");
    assertThat(each.get(1).bindings().get(0).filter()).isEqualTo("$share/host/frigate/#");
    assertThat(MqttSettings.of(BROKER, "host").each())
        .containsExactly(MqttSettings.of(BROKER, "host"));
    assertThat(MqttSettings.of(URI.create("mqtts://broker.town"), "host").address())
        .isEqualTo("ssl://broker.town:8883");
  }

  @Test
  void a_password_is_never_shown() {
    assertThat(
            MqttSettings.of(BROKER, "host-1")
                .login(new MqttSettings.Login("gridward", "secret"))
                .toString())
        .contains("login of gridward")
        .doesNotContain("secret");
  }

  @Test
  void what_cannot_work_is_told() {
    assertThatThrownBy(() -> MqttSettings.of(URI.create("http://broker"), "host-1"))
        .hasMessage(
            "Broker \"http://broker\" cannot be reached; write tcp://host:port or mqtts://host:port.");
    assertThatThrownBy(() -> MqttSettings.of(URI.create("broker:1883"), "host-1"))
        .hasMessage(
            "Broker \"broker:1883\" cannot be reached; write tcp://host:port or mqtts://host:port.");
    assertThatThrownBy(() -> MqttSettings.of(BROKER, " "))
        .hasMessage(
            "Client id is empty, so the broker would keep nothing; write a name of this host.");
    assertThatThrownBy(() -> MqttSettings.of(BROKER, "host-1").bindings(List.of()))
        .hasMessage("No topic is bound; write at least one binding.");
    assertThatThrownBy(() -> MqttSettings.of(BROKER, "host-1").receiveMaximum(0))
        .hasMessage("Receive maximum is 0; write 1 to 65535.");
  }
}
