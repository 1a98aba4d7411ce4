package org.gridward.examples.host.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gridward.event.Datum;
import org.gridward.examples.host.feed.DemoFeed.Settings;
import org.junit.jupiter.api.Test;

class DemoFeedTest {

  private static final DevicePlace CAMERA =
      new DevicePlace(
          "hik:00:00:5e:00:53:01", "gate", "video.motion", 120.92, 30.88, Datum.WGS84, "");

  @Test
  void cameras_and_citizens_report_within_seconds_although_the_broker_is_away() throws Exception {
    var paths = new LinkedBlockingQueue<String>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/alerts/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          paths.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    var alerts = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (var feed = new DemoFeed(settings(alerts, 1))) {
      feed.start();

      var first = paths.poll(10, TimeUnit.SECONDS);
      var second = paths.poll(10, TimeUnit.SECONDS);

      assertThat(List.of(first, second))
          .contains("/alerts/cloudevents/app", "/alerts/hikvision/00005e005301");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_town_without_devices_and_a_rate_of_zero_are_refused() {
    var alerts = URI.create("http://127.0.0.1:1");

    assertThatThrownBy(() -> settings(alerts, 0))
        .hasMessage("Rate of the demo feed is 0.0; write more than 0, 1 for the usual pace.");
    assertThatThrownBy(
            () ->
                new Settings(
                    URI.create("tcp://127.0.0.1:1"),
                    alerts,
                    List.of(),
                    1,
                    InstantSource.system(),
                    1,
                    Optional.empty()))
        .hasMessage("The demo feed has no device; name one or more.");
  }

  private static Settings settings(URI alerts, double rate) {
    return new Settings(
        URI.create("tcp://127.0.0.1:1"),
        alerts,
        List.of(CAMERA),
        rate,
        InstantSource.system(),
        1,
        Optional.empty());
  }
}
