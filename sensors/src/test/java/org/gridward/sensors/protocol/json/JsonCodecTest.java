package org.gridward.sensors.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.Severity;
import org.gridward.event.Source;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.CodecContract;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCodecTest extends CodecContract {

  private static final Instant ARRIVAL = Instant.parse("2026-03-02T01:00:05Z");

  private static final String TYPED =
      """
      {
        "protocol": "json-lamps",
        "device": "@-1",
        "each": "/events",
        "kind": {"path": "/type", "words": {"out": "lamp.fault", "hit": "tilt"}},
        "phase": {"path": "/state", "words": {"1": "START", "2": "UPDATE", "0": "END"}},
        "severity": {"path": "/level", "words": {"9": "HIGH"}, "otherwise": "LOW"},
        "time": "$/sent",
        "text": "/words",
        "silence": "PT10M"
      }
      """;

  @TempDir private Path folder;

  @Override
  protected Codec codec() {
    try {
      return JsonCodec.load(Path.of("src/test/resources/json/mapping.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Codec mapped(String mapping) throws IOException {
    return JsonCodec.load(Files.writeString(folder.resolve("lamps.json"), mapping));
  }

  private static Event only(Codec codec, String message) throws MalformedPayload {
    var events = codec.decode(inbound(codec, message)).events();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static Inbound inbound(Codec codec, String message) {
    var body = message.getBytes(StandardCharsets.UTF_8);
    return Inbound.mqtt(codec.protocol(), "town/lamps/41", body, ARRIVAL).build();
  }

  @Test
  void words_of_the_sender_become_ours() throws Exception {
    var codec = mapped(TYPED);

    var event =
        only(
            codec,
            """
            {"sent": "2026-03-02T09:00:03+08:00",
             "events": [{"type": "out", "state": 1, "level": "9", "words": "dark"}]}
            """);

    assertThat(codec.protocol()).isEqualTo("json-lamps");
    assertThat(event.device().orElseThrow()).hasToString("json-lamps:41");
    assertThat(event.kind()).isEqualTo("lamp.fault");
    assertThat(event.nativeKind()).contains("out");
    assertThat(event.phase()).isEqualTo(Phase.START);
    assertThat(event.severity()).contains(Severity.HIGH);
    assertThat(event.text()).contains("dark");
    assertThat(event.occurredAt()).isEqualTo("2026-03-02T01:00:03Z");
    var situation = event.situation().orElseThrow();
    assertThat(situation.key()).isEqualTo("json-lamps:41|lamp.fault");
    assertThat(situation.silence()).contains(Duration.ofMinutes(10));
  }

  @Test
  void a_kind_that_nobody_foresaw_keeps_the_senders_word_and_a_phase_does_not() throws Exception {
    var codec = mapped(TYPED);

    var event = only(codec, "{\"events\":[{\"type\":\"Door 2\",\"state\":\"0\"}]}");
    assertThat(event.kind()).isEqualTo("native.json-lamps.door_2");
    assertThat(event.phase()).isEqualTo(Phase.END);
    assertThat(event.severity()).contains(Severity.LOW);

    assertThatThrownBy(() -> only(codec, "{\"events\":[{\"type\":\"out\",\"state\":7}]}"))
        .hasMessage(
            "json-lamps message, /state: found \"7\", expected one of the words of the mapping's"
                + " phase");
    assertThatThrownBy(() -> only(codec, "{\"events\":{}}"))
        .hasMessage("json-lamps message, /events: found \"{}\", expected an array");
  }

  @Test
  void a_bare_number_is_read_too() throws Exception {
    var codec =
        mapped(
            """
            {"device": "@3", "measures": [{"path": "$", "name": "noise", "unit": "dB"}]}
            """);

    var event = only(codec, "61.5");

    assertThat(event.kind()).isEqualTo("env.noise");
    assertThat(event.measures().get(0).value()).isEqualTo(61.5);
  }

  @Test
  void what_people_report_keeps_neither_device_nor_raw_bytes() throws Exception {
    var codec =
        mapped("{\"device\": \"/app\", \"source\": \"CITIZEN\", \"kind\": \"city.garbage\"}");

    var event = only(codec, "{\"app\":\"a\",\"name\":\"Li\"}");

    assertThat(event.source()).isEqualTo(Source.CITIZEN);
    assertThat(event.phase()).isEqualTo(Phase.PULSE);
    assertThat(event.device()).isEmpty();
    assertThat(event.raw()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | lamps.json, /device: found nothing; write it.",
        "[] | lamps.json, /: found \"[]\"; write an object.",
        "{\"device\":\"id\"} | lamps.json, /device: found \"id\"; write a place: /a/b in the element,"
            + " $/a/b in the message, @2 a level of the topic.",
        "{\"device\":{\"path\":\"/id\",\"prefx\":\"a\"}} | lamps.json, /device/prefx: found \"a\";"
            + " write one of the members [path, prefix].",
        "{\"device\":\"/id\",\"kind\":\"leak.oil\"} | lamps.json, /kind: found \"leak.oil\"; write a"
            + " word of the table of kinds, such as leak.water or env.temperature.",
        "{\"device\":\"/id\",\"position\":{\"longitude\":\"/x\",\"latitude\":\"/y\"}} | lamps.json,"
            + " /position/datum: found nothing; write it.",
        "{\"device\":\"/id\",\"measures\":[{\"path\":\"/a\",\"name\":\"a\"}]} | lamps.json,"
            + " /measures/0/unit: found nothing; write it.",
        "{\"device\":\"/id\",\"measures\":[{\"path\":\"/a\",\"name\":\"a\",\"unit\":\"m\",\"times\":"
            + "\"2\"}]} | lamps.json, /measures/0/times: found \"2\"; write a finite number.",
        "{\"device\":\"/id\",\"phase\":{\"path\":\"/p\"}} | lamps.json, /phase: found"
            + " \"{\"path\":\"/p\"}\"; write words.",
        "{\"device\":\"/id\",\"silence\":\"10 min\"} | lamps.json, /silence: found \"10 min\"; write a"
            + " duration of ISO 8601, such as PT10M.",
        "{\"device\":\"/id\",\"time\":{\"path\":\"/t\",\"form\":\"UNIX\"}} | lamps.json, /time/form:"
            + " found \"UNIX\"; write one of [ISO, EPOCH_SECONDS, EPOCH_MILLIS].",
        "{\"device\":\"/id\",\"protocol\":\"My JSON\"} | lamps.json, /protocol: found \"My JSON\";"
            + " write a word of lower case letters, digits, - and _.",
        "{\"device\":\"/id\",\"each\":\"rows\"} | lamps.json, /each: found \"rows\"; write a path such"
            + " as /readings.",
        "{\"device\":\"/id\",\"alarms\":{}} | lamps.json, /alarms: found \"{}\"; write an array.",
        "{\"device\": | lamps.json is no mapping: mapping message, byte 10: Unexpected end-of-input"
            + " within/between Object entries.",
      })
  void a_mapping_that_cannot_be_meant_is_refused_with_its_place(String mapping, String message) {
    assertThatThrownBy(() -> mapped(mapping))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
