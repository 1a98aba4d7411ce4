package org.gridward.sensors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MultipartCutterTest {

  private static final String PICTURE = "Content-Type: image/jpeg\r\n";

  private final MultipartCutter cutter = new MultipartCutter(10_000);

  private static String part(String content) {
    return "--b\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s\r\n"
        .formatted(content.length(), content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private List<String> add(String text) throws MalformedPayload {
    return read(cutter.add(bytes(text)));
  }

  /** The contents of the parts of each message, by the reader that codecs use. */
  private static List<String> read(List<byte[]> messages) throws MalformedPayload {
    var read = new ArrayList<String>();
    for (var message : messages) {
      var contents = new ArrayList<String>();
      for (var part : Multipart.read("test", Optional.of("multipart/mixed; boundary=b"), message)) {
        contents.add(
            new String(Arrays.copyOfRange(message, part.from(), part.to())).strip()
                + part.fault().orElse(""));
      }
      read.add(String.join("+", contents));
    }
    return read;
  }

  @Test
  void a_part_is_whole_with_the_next_or_when_nothing_follows() throws MalformedPayload {
    assertThat(add(part("one"))).isEmpty();
    assertThat(add(part("two"))).containsExactly("one");
    assertThat(read(cutter.quiet())).containsExactly("two");
    assertThat(read(cutter.quiet())).isEmpty();
    assertThat(cutter.size()).isZero();
  }

  @Test
  void half_a_part_is_never_whole() throws MalformedPayload {
    assertThat(add("--b\r\nContent-Length: 5\r\n\r\non")).isEmpty();
    assertThat(read(cutter.quiet())).isEmpty();
    assertThat(add("e!!\r\n")).isEmpty();
    assertThat(read(cutter.quiet())).containsExactly("one!!");
  }

  @Test
  void pictures_go_with_the_part_before_them_whatever_they_hold() throws MalformedPayload {
    var picture = "--b\r\n" + PICTURE + "Content-Length: 9\r\n\r\nx\n--b\r\nyz\r\n";
    assertThat(add(part("one") + picture + picture)).isEmpty();
    assertThat(add(part("two"))).containsExactly("one+x\n--b\r\nyz+x\n--b\r\nyz");
  }

  @Test
  void without_lengths_the_next_delimiter_ends_a_part() throws MalformedPayload {
    assertThat(add("\r\n--b\n\none\n--b\n\ntwo\n")).containsExactly("one");
    assertThat(read(cutter.quiet())).containsExactly("two");
  }

  @Test
  void a_length_that_is_wrong_ends_nothing() throws MalformedPayload {
    assertThat(add("--b\r\nContent-Length: 2\r\n\r\none and more\r\n")).isEmpty();
    assertThat(add(part("two"))).containsExactly("one and more");
  }

  @Test
  void a_delimiter_that_comes_at_once_does_not_keep_the_part_back() throws MalformedPayload {
    assertThat(add(part("one") + "--b\r\n")).isEmpty();
    assertThat(read(cutter.quiet())).containsExactly("one");
    assertThat(add("Content-Length: 3\r\n\r\ntwo\r\n--b--\r\n")).isEmpty();
    assertThat(read(cutter.quiet())).containsExactly("two");
  }

  @Test
  void what_is_too_large_or_no_multipart_is_told() {
    assertThatThrownBy(() -> cutter.add(bytes("<html>\n"))).hasMessageContaining("boundary");
    var other = new MultipartCutter(100);
    assertThatThrownBy(() -> other.add(new byte[101])).hasMessageContaining("larger than 100");
    var headers = new MultipartCutter(1 << 20);
    headers.add(bytes("--b\r\n"));
    assertThatThrownBy(() -> headers.add(bytes("a: b\r\n".repeat(2_000))))
        .hasMessageContaining("headers");
  }

  @RepeatedTest(50)
  void it_is_the_same_however_the_bytes_come(RepetitionInfo repetition) throws MalformedPayload {
    var random = new Random(repetition.getCurrentRepetition());
    var expected = new ArrayList<String>();
    var stream = new StringBuilder();
    for (var i = 0; i < 20; i++) {
      var content = "alert " + i + "\r\n--".repeat(random.nextInt(3)) + "!";
      stream.append(part(content));
      var message = new StringBuilder(content);
      for (var pictures = random.nextInt(3); pictures > 0; pictures--) {
        stream.append("--b\r\n" + PICTURE + "Content-Length: 4\r\n\r\n\n--b\r\n");
        message.append("+--b");
      }
      expected.add(message.toString());
    }
    var all = bytes(stream.toString());
    var found = new ArrayList<String>();
    for (var from = 0; from < all.length; ) {
      var to = Math.min(all.length, from + 1 + random.nextInt(40));
      found.addAll(read(cutter.add(Arrays.copyOfRange(all, from, to))));
      from = to;
    }
    found.addAll(read(cutter.quiet()));

    assertThat(found).isEqualTo(expected);
  }
}
