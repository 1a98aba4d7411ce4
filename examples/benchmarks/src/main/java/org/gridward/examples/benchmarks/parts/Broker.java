package org.gridward.examples.benchmarks.parts;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A broker. Where it keeps its queues in memory it is Mosquitto, if that is installed, since it
 * leaves the processors to those who are measured and sends on before all is acknowledged; else
 * HiveMQ. Where it keeps them in files it is HiveMQ.
 */
public final class Broker {

  private static final String MOSQUITTO =
      """
      listener %s 127.0.0.1
      allow_anonymous true
      persistence false
      max_queued_messages %s
      max_inflight_messages 1000
      """;

  private static final String HIVEMQ =
      """
      <hivemq>
        <listeners>
          <tcp-listener><port>%s</port><bind-address>127.0.0.1</bind-address></tcp-listener>
        </listeners>
        <mqtt>
          <queued-messages><max-queue-size>%s</max-queue-size></queued-messages>
          <receive-maximum><server-receive-maximum>1000</server-receive-maximum></receive-maximum>
        </mqtt>
        <persistence><mode>%s</mode></persistence>
        <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
      </hivemq>
      """;

  private Broker() {}

  /**
   * Takes a port, a folder, {@code in-memory} or {@code file}, and how much it keeps for a client.
   */
  public static void main(String[] args) throws IOException {
    var folder = Files.createDirectories(Path.of(args[1]));
    var mosquitto = mosquitto();
    if (args[2].equals("in-memory") && mosquitto.exists()) {
      var process = start(mosquitto, args[0], folder, args[3]);
      System.out.println("{\"broker\":\"Mosquitto\"}");
      process.onExit().join();
    } else {
      startHive(args[0], folder, args[2], args[3]); // its threads keep this process going
      System.out.println("{\"broker\":\"HiveMQ\"}");
    }
  }

  /** Its program on the path; one that does not exist where it is not installed. */
  private static File mosquitto() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(it -> new File(it, "mosquitto"))
        .filter(File::canExecute)
        .findFirst()
        .orElse(new File("mosquitto"));
  }

  private static Process start(File program, String port, Path folder, String queue)
      throws IOException {
    var config =
        Files.writeString(folder.resolve("mosquitto.conf"), MOSQUITTO.formatted(port, queue));
    var process =
        new ProcessBuilder(program.toString(), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    while (process.isAlive() && !listens(Integer.parseInt(port))) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    if (!process.isAlive()) {
      throw new IOException(Files.readString(folder.resolve("mosquitto.log")));
    }
    return process;
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 100);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void startHive(String port, Path folder, String mode, String queue)
      throws IOException {
    var config = Files.createDirectories(folder.resolve("conf"));
    Files.writeString(config.resolve("config.xml"), HIVEMQ.formatted(port, queue, mode));
    var hive =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(config)
            .withDataFolder(Files.createDirectories(folder.resolve("data")))
            .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
            .withEmbeddedExtension(
                EmbeddedExtension.builder()
                    .withId("fresh-ids")
                    .withName("fresh ids")
                    .withVersion("1")
                    .withExtensionMain(new FreshIds())
                    .build())
            .withoutLoggingBootstrap()
            .build();
    hive.start().join();
  }
}
