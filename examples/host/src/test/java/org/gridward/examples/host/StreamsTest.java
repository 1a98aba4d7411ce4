package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.examples.host.HostUnderTest.json;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras that do not push, fetched by a started host. */
final class StreamsTest {

  private static final String ALERT =
      """
      <EventNotificationAlert version="2.0"><macAddress>00:00:5e:00:53:01</macAddress>
      <channelID>1</channelID><dateTime>2026-03-02T10:00:00+08:00</dateTime>
      <eventType>fielddetection</eventType><eventState>active</eventState></EventNotificationAlert>
      """;

  @TempDir private Path folder;

  private final CountDownLatch ended = new CountDownLatch(1);

  private HttpServer camera() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/ISAPI/Event/notification/alertStream",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "multipart/mixed; boundary=b");
          exchange.sendResponseHeaders(200, 0);
          var out = exchange.getResponseBody();
          out.write(
              "--b\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n%s\r\n"
                  .formatted(ALERT.length(), ALERT)
                  .getBytes(StandardCharsets.US_ASCII));
          out.flush();
          try {
            ended.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    return server;
  }

  @Test
  void what_a_camera_says_on_its_stream_is_a_case() throws Exception {
    var camera = camera();
    var file = folder.resolve("streams");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file,
        "hikvision,http://127.0.0.1:%d/ISAPI/Event/notification/alertStream,admin,secret%n"
            .formatted(camera.getAddress().getPort()));
    try (var host = HostUnderTest.start(folder, Map.of("GRIDWARD_STREAMS", file.toString()))) {
      Await.until("it is a case", () -> json(host.get("/api/cases")).path("total").asInt() == 1);
      assertThat(host.get("/prometheus").body()).contains("gridward_streams_connected 1.0");
    } finally {
      ended.countDown();
      camera.stop(0);
    }
  }
}
