package org.gridward.examples.host.wiring;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.gridward.sensors.http.HttpSettings;
import org.gridward.store.CaseQuota;

/**
 * What an operator may set, each by an environment variable.
 *
 * @param httpPort {@code MICRONAUT_SERVER_PORT}: console and REST; 0 for any free one
 * @param alertPort {@code GRIDWARD_ALERT_PORT}: the alert listener; 0 for any free one
 * @param tcpPort {@code GRIDWARD_TCP_PORT}: vehicle terminals; 0 for any free one
 * @param sipPort {@code GRIDWARD_SIP_PORT}: cameras and platforms of GB/T 28181; 0 for any free one
 * @param listen {@code GRIDWARD_LISTEN}: the address on which devices are heard, all three
 *     listeners; this machine alone where nothing is said
 * @param mqttPort {@code GRIDWARD_MQTT_PORT}: the embedded broker
 * @param mqttUrl {@code GRIDWARD_MQTT_URL}: an outside broker instead
 * @param mqttLogin {@code GRIDWARD_MQTT_LOGIN}: a file with our user and password at that broker
 * @param data {@code GRIDWARD_DATA}: database, pictures, town and policy
 * @param deviceKeys {@code GRIDWARD_DEVICE_KEYS}: a file with the passwords of devices; with it,
 *     alerts over HTTP want digest, and cameras can register over SIP
 * @param tls our key, and who issues those of devices; with it, the listeners for alerts and
 *     terminals speak TLS only, and a broker over {@code mqtts} sees our certificate
 * @param streams {@code GRIDWARD_STREAMS}: a file with the cameras whose alerts are fetched, a line
 *     {@code protocol,address,user,password} for each
 * @param quarantine {@code GRIDWARD_UNKNOWN_DEVICES=hold}: what devices say that the register does
 *     not have is held until somebody releases it
 * @param quota {@code GRIDWARD_CASES_PER_DEVICE}: how many cases a device may open within ten
 *     minutes, 100 where nothing is said; 0 for any number
 * @param feed whether made-up devices report; {@code GRIDWARD_DEMO_FEED=off} stops them
 * @param recording {@code GRIDWARD_DEMO_RECORD}: a file at whose end is written down what made-up
 *     devices send, to be played again
 */
public record HostSettings(
    int httpPort,
    int alertPort,
    int tcpPort,
    int sipPort,
    String listen,
    int mqttPort,
    Optional<URI> mqttUrl,
    Optional<Path> mqttLogin,
    Path data,
    Optional<Path> deviceKeys,
    Optional<TlsFiles> tls,
    Optional<Path> streams,
    boolean quarantine,
    Optional<CaseQuota> quota,
    boolean feed,
    Optional<Path> recording) {

  private static final int FIRST_FREE = 15_000;
  private static final int LAST_FREE = 32_000;
  private static final int TRIES = 1_000;

  private static final String HERE = "examples/host/target/data";

  /** The settings that an environment says. */
  public static HostSettings of(Map<String, String> environment) {
    return new HostSettings(
        port(environment, "MICRONAUT_SERVER_PORT", 8080),
        port(environment, "GRIDWARD_ALERT_PORT", 8090),
        port(environment, "GRIDWARD_TCP_PORT", 7001),
        port(environment, "GRIDWARD_SIP_PORT", 5060),
        environment.getOrDefault("GRIDWARD_LISTEN", HttpSettings.LOOPBACK),
        port(environment, "GRIDWARD_MQTT_PORT", 1883),
        Optional.ofNullable(environment.get("GRIDWARD_MQTT_URL")).map(URI::create),
        Optional.ofNullable(environment.get("GRIDWARD_MQTT_LOGIN")).map(Path::of),
        Path.of(environment.getOrDefault("GRIDWARD_DATA", defaultData())),
        Optional.ofNullable(environment.get("GRIDWARD_DEVICE_KEYS")).map(Path::of),
        TlsFiles.of(environment),
        Optional.ofNullable(environment.get("GRIDWARD_STREAMS")).map(Path::of),
        "hold".equalsIgnoreCase(environment.get("GRIDWARD_UNKNOWN_DEVICES")),
        quota(environment),
        !"off".equalsIgnoreCase(environment.get("GRIDWARD_DEMO_FEED")),
        Optional.ofNullable(environment.get("GRIDWARD_DEMO_RECORD")).map(Path::of));
  }

  /** Any free ports, nothing from outside, and no made-up devices. */
  public static HostSettings onFreePorts(Path data) {
    return new HostSettings(
        0,
        0,
        0,
        0,
        HttpSettings.LOOPBACK,
        0,
        Optional.empty(),
        Optional.empty(),
        data,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.of(CaseQuota.STANDARD),
        false,
        Optional.empty());
  }

  /** Below the repository's root where that is the working folder, else beside it. */
  private static String defaultData() {
    return Files.isDirectory(Path.of("examples/host")) ? HERE : "gridward-data";
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    return number(environment, name, otherwise, "a port, 0 to 65535", 65_535);
  }

  private static Optional<CaseQuota> quota(Map<String, String> environment) {
    var standard = CaseQuota.STANDARD;
    var cases =
        number(
            environment,
            "GRIDWARD_CASES_PER_DEVICE",
            standard.cases(),
            "a number, 0 for no limit",
            Integer.MAX_VALUE);
    return cases == 0 ? Optional.empty() : Optional.of(new CaseQuota(cases, standard.per()));
  }

  private static int number(
      Map<String, String> environment, String name, int otherwise, String wanted, int most) {
    var text = environment.get(name);
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      var number = Integer.parseInt(text.strip());
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException("%s is \"%s\"; write %s.".formatted(name, text, wanted));
  }

  /** The same, with every port that is 0 replaced by one that is free now. */
  HostSettings settled() {
    return new HostSettings(
        free(httpPort),
        free(alertPort),
        free(tcpPort),
        free(sipPort),
        listen,
        free(mqttPort),
        mqttUrl,
        mqttLogin,
        data,
        deviceKeys,
        tls,
        streams,
        quarantine,
        quota,
        feed,
        recording);
  }

  /** Below the ports that the system gives to connections, lest one of them takes it first. */
  private static int free(int port) {
    var chosen = port;
    for (var i = 0; chosen == 0 && i < TRIES; i++) {
      var candidate = ThreadLocalRandom.current().nextInt(FIRST_FREE, LAST_FREE);
      try (var tcp = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress());
          var udp = new DatagramSocket(candidate, InetAddress.getLoopbackAddress())) {
        chosen = tcp.isBound() && udp.isBound() ? candidate : 0;
      } catch (IOException e) {
        // taken: another one
      }
    }
    if (port == 0 && chosen == 0) {
      throw new IllegalStateException(
          "No port from %d to %d is free; name one.".formatted(FIRST_FREE, LAST_FREE));
    }
    return chosen;
  }

  /** Whether only this machine can reach the listeners for devices. */
  boolean isPrivate() {
    try {
      return InetAddress.getByName(listen).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "GRIDWARD_LISTEN is \"%s\"; write an address of this machine, such as 192.0.2.5, or 0.0.0.0 for all."
              .formatted(listen),
          e);
    }
  }

  /** The broker that devices speak to. */
  URI broker() {
    return mqttUrl.orElseGet(() -> URI.create("tcp://127.0.0.1:" + mqttPort));
  }
}
