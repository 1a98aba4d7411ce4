package org.gridward.sensors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MalformedPayloadTest {

  @Test
  void its_message_says_where_and_what() {
    var inPart =
        MalformedPayload.at("hikvision", "", 14, "found 0x7F, expected \"<\"").in("part 2");

    assertThat(inPart).hasMessage("hikvision message, part 2, byte 14: found 0x7F, expected \"<\"");
    assertThat(MalformedPayload.of("frigate", "after", "found no camera"))
        .hasMessage("frigate message, after: found no camera");
  }

  @Test
  void a_value_is_shown_quoted_short_and_without_control_characters() {
    assertThat(Words.seen("a\r\nb\u0000")).isEqualTo("\"a b\"");
    assertThat(Words.seen("x".repeat(100))).isEqualTo("\"" + "x".repeat(40) + "…\"");
    assertThat(Words.seen((byte) '{')).isEqualTo("\"{\"");
    assertThat(Words.seen((byte) 0x7F)).isEqualTo("0x7F");
  }

  @Test
  void a_cut_never_halves_a_character() {
    assertThat(Words.line("ab\uD83D\uDE00", 3)).isEqualTo("ab");
    assertThat(Words.block(" a\r\n\u0000b ", 10)).isEqualTo("a\nb");
  }

  @Test
  void it_costs_no_stack_trace() {
    assertThat(MalformedPayload.of("test", "", "x").getStackTrace()).isEmpty();
  }
}
