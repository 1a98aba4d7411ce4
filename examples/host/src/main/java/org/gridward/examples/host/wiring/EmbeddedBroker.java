package org.gridward.examples.host.wiring;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An MQTT broker on loopback, for demonstrations: its sessions live and die with this process, so
 * it promises nothing. A town runs its own broker and names it in {@code GRIDWARD_MQTT_URL}.
 */
final class EmbeddedBroker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private static final String CONFIG =
      """
      <hivemq>
        <listeners>
          <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
        </listeners>
        <mqtt>
          <queued-messages><max-queue-size>100000</max-queue-size></queued-messages>
          <receive-maximum><server-receive-maximum>1000</server-receive-maximum></receive-maximum>
        </mqtt>
        <persistence><mode>in-memory</mode></persistence>
        <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
      </hivemq>
      """;

  private final EmbeddedHiveMQ hive;

  private EmbeddedBroker(EmbeddedHiveMQ hive) {
    this.hive = hive;
  }

  /** Starts a broker; returns when it listens. */
  static EmbeddedBroker start(int port, Path folder) {
    try {
      var config = Files.createDirectories(folder.resolve("conf"));
      Files.writeString(config.resolve("config.xml"), CONFIG.formatted(port));
      var hive =
          EmbeddedHiveMQ.builder()
              .withConfigurationFolder(config)
              .withDataFolder(Files.createDirectories(folder.resolve("data")))
              .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
              .withoutLoggingBootstrap()
              .build();
      hive.start().join();
      LOG.info("MQTT broker listens on 127.0.0.1:{}", port);
      return new EmbeddedBroker(hive);
    } catch (IOException e) {
      throw new UncheckedIOException("Broker folder " + folder + " cannot be written: " + e, e);
    }
  }

  @Override
  public void close() {
    hive.stop().join();
  }
}
