package org.gridward.examples.host.feed.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gridward.examples.host.feed.play.Message.Frame;
import org.gridward.examples.host.feed.play.Message.Post;
import org.gridward.examples.host.feed.play.Message.Publish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedMessageTest {

  private static final Instant AT = Instant.parse("2026-03-02T02:00:00.250Z");
  private static final byte[] TEXT = "渠水 \"7\"\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NO_TEXT = {0x7e, (byte) 0xff, 0, 0x7e};

  @Test
  void a_message_is_a_line_and_the_line_is_the_message() {
    assertThat(line(new Post("/alerts/hikvision/gate?channel=1", "application/xml", TEXT)))
        .isEqualTo(
            "{\"at\":\"2026-03-02T02:00:00.250Z\",\"transport\":\"http\","
                + "\"path\":\"/alerts/hikvision/gate?channel=1\","
                + "\"contentType\":\"application/xml\",\"body\":\"渠水 \\\"7\\\"\\n\"}");
    assertThat(
            line(
                new Publish(
                    "cloudevents/town",
                    true,
                    Optional.of("application/json"),
                    Map.of("id", "7"),
                    NO_TEXT)))
        .isEqualTo(
            "{\"at\":\"2026-03-02T02:00:00.250Z\",\"transport\":\"mqtt\","
                + "\"topic\":\"cloudevents/town\",\"contentType\":\"application/json\","
                + "\"headers\":{\"id\":\"7\"},\"retained\":true,\"base64\":\"fv8Afg==\"}");
    assertThat(line(new Frame(NO_TEXT)))
        .isEqualTo(
            "{\"at\":\"2026-03-02T02:00:00.250Z\",\"transport\":\"tcp\",\"base64\":\"fv8Afg==\"}");
  }

  /** The line, which read again is the same message. */
  private static String line(Message message) {
    var line = new RecordedMessage(AT, message).line();
    var again = RecordedMessage.read(line);
    assertThat(again.at()).isEqualTo(AT);
    assertThat(again.message()).usingRecursiveComparison().isEqualTo(message);
    return line;
  }

  @Test
  void a_message_may_be_empty() {
    var line =
        "{\"at\":\"2026-03-02T02:00:00Z\",\"transport\":\"mqtt\",\"topic\":\"a/b\",\"body\":\"\"}";

    assertThat(RecordedMessage.read(line).message().body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"at\":\"yesterday\"} | at is \"yesterday\"; write a moment such as 2026-03-02T02:00:00Z.",
        "{} | at is missing; write a moment such as 2026-03-02T02:00:00Z.",
        "{\"at\":7} | at is 7; write a text in quotes.",
        "{AT,\"body\":\"\"} | transport is missing; write http, mqtt or tcp.",
        "{AT,\"body\":\"\",\"transport\":\"sip\"} | transport is \"sip\"; write http, mqtt or tcp.",
        "{AT,\"transport\":\"tcp\"}"
            + " | neither body nor base64 is there; write one of them, an empty body as \"\".",
        "{AT,\"transport\":\"tcp\",\"body\":\"\",\"base64\":\"\"}"
            + " | body and base64 are both there; write one of them, an empty body as \"\".",
        "{AT,\"transport\":\"tcp\",\"base64\":\"*\"}"
            + " | base64 is \"*\"; write the bytes in Base64, or their text as body.",
        "{AT,\"transport\":\"tcp\",\"body\":\"\",\"topic\":\"a\"}"
            + " | topic is \"a\", and there is none over tcp; leave it out.",
        "{AT,\"transport\":\"http\",\"body\":\"\",\"path\":\"/a b\"}"
            + " | path is \"/a b\"; write it as it stands in the request, such as"
            + " /alerts/hikvision/gate?channel=1.",
        "{AT,\"transport\":\"http\",\"body\":\"\",\"path\":\"//elsewhere/a\"}"
            + " | path is \"//elsewhere/a\"; write it as it stands in the request, such as"
            + " /alerts/hikvision/gate?channel=1.",
        "{AT,\"transport\":\"http\",\"body\":\"\",\"path\":\"/a\",\"headers\":{\"x\":1}}"
            + " | headers, x is 1; write a text.",
        "{AT,\"transport\":\"http\",\"body\":\"\",\"path\":\"/a\",\"headers\":[]}"
            + " | headers is []; write names and texts, such as {\"ce-id\":\"7\"}.",
        "{AT,\"transport\":\"mqtt\",\"body\":\"\",\"topic\":\"a/#\"}"
            + " | topic is \"a/#\"; write one topic such as frigate/events, without + and #.",
        "{AT,\"transport\":\"mqtt\",\"body\":\"\",\"topic\":\"a\",\"retained\":\"yes\"}"
            + " | retained is \"yes\"; write true or false.",
        "{AT,\"topik\":\"a\"} | topik is no field of a message; write it like {\"at\":"
            + "\"2026-03-02T02:00:00Z\",\"transport\":\"mqtt\",\"topic\":\"frigate/events\","
            + "\"body\":\"…\"}",
        "[1] | [1] is no JSON object; write one in each line, like {\"at\":"
            + "\"2026-03-02T02:00:00Z\",\"transport\":\"mqtt\",\"topic\":\"frigate/events\","
            + "\"body\":\"…\"}",
      })
  void a_line_that_is_wrong_says_what_it_has_and_what_to_write(String line, String problem) {
    var whole = line.replace("AT", "\"at\":\"2026-03-02T02:00:00Z\"");

    assertThatThrownBy(() -> RecordedMessage.read(whole))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }
}
