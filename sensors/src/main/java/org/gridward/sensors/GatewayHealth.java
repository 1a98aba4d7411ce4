package org.gridward.sensors;

import java.util.List;
import java.util.Optional;
import org.gridward.sensors.http.HttpHealth;
import org.gridward.sensors.http.StreamHealth;
import org.gridward.sensors.intake.IntakeHealth;
import org.gridward.sensors.mqtt.MqttHealth;
import org.gridward.sensors.sip.SipHealth;
import org.gridward.sensors.tcp.TcpHealth;

/**
 * How the gateway stands.
 *
 * @param intake whether messages can be acknowledged
 * @param mqtt the connection to the broker, where one is configured
 * @param http the alert listener, where one is configured
 * @param tcp the listener for frames, where one is configured
 * @param sip the listener for SIP, where one is configured
 * @param streams the cameras whose alerts are fetched
 */
public record GatewayHealth(
    IntakeHealth intake,
    Optional<MqttHealth> mqtt,
    Optional<HttpHealth> http,
    Optional<TcpHealth> tcp,
    Optional<SipHealth> sip,
    List<StreamHealth> streams) {

  public GatewayHealth {
    streams = List.copyOf(streams);
  }

  /**
   * Whether the host may be called ready: alerts can be acknowledged, and the broker was tried. A
   * broker that is away does not make it unready.
   */
  public boolean isReady() {
    return intake.isReady() && mqtt.filter(MqttHealth::isFirstTry).isEmpty();
  }

  /** Whether it works, but not wholly: the broker is away. */
  public boolean isDegraded() {
    return mqtt.filter(it -> !it.connected()).isPresent();
  }
}
