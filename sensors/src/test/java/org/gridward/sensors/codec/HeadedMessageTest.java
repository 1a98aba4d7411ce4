package org.gridward.sensors.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadedMessageTest {

  @Test
  void a_request_says_its_path_its_headers_and_where_its_body_begins() {
    var bytes = "POST /a/b HTTP/1.1\r\nHost: x\r\ncontent-TYPE:application/json\r\n\r\n{}";

    var message = HeadedMessage.of(bytes.getBytes(UTF_8)).orElseThrow();

    assertThat(message.method()).isEqualTo("POST");
    assertThat(message.target()).isEqualTo("/a/b");
    assertThat(message.headers()).containsEntry("Content-Type", "application/json");
    assertThat(bytes.substring(message.from())).isEqualTo("{}");
  }

  @Test
  void an_answer_has_neither_method_nor_path() {
    var bytes = "SIP/2.0 200 OK\nFrom: <sip:1@a>\n\n<a/>";

    var message = HeadedMessage.of(bytes.getBytes(UTF_8)).orElseThrow();

    assertThat(message.method() + message.target()).isEmpty();
    assertThat(message.headers()).containsEntry("from", "<sip:1@a>");
    assertThat(bytes.substring(message.from())).isEqualTo("<a/>");
  }

  @Test
  void a_head_that_never_ends_has_no_body() {
    var bytes = "POST /a HTTP/1.1\r\nHost: x".getBytes(UTF_8);

    assertThat(HeadedMessage.of(bytes).orElseThrow().from()).isEqualTo(bytes.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "<a/>", "--x\r\n", "POST /a\r\n\r\n", "Code=A;action=Start"})
  void what_begins_with_no_head_is_none(String text) {
    assertThat(HeadedMessage.of(text.getBytes(UTF_8))).isEmpty();
  }
}
