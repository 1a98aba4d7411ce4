package org.gridward.examples.host.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.event.Source;
import org.gridward.examples.host.feed.play.Message;
import org.gridward.examples.host.feed.play.Message.Post;
import org.gridward.examples.host.feed.play.Message.Publish;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.protocol.StandardCodecs;
import org.junit.jupiter.api.Test;

/** What the town's devices and people say is what the gateway's codecs read. */
class ScenesTest {

  private static final Instant NOW = Instant.parse("2026-03-02T01:00:05Z");
  private static final Map<String, Codec> CODECS =
      StandardCodecs.list().stream().collect(Collectors.toMap(Codec::protocol, it -> it));

  private final List<DevicePlace> town = town();

  @Test
  void every_camera_and_sensor_of_the_town_tells_its_own_kind_under_its_own_key() throws Exception {
    for (var device : town) {
      var events = alarm(device);

      assertThat(events).extracting(Event::kind).as(device.key()).contains(device.kind());
      assertThat(events)
          .extracting(it -> it.device().orElseThrow().toString())
          .as(device.key())
          .allMatch(it -> (it + "/").startsWith(device.key() + "/"));
      assertThat(events).extracting(Event::late).containsOnly(false);
    }
  }

  @Test
  void an_alarm_begins_repeats_and_ends_as_one_situation() throws Exception {
    for (var device : town) {
      var events = alarm(device).stream().filter(it -> it.kind().equals(device.kind())).toList();

      if (events.get(0).phase() != Phase.MEASUREMENT) {
        assertThat(events.get(0).phase()).as(device.key()).isEqualTo(Phase.START);
        assertThat(events)
            .extracting(Event::situation)
            .as(device.key())
            .containsOnly(events.get(0).situation());
      }
    }
  }

  @Test
  void heartbeats_and_readings_open_nothing() throws Exception {
    for (var device : town) {
      var chatter =
          switch (device.family()) {
            case "hik" -> new HikvisionScenes(device).heartbeat(NOW, new Random(1));
            case "deveui" -> new LoraScenes(device).reading(NOW, new Random(1));
            default -> FrigateScenes.online(NOW, new Random(1));
          };
      assertThat(read(chatter)).isNotEmpty().noneMatch(Event::opensCase);
    }
  }

  @Test
  void reports_come_with_a_place_a_kind_and_words() throws Exception {
    var reports = new Reports(town);
    var random = new Random(1);
    List<Function<Random, List<Cue>>> ways =
        List.of(
            it -> reports.one(NOW, it),
            it -> reports.several(NOW, it),
            it -> reports.hotline(NOW, it));

    for (var i = 0; i < 60; i++) {
      var events = read(ways.get(i % 3).apply(random));

      assertThat(events).isNotEmpty();
      assertThat(events).allMatch(Event::opensCase);
      assertThat(events).allMatch(it -> it.location().isPresent() && it.text().isPresent());
      assertThat(events)
          .extracting(Event::source)
          .isSubsetOf(Source.CITIZEN, Source.GRID_WORKER, Source.HOTLINE);
    }
  }

  @Test
  void garbage_is_garbage() {
    var random = new Random(1);
    for (var i = 0; i < 50; i++) {
      var cue = Garbage.play(NOW, random).get(0);
      assertThatThrownBy(() -> decoded(cue)).isInstanceOf(MalformedPayload.class);
    }
  }

  @Test
  void a_picture_comes_with_the_first_alert_of_a_camera() throws Exception {
    var camera = town.stream().filter(it -> it.family().equals("hik")).findFirst().orElseThrow();

    var first = decoded(new HikvisionScenes(camera).alarm(NOW, new Random(1)).get(0));

    assertThat(first.pictures()).hasSize(1);
    assertThat(first.pictures().get(0).bytes().length).isBetween(500, 10_000);
  }

  @Test
  void the_same_seed_gives_the_same_course() throws Exception {
    var device = town.get(0);

    assertThat(alarm(device)).isEqualTo(alarm(device));
  }

  private static List<Event> alarm(DevicePlace device) throws MalformedPayload {
    var random = new Random(7);
    return read(
        switch (device.family()) {
          case "hik" -> new HikvisionScenes(device).alarm(NOW, random);
          case "frigate" ->
              new FrigateScenes(device)
                  .visit(NOW, random).stream().filter(ScenesTest::isEvent).toList();
          case "onvif" -> new OnvifScenes(device).alarm(NOW, random);
          default -> new LoraScenes(device).alarm(NOW, random);
        });
  }

  private static boolean isEvent(Cue cue) {
    return cue.message() instanceof Publish it && it.topic().endsWith("/events");
  }

  private static List<Event> read(List<Cue> cues) throws MalformedPayload {
    var events = new ArrayList<Event>();
    for (var cue : cues) {
      var decoded = decoded(cue);
      assertThat(decoded.rejects()).isEmpty();
      events.addAll(decoded.events());
    }
    return events;
  }

  private static Decoded decoded(Cue cue) throws MalformedPayload {
    var in = inbound(cue.message(), NOW.plus(cue.after()).plus(Duration.ofMillis(40)));
    return CODECS.get(in.protocol()).decode(in);
  }

  private static Inbound inbound(Message message, Instant at) {
    if (message instanceof Post post) {
      var protocol = post.path().split("/")[2];
      return Inbound.http(protocol, post.path(), post.body(), at)
          .tail(post.path().substring("/alerts/".length() + protocol.length() + 1))
          .contentType(post.contentType().orElseThrow())
          .build();
    }
    var publish = (Publish) message;
    return Inbound.mqtt(protocol(publish.topic()), publish.topic(), publish.body(), at).build();
  }

  private static String protocol(String topic) {
    if (topic.contains("/onvif-ej/")) {
      return "onvif";
    }
    var first = topic.substring(0, topic.indexOf('/'));
    return first.equals("application") ? "chirpstack" : first;
  }

  private static List<DevicePlace> town() {
    try {
      return Files.readAllLines(Path.of("src", "main", "town", "devices.csv")).stream()
          .skip(1)
          .map(it -> it.split(","))
          .filter(it -> !it[0].equals("hik:00:00:5e:00:53:10")) // a recorder alarms by its channels
          .map(
              it ->
                  new DevicePlace(
                      it[0],
                      it[1],
                      it[2],
                      Double.parseDouble(it[3]),
                      Double.parseDouble(it[4]),
                      Datum.valueOf(it[5]),
                      it[6]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
