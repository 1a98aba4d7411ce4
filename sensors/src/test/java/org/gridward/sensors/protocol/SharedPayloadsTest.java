package org.gridward.sensors.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.Severity;
import org.gridward.event.Situation;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.SharedPayloads;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts about real captures and the examples of specifications. */
class SharedPayloadsTest {

  private static final Map<String, Codec> CODECS =
      StandardCodecs.list().stream().collect(Collectors.toMap(Codec::protocol, it -> it));

  /** Each file received a few seconds after it was made. */
  @ParameterizedTest
  @CsvSource({
    "hikvision/01.xml,   io.alarm,           START,       hik:4f:e4:2f:81:cd:1b/1, 2024-11-19T15:53:28Z",
    "hikvision/03.xml,   video.intrusion,    START,       hik:ac:b9:2f:49:44:75/1, 2022-01-19T06:51:17Z",
    "hikvision/05.xml,   video.motion,       START,       hik:a6:60:9e:f8:01:09/2, 2024-11-13T19:20:52Z",
    "hikvision/07.xml,   pir,                START,       hik:c6:e6:61:0a:46:37/1, 2023-04-06T21:22:21Z",
    "hikvision/09.xml,   video.motion,       START,       hik:a6:63:9e:f8:01:09/1, 2025-03-05T10:50:46Z",
    "hikvision/14.xml,   people.count,       MEASUREMENT, hik:24:28:fd:f3:3a:11/1, 2021-10-12T11:15:00Z",
    "hikvision/16.bin,   video.intrusion,    START,       hik:ac:b9:2f:49:44:75/1, 2022-01-19T06:51:17Z",
    "frigate/01.json,    video.object.person, UPDATE,     frigate:front_door,      2020-12-04T23:19:22.083Z",
    "frigate/05.json,    video.note,         MEASUREMENT, frigate:front_door_cam,  2020-12-04T23:19:18.748Z",
    "onvif/02.xml,       video.motion,       START,       onvif:7fc24c8a-f67b-11e1-b4e5-00408ca0c954, 2013-12-12T13:25:15.900235Z",
    "onvif/04.xml,       button.sos,         END,         onvif:192.0.2.1,         2026-06-16T05:57:28.592Z",
    "onvif/08.json,      env.alarm,          START,       onvif:192.0.2.1,         2025-07-15T14:30:00Z",
    "onvif/10.json,      env.reading,        MEASUREMENT, onvif:192.0.2.1,         2025-07-15T14:30:00Z",
    "chirpstack/01.json, env.reading,        MEASUREMENT, deveui:0101010101010101, 2022-07-18T09:34:15.775023242Z",
    "chirpstack/03.json, device.join,        HEARTBEAT,   deveui:0101010101010101, 2022-07-18T09:33:28.823500726Z",
    "chirpstack/05.json, device.ack,         HEARTBEAT,   deveui:0101010101010101, 2022-07-18T09:37:48.929184085Z",
    "chirpstack/07.json, device.location,    MEASUREMENT, deveui:0101010101010101, 2022-07-18T09:55:11.059481003Z",
    "chirpstack/10.json, env.reading,        MEASUREMENT, deveui:5a3f18b97a97247d, 2023-04-03T21:16:01.546951465Z",
    "cloudevents/03.json, com.example.someevent, PULSE,   ce:/mycontext,           2018-04-05T17:31:00Z",
    "sensorthings/01.json, env.reading,       MEASUREMENT, sta:1,                   2019-08-05T10:51:14Z",
    "sensorthings/04.json, env.reading,       MEASUREMENT, sta:019eae3f-3450-70db-b5d2-a55879b4d681, 2026-08-06T17:43:34Z",
    "dahua/03.txt,       video.linecross,    START,       dahua:192.0.2.1/1,       2019-02-02T04:10:50.702Z",
    "dahua/07.json,      video.intrusion,    START,       dahua:Front Garden Cam/1, 2022-06-06T19:50:54.686Z",
    "gat1400/02.json,    vehicle.passing,    MEASUREMENT, gb:65010000001190000001, 2016-09-12T14:01:07Z",
    "gb28181/02.xml,     native.gb28181.7,   START,       gb:55123456781381000010, 2026-06-05T01:46:05Z",
    "gb28181/04.xml,     video.motion,       START,       gb:34020000001320000001, 2026-06-05T02:30:00Z",
    "sparkplug/05.bin,    env.alias_100,      MEASUREMENT, sparkplug:192.0.2.1,     2025-06-25T12:47:23.474Z",
  })
  void a_capture_says_what_its_device_meant(
      String file, String kind, Phase phase, String device, Instant at) throws Exception {
    var decoded = read(file, at.plusSeconds(3));

    assertThat(decoded.rejects()).isEmpty();
    assertThat(decoded.events()).hasSize(1);
    var event = decoded.events().get(0);
    assertThat(event.kind()).isEqualTo(kind);
    assertThat(event.phase()).isEqualTo(phase);
    assertThat(event.device().orElseThrow()).hasToString(device);
    assertThat(event.occurredAt()).isEqualTo(at);
  }

  @ParameterizedTest
  @CsvSource({
    "frigate/02.json, video.note, MEASUREMENT, frigate:frigate",
    "gat1400/04.json, video.face, MEASUREMENT, gb:$DeviceID",
    "frigate/08.json, video.trigger, PULSE, frigate:driveway",
    "senml/03.json, env.temperature, MEASUREMENT, senml:urn:dev:ow:10e2073a01080063",
    "sparkplug/03.bin, device.offline, HEARTBEAT, sparkplug:192.0.2.1",
    "zigbee2mqtt/03.json, leak.water, START, zigbee:192.0.2.1",
    "zigbee2mqtt/05.json, device.offline, HEARTBEAT, zigbee:192.0.2.1",
  })
  void a_message_without_a_time_happened_when_it_arrived(
      String file, String kind, Phase phase, String device) throws Exception {
    var arrival = Instant.parse("2026-03-02T01:00:05Z");

    var event = read(file, arrival).events().get(0);

    assertThat(event.kind()).isEqualTo(kind);
    assertThat(event.phase()).isEqualTo(phase);
    assertThat(event.device().orElseThrow()).hasToString(device);
    assertThat(event.occurredAt()).isEqualTo(arrival);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zigbee2mqtt/02.json | vibration PULSE, vibration START | 2024-01-10T18:16:06Z",
        "sparkplug/01.bin | device.online HEARTBEAT, env.temperature MEASUREMENT | 2025-06-25T12:47:23.474Z",
      })
  void a_message_of_several_events_says_them_in_its_order(String file, String events, Instant at)
      throws Exception {
    var decoded = read(file, at.plusSeconds(3));

    assertThat(decoded.rejects()).isEmpty();
    assertThat(decoded.events())
        .extracting(it -> it.kind() + " " + it.phase())
        .containsExactly(events.split(", "));
    assertThat(decoded.events()).extracting(Event::occurredAt).containsOnly(at);
  }

  @Test
  void records_of_an_old_draft_stand_at_their_own_seconds() throws Exception {
    var events = read("senml/02.json", Instant.parse("2010-06-08T18:01:20Z")).events();

    assertThat(events)
        .extracting(it -> it.kind() + " " + it.measures().get(0).value() + " " + it.occurredAt())
        .containsExactly(
            "env.voltage 120.1 2010-06-08T18:01:16.001Z",
            "env.current 1.2 2010-06-08T18:01:11.001Z",
            "env.current 1.3 2010-06-08T18:01:12.001Z",
            "env.current 1.4 2010-06-08T18:01:13.001Z",
            "env.current 1.5 2010-06-08T18:01:14.001Z",
            "env.current 1.6 2010-06-08T18:01:15.001Z",
            "env.current 1.7 2010-06-08T18:01:16.001Z");
    assertThat(events)
        .extracting(it -> it.device().orElseThrow().key() + " " + it.measures().get(0).unit())
        .contains("senml:urn:dev:ow:10e2073a0108006 V", "senml:urn:dev:ow:10e2073a0108006 A");
  }

  /** Each file received a few seconds after it was sent. */
  @ParameterizedTest
  @CsvSource({
    "cap/01.xml, warning.met,    END,    LOW,      2012-05-02T23:21:04Z, cap@ec.gc.ca|2.49.0.1.124.a3f342a4.2012",
    "cap/03.xml, warning.geo,    START,  ,         2010-08-31T05:09:25Z, http://earthquake.usgs.gov/research/monitoring/anss/neic/|USGS-earthquakes-us2010apcd.6.20100831T000925.496Z",
    "cap/05.xml, warning.met,    START,  HIGH,     2010-08-30T10:07:00Z, w-nws.webmaster@noaa.gov|NOAA-NWS-ALERTS-MT20100830100700TFXFlashFloodWatchTFX20100830180000MT",
    "cap/07.xml, warning.rescue, START,  HIGH,     2003-06-12T05:39:00Z, KARO@CLETS.DOJ.CA.GOV|KAR0-0306112239-SW",
    "cap/09.xml, warning.geo,    UPDATE, CRITICAL, 2011-09-02T11:36:50Z, PAAQ|PAAQ-1-lqw6d6",
  })
  void a_warning_is_one_event_of_the_matter_that_it_follows(
      String file, String kind, Phase phase, Severity severity, Instant at, String matter)
      throws Exception {
    var events = read(file, at.plusSeconds(3)).events();

    assertThat(events).hasSize(1);
    var event = events.get(0);
    assertThat(event.kind()).isEqualTo(kind);
    assertThat(event.phase()).isEqualTo(phase);
    assertThat(event.severity()).isEqualTo(Optional.ofNullable(severity));
    assertThat(event.occurredAt()).isEqualTo(at);
    assertThat(event.situation().orElseThrow().key()).isEqualTo("cap|" + matter);
    assertThat(event.late()).isFalse();
  }

  @Test
  void the_circle_of_an_earthquake_is_a_place_with_latitude_first() throws Exception {
    var event = read("cap/03.xml", Instant.parse("2010-08-31T05:09:28Z")).events().get(0);

    var place = event.location().orElseThrow();
    assertThat(place.longitude()).isEqualTo(-173.274);
    assertThat(place.latitude()).isEqualTo(-16.053);
    assertThat(place.accuracyMetres()).isEmpty();
  }

  @Test
  void a_posted_request_is_a_report_where_its_author_says() throws Exception {
    var arrival = Instant.parse("2026-03-02T01:00:05Z");

    var event = read("open311/02.txt", arrival).events().get(0);

    assertThat(event.kind()).isEqualTo("report.general");
    assertThat(event.phase()).isEqualTo(Phase.PULSE);
    assertThat(event.category()).contains("001");
    assertThat(event.occurredAt()).isEqualTo(arrival);
    assertThat(event.location().orElseThrow().longitude()).isEqualTo(122.4212043);
    assertThat(event.location().orElseThrow().latitude()).isEqualTo(37.76524078);
    assertThat(event.addressText()).contains("Unioninkatu 25");
    assertThat(event.text()).contains("Large sinkhole is destroying the street");
    assertThat(event.media().get(0).ref())
        .isEqualTo("http://farm3.static.flickr.com/2002/225ed4760.jpg");
    assertThat(event.toString()).doesNotContain("Jaakko", "hel.fi", "111111111", "xyz");
  }

  @Test
  void a_told_request_is_a_matter_of_its_own_number() throws Exception {
    var event = read("open311/04.xml", Instant.parse("2010-04-14T14:37:41Z")).events().get(0);

    assertThat(event.phase()).isEqualTo(Phase.UPDATE);
    assertThat(event.situation().map(Situation::key)).contains("open311:|1234");
    assertThat(event.occurredAt()).isEqualTo("2010-04-14T14:37:38Z");
    assertThat(event.location().orElseThrow().longitude()).isEqualTo(-122.4651145);
  }

  @ParameterizedTest
  @CsvSource({
    "sparkplug/07.bin, Node Control/Rebirth",
    "sparkplug/09.bin, Node Control/Reboot",
  })
  void an_order_to_a_node_is_no_sign_of_its_life(String file, String control) throws Exception {
    var events = read(file, Instant.parse("2026-03-02T01:00:05Z")).events();

    assertThat(events).extracting(Event::kind).containsExactly("device.command");
    assertThat(events.get(0).device()).isEmpty();
    assertThat(events.get(0).opensCase()).isFalse();
    assertThat(events.get(0).attributes()).containsEntry(control, "true");
  }

  @Test
  void an_attached_stream_tells_all_that_its_recorder_sees() throws Exception {
    var decoded = read("dahua/01.txt", Instant.parse("2026-03-02T01:00:05Z"));

    assertThat(decoded.rejects()).isEmpty();
    assertThat(decoded.events()).extracting(Event::id).hasSize(11).doesNotHaveDuplicates();
    assertThat(decoded.events())
        .filteredOn(it -> it.phase() != Phase.HEARTBEAT)
        .extracting(it -> it.kind() + " " + it.phase() + " " + it.device().orElseThrow())
        .containsExactly(
            "video.motion START dahua:192.0.2.1/1", "video.motion END dahua:192.0.2.1/1");
  }

  @Test
  void two_alarm_inputs_open_and_close() throws Exception {
    var events = read("dahua/05.txt", Instant.parse("2026-03-02T01:00:05Z")).events();

    assertThat(events)
        .extracting(it -> it.kind() + " " + it.phase() + " " + it.device().orElseThrow())
        .containsExactly(
            "io.alarm START dahua:192.0.2.1/1",
            "io.alarm END dahua:192.0.2.1/1",
            "io.alarm START dahua:192.0.2.1/2",
            "io.alarm END dahua:192.0.2.1/2");
  }

  @Test
  void zero_and_zero_is_no_place_and_a_description_is_text() throws Exception {
    var without = read("gb28181/02.xml", Instant.parse("2026-06-05T01:46:08Z")).events().get(0);
    var with = read("gb28181/04.xml", Instant.parse("2026-06-05T02:30:03Z")).events().get(0);

    assertThat(without.location()).isEmpty();
    assertThat(with.location().orElseThrow().longitude()).isEqualTo(116.397);
    assertThat(with.text()).contains("Motion detection");
  }

  @Test
  void plates_names_and_numbers_of_documents_stay_out() throws Exception {
    var arrival = Instant.parse("2026-03-02T01:00:05Z");

    assertThat(read("gat1400/02.json", arrival).toString()).doesNotContain("NF5676");
    assertThat(read("gat1400/04.json", arrival).toString()).doesNotContain("大华", "IDNumber");
  }

  @Test
  void two_repeats_of_one_alarm_are_two_messages_of_one_situation() throws Exception {
    var events = read("hikvision/11.txt", Instant.parse("2026-05-13T08:30:48Z")).events();

    assertThat(events).extracting(Event::id).hasSize(2).doesNotHaveDuplicates();
    assertThat(events)
        .extracting(it -> it.situation().map(Situation::key).orElseThrow())
        .containsOnly("hik|hik:24:32:ae:55:c9:c0/5|VMD|");
    assertThat(events)
        .extracting(it -> it.occurredAt().toString())
        .containsExactly("2026-05-13T08:30:46Z", "2026-05-13T08:30:47Z");
  }

  @Test
  void a_picture_that_holds_the_boundary_stays_whole() throws Exception {
    var file = SharedPayloads.read("hikvision/16.bin");

    var decoded = read("hikvision/16.bin", Instant.parse("2022-01-19T06:51:20Z"));

    assertThat(decoded.rejects()).isEmpty();
    var picture = decoded.pictures().get(0);
    var end = file.length - "\r\n--boundary--\r\n".length();
    assertThat(picture.bytes()).isEqualTo(Arrays.copyOfRange(file, end - 43, end));
    assertThat(decoded.events().get(0).media()).containsExactly(picture.ref());
  }

  @Test
  void two_crossings_of_one_answer_are_two_situations() throws Exception {
    var events = read("onvif/11.xml", Instant.parse("2008-10-10T12:24:59Z")).events();

    assertThat(events)
        .extracting(Event::kind)
        .containsExactly("video.linecross", "video.linecross");
    assertThat(events).extracting(Event::phase).containsOnly(Phase.PULSE);
    assertThat(events)
        .extracting(it -> it.situation().map(Situation::key).orElseThrow())
        .containsExactly(
            "onvif:192.0.2.1|RuleEngine/LineDetector/Crossed|1/2/MyImportantFence1",
            "onvif:192.0.2.1|RuleEngine/LineDetector/Crossed|1/2/MyImportantFence2");
  }

  @Test
  void the_bad_element_of_a_batch_does_not_lose_the_good_one() throws Exception {
    var decoded = read("cloudevents/05.json", Instant.parse("2018-04-05T17:31:09Z"));

    assertThat(decoded.events())
        .extracting(Event::kind)
        .containsExactly("com.example.someotherevent");
    assertThat(decoded.rejects()).hasSize(1);
    assertThat(decoded.rejects().get(0).reason())
        .isEqualTo(
            "cloudevents message, element 1: found data_base64 \"... base64 encoded string ...\","
                + " expected base64");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cloudevents/01.json | cloudevents message: found data_base64 \"... base64 encoded string"
            + " ...\", expected base64",
        "cap/11.xml | cap message, references: found none in a message of type \"Update\"",
        "onvif/06.json | onvif message, byte 40: Illegal unquoted character",
      })
  void a_malformed_example_of_a_specification_becomes_a_dead_letter_with_its_reason(
      String file, String reason) throws Exception {
    var bytes = SharedPayloads.read(file);

    assertThat(bytes).isNotEmpty();
    try {
      read(file, Instant.parse("2026-03-02T01:00:05Z"));
    } catch (MalformedPayload e) {
      assertThat(e.getMessage()).startsWith(reason);
      return;
    }
    throw new AssertionError(file + " was read, but is malformed.");
  }

  @Test
  void every_file_of_every_protocol_is_answered_for_even_by_the_wrong_codec() throws Exception {
    var folder = SharedPayloads.folder();
    Assumptions.assumeTrue(
        folder.isPresent(), "Skipped: ../shared/data/payloads is not beside the project.");
    try (Stream<Path> files = Files.walk(folder.get())) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        for (var codec : CODECS.values()) {
          answered(codec, Files.readAllBytes(file));
        }
      }
    }
  }

  private static void answered(Codec codec, byte[] bytes) {
    try {
      var decoded =
          codec.decode(inbound(codec.protocol(), bytes, Instant.parse("2026-03-02T01:00:05Z")));
      assertThat(decoded.events().size() + decoded.rejects().size()).isPositive();
    } catch (MalformedPayload e) {
      assertThat(e.getMessage()).startsWith(codec.protocol() + " message");
    }
  }

  /** Frames of vehicle terminals, kept as hex digits; each received when it was sent. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "01 | 2026-08-17T14:18:12Z | late | 14450376202  | 116.954088 33.697808  | device.location, device.fault, vehicle.fatigue",
        "03 | -                    | live | 0            | -                     | device.location",
        "05 | -                    | live | 866496077582164 | -                  | device.join",
        "07 | 2025-11-18T03:26:11Z | live | 794308010679 | -57.602956 -25.269608 | device.location",
        "09 | 2025-11-24T03:51:47Z | live | 9590068983   | -61.416952 10.631496  | device.location",
        "11 | 2025-11-24T03:51:47Z | live | 9590068983   | -61.416952 10.631496  | device.location",
        "13 | 2025-11-12T07:45:45Z | late | 4eb6fb4afd9e | 13.247685 32.875911   | device.location, device.location, device.location, device.location, device.location, device.location",
        "15 | 2025-06-09T15:01:42Z | live | 14542655112  | -83.787988 10.20362   | device.location, device.fault",
        "17 | -                    | live | 12076463279  | -                     | device.status",
        "19 | -                    | live | 413058889758 | -                     | device.status",
        "21 | 2025-02-10T02:38:46Z | live | 14093117711  | 114.481183 23.1168    | device.location, device.fault",
        "23 | 2024-11-15T06:59:45Z | live | 14164192753  | -                     | device.location",
      })
  void a_terminal_says_where_its_vehicle_is(
      String file, Instant at, String late, String device, String place, String kinds)
      throws Exception {
    var received = at == null ? Instant.parse("2026-03-02T01:00:05Z") : at.plusSeconds(3);
    var digits = new String(SharedPayloads.read("jt808/" + file + ".hex"), US_ASCII).strip();
    var frame = HexFormat.of().parseHex(digits);
    var decoded = CODECS.get("jt808").decode(inbound("jt808", frame, received));

    assertThat(decoded.rejects()).isEmpty();
    assertThat(decoded.events()).extracting(Event::kind).containsExactly(kinds.split(", "));
    var first = decoded.events().get(0);
    assertThat(first.device().orElseThrow()).hasToString("jt808:" + device);
    assertThat(first.occurredAt()).isEqualTo(at == null ? received : at);
    assertThat(decoded.events()).allMatch(it -> it.late() == late.equals("late"));
    var where = first.location().map(it -> it.longitude() + " " + it.latitude());
    assertThat(where).isEqualTo(Optional.ofNullable(place));
  }

  @Test
  void a_frame_without_its_check_byte_is_a_dead_letter() throws Exception {
    var digits = new String(SharedPayloads.read("jt808/25.hex"), US_ASCII).strip();
    var in = inbound("jt808", HexFormat.of().parseHex(digits), Instant.EPOCH);

    assertThatThrownBy(() -> CODECS.get("jt808").decode(in))
        .isInstanceOf(MalformedPayload.class)
        .hasMessage("jt808 message, check byte, byte 5: found 0x55, expected 0x3b");
  }

  private static Decoded read(String file, Instant received) throws Exception {
    var protocol = file.substring(0, file.indexOf('/'));
    return CODECS.get(protocol).decode(inbound(protocol, SharedPayloads.read(file), received));
  }

  private static Inbound inbound(String protocol, byte[] bytes, Instant received) {
    return Inbound.http(protocol, "/alerts/" + protocol + "/", bytes, received)
        .tail("")
        .peer("192.0.2.1")
        .zone(ZoneId.of("Asia/Shanghai"))
        .build();
  }

  @Test
  void the_list_names_each_protocol_once_in_alphabetical_order() {
    assertThat(StandardCodecs.list())
        .extracting(Codec::protocol)
        .isEqualTo(
            List.of(
                "cap",
                "chirpstack",
                "cloudevents",
                "dahua",
                "frigate",
                "gat1400",
                "gb28181",
                "hikvision",
                "jt808",
                "onvif",
                "open311",
                "senml",
                "sensorthings",
                "sparkplug",
                "uniview",
                "zigbee2mqtt"));
  }
}
