package org.gridward.sensors.testkit;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridward.testkit.Certificates;
import org.gridward.testkit.FreePort;

/** A real broker on loopback that keeps sessions in memory. */
public final class Broker implements AutoCloseable {

  private static final String CONFIG =
      """
      <hivemq>
        <listeners>
          %s
        </listeners>
        <mqtt>
          <queued-messages><max-queue-size>100000</max-queue-size></queued-messages>
          <receive-maximum><server-receive-maximum>1000</server-receive-maximum></receive-maximum>
          <shared-subscriptions><enabled>%b</enabled></shared-subscriptions>
        </mqtt>
        <persistence><mode>in-memory</mode></persistence>
        <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
      </hivemq>
      """;

  private static final String PLAIN =
      "<tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>";

  private static final String TLS =
      """
      <tls-tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address>
        <tls><keystore><path>%s</path><password>%3$s</password>
          <private-key-password>%3$s</private-key-password></keystore></tls>
      </tls-tcp-listener>
      """;

  private final int port;
  private final EmbeddedHiveMQ hive;

  private Broker(int port, EmbeddedHiveMQ hive) {
    this.port = port;
    this.hive = hive;
  }

  /** A port that nobody listens on now. */
  public static int freePort() {
    return FreePort.next();
  }

  /** Starts a broker that refuses shared subscriptions; returns when it listens. */
  public static Broker start(int port, Path folder) {
    return start(port, folder, CONFIG.formatted(PLAIN.formatted(port), false));
  }

  /** Starts one that speaks TLS only and knows shared subscriptions. */
  public static Broker startTls(int port, Path folder, Path key) {
    var listener = TLS.formatted(port, key, Certificates.PASSWORD);
    return start(port, folder, CONFIG.formatted(listener, true));
  }

  private static Broker start(int port, Path folder, String text) {
    InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(50);
    try {
      var config = Files.createDirectories(folder.resolve("conf"));
      Files.writeString(config.resolve("config.xml"), text);
      var hive =
          EmbeddedHiveMQ.builder()
              .withConfigurationFolder(config)
              .withDataFolder(Files.createDirectories(folder.resolve("data")))
              .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
              .withoutLoggingBootstrap()
              .build();
      hive.start().join();
      return new Broker(port, hive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return address(port);
  }

  public static URI address(int port) {
    return URI.create("tcp://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    hive.stop().join();
  }
}
