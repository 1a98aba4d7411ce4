package org.gridward.sensors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MultipartTest {

  private static final String TYPE = "multipart/form-data; boundary=b";

  @Test
  void a_content_length_wins_over_a_boundary_within_the_content() throws MalformedPayload {
    var parts = read(TYPE, "--b\r\nContent-Length: 9\r\n\r\nx\r\n--b\r\ny\r\n--b--\r\n");

    assertThat(parts).containsExactly("x\r\n--b\r\ny");
  }

  @Test
  void a_wrong_content_length_gives_way_to_the_next_boundary() throws MalformedPayload {
    var parts = read(TYPE, "--b\r\nContent-Length: 2\r\n\r\nlonger\r\n--b\r\n\r\nsecond\r\n--b--");

    assertThat(parts).containsExactly("longer", "second");
  }

  @Test
  void bare_line_feeds_separate_as_well() throws MalformedPayload {
    assertThat(read(TYPE, "--b\nA: 1\n\none\n--b\n\ntwo\n--b--\n")).containsExactly("one", "two");
  }

  @Test
  void the_boundary_may_be_quoted_missing_or_hold_its_dashes_already() throws MalformedPayload {
    var body = "--b\r\n\r\none\r\n--b--\r\n";

    assertThat(read("multipart/mixed; charset=x; BOUNDARY=\"b\"", body)).containsExactly("one");
    assertThat(read("multipart/mixed; boundary=--b", body)).containsExactly("one");
    assertThat(read("multipart/mixed; boundary=other", body)).containsExactly("one");
    assertThat(read("", body)).containsExactly("one");
  }

  @Test
  void a_word_that_only_begins_like_the_boundary_is_content() throws MalformedPayload {
    assertThat(read(TYPE, "--b\r\n\r\none\r\n--bigger\r\n--b--"))
        .containsExactly("one\r\n--bigger");
  }

  @Test
  void an_empty_part_and_one_without_headers_are_parts() throws MalformedPayload {
    assertThat(read(TYPE, "--b\r\n\r\n\r\n--b\r\nA: 1\r\n\r\n\r\n--b--")).containsExactly("", "");
  }

  @Test
  void a_part_that_ends_too_early_says_so() throws MalformedPayload {
    var parts = parts(TYPE, "--b\r\nContent-Length: 43\r\n\r\nhalf");

    assertThat(parts)
        .singleElement()
        .extracting(it -> it.fault().orElseThrow())
        .isEqualTo("found 4 bytes, expected 43");
  }

  @Test
  void the_rest_behind_the_thousandth_part_is_one_part_with_a_fault() throws MalformedPayload {
    var parts = parts(TYPE, "--b\r\n\r\nx\r\n".repeat(1_004));

    assertThat(parts).hasSize(1_001);
    assertThat(parts.get(999).fault()).isEmpty();
    assertThat(parts.get(1_000).fault()).contains("more than 1000 parts");
  }

  @Test
  void headers_that_do_not_end_are_a_fault_of_their_part_only() throws MalformedPayload {
    var parts = parts(TYPE, "--b\r\nno header\r\n--b\r\n\r\ngood\r\n--b--");

    assertThat(parts).extracting(it -> it.fault().isPresent()).containsExactly(true, false);
  }

  @Test
  void a_body_without_a_boundary_is_malformed() {
    assertThatThrownBy(() -> read(TYPE, "no boundary here"))
        .isInstanceOf(MalformedPayload.class)
        .hasMessage(
            "test message, byte 0: found \"no boundary here\", expected a multipart boundary");
  }

  @Test
  void a_large_picture_is_found_without_copies() throws MalformedPayload {
    var head = "--b\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    var body = Arrays.copyOf(head, MessageLimits.PICTURE_BYTES);
    Arrays.fill(body, head.length, body.length, (byte) '\n'); // the slowest content to search

    var parts = Multipart.read("test", Optional.of(TYPE), body);

    assertThat(parts).singleElement().extracting(Multipart.Part::from).isEqualTo(head.length);
  }

  private static List<String> read(String contentType, String body) throws MalformedPayload {
    return parts(contentType, body).stream().map(it -> body.substring(it.from(), it.to())).toList();
  }

  private static List<Multipart.Part> parts(String contentType, String body)
      throws MalformedPayload {
    return Multipart.read(
        "test", Optional.of(contentType), body.getBytes(StandardCharsets.ISO_8859_1));
  }
}
