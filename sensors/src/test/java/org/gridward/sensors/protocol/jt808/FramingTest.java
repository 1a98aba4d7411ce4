package org.gridward.sensors.protocol.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.gridward.sensors.codec.MalformedPayload;
import org.junit.jupiter.api.Test;

final class FramingTest {

  private static final Jt808Codec CODEC = new Jt808Codec();

  private static byte[] sample(String name) {
    try {
      return Files.readAllBytes(Path.of("src/test/resources/jt808", name + ".bin"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<byte[]> cut(byte[] stream) {
    var framing = new Framing();
    var frames = new ArrayList<byte[]>();
    for (var next : stream) {
      framing.take(next).ifPresent(frames::add);
    }
    return frames;
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Test
  void a_stream_is_cut_into_its_frames() {
    var one = sample("01-where-a-vehicle-is");
    var other = sample("12-other-delimiter");

    assertThat(cut(joined("noise".getBytes(), one, one, other, one)))
        .containsExactly(one, one, other, one);
  }

  @Test
  void frames_may_share_a_delimiter_or_stand_apart() {
    var heartbeat = sample("06-heartbeat");

    assertThat(cut(joined(heartbeat, new byte[] {0x7e}, heartbeat)))
        .containsExactly(heartbeat, heartbeat);
  }

  @Test
  void what_never_ends_is_given_up_and_the_next_frame_is_read() {
    var endless = new byte[2 * Framing.LONGEST];
    endless[0] = 0x7e;
    var heartbeat = sample("06-heartbeat");

    assertThat(cut(joined(endless, heartbeat))).containsExactly(heartbeat);
  }

  @Test
  void escapes_go_and_come_back() throws MalformedPayload {
    var random = new Random(8);
    for (var i = 0; i < 1_000; i++) {
      var content = new byte[random.nextInt(100)];
      random.nextBytes(content);
      var framed = Framing.frame(content);
      assertThat(Framing.content(framed)).isEqualTo(content);
      assertThat(cut(framed).size()).isEqualTo(content.length == 0 ? 0 : 1);
    }
  }

  @Test
  void a_commit_is_answered() throws MalformedPayload {
    assertThat(hex(CODEC.reply(sample("01-where-a-vehicle-is")).orElseThrow()))
        .isEqualTo("7e8001000501391234567800070007020000" + "b6" + "7e");
    assertThat(hex(CODEC.reply(sample("07-registration")).orElseThrow()))
        .isEqualTo("7e8100000e0139123456780001000100" + "3133393132333435363738" + "8c" + "7e");
    assertThat(hex(CODEC.reply(sample("03-form-of-2019")).orElseThrow()))
        .startsWith("7e8001400501000000000139123456780008" + "0008020000");
    assertThat(CODEC.reply(new byte[] {1, 2})).isEmpty();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
