package org.gridward.examples.host.feed.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.gridward.examples.host.feed.play.Script.Due;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedDayTest {

  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

  @TempDir private Path folder;

  private static String line(Instant at) {
    return new RecordedMessage(at, new Message.Frame(new byte[] {0x7e, 0x7e})).line();
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("day.jsonl"), List.of(lines));
  }

  private static List<Due> all(Script script) throws IOException {
    try (Stream<Due> all = script.open()) {
      return all.toList();
    }
  }

  @Test
  void a_message_is_due_as_long_after_the_first_as_it_was_recorded() throws IOException {
    var file = file(line(NOON), "", line(NOON.plusMillis(1_500)), line(NOON.plusSeconds(3_600)));

    var day = RecordedDay.check(file);

    assertThat(all(day))
        .extracting(Due::name, Due::since)
        .map(Object::toString)
        .containsExactly(
            "(\"" + file + ", line 1\", 0S)",
            "(\"" + file + ", line 3\", 1.5S)",
            "(\"" + file + ", line 4\", 1H)");
    assertThat(day.round()).isEqualTo(Duration.ofSeconds(3_601));
    assertThat(day.transports()).containsExactly(Transport.TCP);
  }

  @Test
  void what_was_written_down_too_late_keeps_its_place() throws IOException {
    var file = file(line(NOON), line(NOON.plusSeconds(9)), line(NOON.plusSeconds(8)));

    assertThat(all(RecordedDay.check(file)))
        .extracting(Due::since)
        .containsExactly(Duration.ZERO, Duration.ofSeconds(9), Duration.ofSeconds(9));
  }

  @Test
  void a_wrong_line_is_named_before_anything_is_sent() throws IOException {
    var file = file(line(NOON), line(NOON), "{\"at\":\"noon\"}");

    assertThatThrownBy(() -> RecordedDay.check(file))
        .hasMessage(
            file + ", line 3: at is \"noon\"; write a moment such as 2026-03-02T02:00:00Z.");
  }

  @Test
  void a_file_without_messages_or_in_another_encoding_is_refused() throws IOException {
    var empty = file("", " ");
    assertThatThrownBy(() -> RecordedDay.check(empty))
        .hasMessage(empty + " holds no message; write one in each line.");

    var strange = Files.write(folder.resolve("gbk.jsonl"), new byte[] {'"', (byte) 0xcb, '"'});
    assertThatThrownBy(() -> RecordedDay.check(strange))
        .hasMessage(strange + " is not UTF-8; write it so.");
  }

  @Test
  void the_pace_divides_every_time_by_the_speed() {
    assertThat(new Pace(1).of(Duration.ofHours(24))).isEqualTo(Duration.ofHours(24));
    assertThat(new Pace(1_000).of(Duration.ofHours(24))).isEqualTo(Duration.ofMillis(86_400));
    assertThat(new Pace(60).of(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
    assertThat(new Pace(8).of(Duration.ofNanos(12))).isEqualTo(Duration.ofNanos(2));
    assertThat(new Pace(2.5).of(Duration.ofMillis(1_001))).isEqualTo(Duration.ofNanos(400_400_000));
    assertThatThrownBy(() -> new Pace(0.5)).hasMessage("Speed is 0.5; write 1 to 1000.");
    assertThatThrownBy(() -> new Pace(1_001)).hasMessage("Speed is 1001.0; write 1 to 1000.");
  }
}
