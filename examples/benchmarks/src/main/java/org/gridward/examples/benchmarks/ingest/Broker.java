package org.gridward.examples.benchmarks.ingest;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker that keeps its queues in memory: what is measured is the way from it to the disk. */
final class Broker {

  private static final String CONFIG =
      """
      <hivemq>
        <listeners>
          <tcp-listener><port>%s</port><bind-address>127.0.0.1</bind-address></tcp-listener>
        </listeners>
        <mqtt>
          <queued-messages><max-queue-size>1000000</max-queue-size></queued-messages>
          <receive-maximum><server-receive-maximum>1000</server-receive-maximum></receive-maximum>
        </mqtt>
        <persistence><mode>in-memory</mode></persistence>
        <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
      </hivemq>
      """;

  private Broker() {}

  /** Takes a port and a folder. */
  public static void main(String[] args) throws IOException {
    var folder = Path.of(args[1]);
    var config = Files.createDirectories(folder.resolve("conf"));
    Files.writeString(config.resolve("config.xml"), CONFIG.formatted(args[0]));
    var hive =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(config)
            .withDataFolder(Files.createDirectories(folder.resolve("data")))
            .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
            .withoutLoggingBootstrap()
            .build();
    hive.start().join();
    System.out.println("{\"ready\":true}");
  }
}
