package org.gridward.examples.host.feed.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gridward.event.Datum;
import org.gridward.examples.host.feed.DemoFeed;
import org.gridward.examples.host.feed.DevicePlace;
import org.gridward.examples.host.feed.play.Message.Post;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

  private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");

  @TempDir private Path folder;

  @Test
  void what_a_made_up_town_sends_is_a_day_that_can_be_played() throws Exception {
    var file = folder.resolve("town.jsonl");
    var camera =
        new DevicePlace(
            "hik:00:00:5e:00:53:01", "gate", "video.motion", 120.92, 30.88, Datum.WGS84, "");
    var nobody = URI.create("http://127.0.0.1:1");
    try (var recording = Recording.to(file);
        var feed =
            new DemoFeed(
                new DemoFeed.Settings(
                    URI.create("tcp://127.0.0.1:1"),
                    nobody,
                    List.of(camera),
                    1,
                    () -> AT,
                    1,
                    Optional.of(recording)))) {
      feed.start();

      Await.until("two have reported", () -> lines(file).size() > 1);
    }

    var day = RecordedDay.check(file);
    assertThat(day.transports()).contains(Transport.HTTP);
    try (var all = day.open()) {
      assertThat(all.map(it -> it.message()))
          .anyMatch(it -> it instanceof Post post && post.path().startsWith("/alerts/hikvision/"));
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_recording_goes_on_where_it_ended() throws IOException {
    var file = folder.resolve("town.jsonl");
    var post = new Post("/alerts/hikvision/gate", "application/xml", new byte[] {'<'});
    for (var second = 0; second < 3; second++) {
      try (var recording = Recording.to(file)) {
        recording.add(AT.plusSeconds(second), post);
      }
    }

    assertThat(lines(file)).hasSize(3).last().asString().contains("\"2026-03-02T02:00:02Z\"");
  }

  @Test
  void a_file_that_cannot_be_written_is_told() {
    var file = folder.resolve("nowhere").resolve("town.jsonl");

    assertThatThrownBy(() -> Recording.to(file))
        .hasMessageStartingWith("Recording " + file + " cannot be written: ")
        .hasMessageEndingWith("; name a file in a folder of yours.");
  }
}
