package org.gridward.sensors.protocol.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.gridward.event.Event;
import org.gridward.event.Phase;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.SessionCodec.Session;
import org.junit.jupiter.api.Test;

/** What a session adds to a codec that knows nothing but the message before it. */
class SparkplugSessionTest {

  private static final Instant ARRIVAL = Instant.parse("2026-03-02T01:00:05Z");
  private static final String BIRTH = "01-birth-of-a-node";
  private static final String DATA = "04-data-by-unknown-alias";

  private final Session session = new SparkplugCodec().open();

  private List<Event> hear(String sample, String type, String node) throws Exception {
    var body = Files.readAllBytes(Path.of("src/test/resources/sparkplug", sample + ".bin"));
    var topic = "spBv1.0/Plant/" + type + "/" + node;
    return session.decode(Inbound.mqtt("sparkplug", topic, body, ARRIVAL).build()).events();
  }

  @Test
  void an_alias_has_the_name_type_and_unit_that_the_birth_gave_it() throws Exception {
    hear(BIRTH, "NBIRTH", "pump1");

    var events = hear(DATA, "NDATA", "pump1");

    assertThat(events).extracting(Event::kind).containsExactly("leak.water", "env.temperature");
    assertThat(events.get(0).phase()).isEqualTo(Phase.START);
    var reading = events.get(1).measures().get(0);
    assertThat(reading.name()).isEqualTo("Inputs/Temperature");
    assertThat(reading.value()).isEqualTo(25);
    assertThat(reading.unit()).isEqualTo("Cel");
  }

  @Test
  void the_alias_of_a_device_belongs_to_its_node() throws Exception {
    hear(BIRTH, "NBIRTH", "pump1");

    assertThat(hear(DATA, "DDATA", "pump1/tank")).extracting(Event::kind).contains("leak.water");
  }

  @Test
  void another_node_has_aliases_of_its_own() throws Exception {
    hear(BIRTH, "NBIRTH", "pump1");

    assertThat(hear(DATA, "NDATA", "pump2"))
        .extracting(Event::kind)
        .containsExactly("env.alias_100");
  }

  @Test
  void the_death_of_a_node_ends_its_aliases_and_a_new_birth_brings_them_back() throws Exception {
    hear(BIRTH, "NBIRTH", "pump1");
    hear("09-death-of-a-node", "NDEATH", "pump1");
    assertThat(hear(DATA, "NDATA", "pump1"))
        .extracting(Event::kind)
        .containsExactly("env.alias_100");

    hear(BIRTH, "NBIRTH", "pump1");
    assertThat(hear(DATA, "NDATA", "pump1")).extracting(Event::kind).contains("leak.water");
  }

  @Test
  void a_birth_forgets_what_the_life_before_it_said() throws Exception {
    hear(BIRTH, "NBIRTH", "pump1");
    hear("16-birth-without-a-topic", "NBIRTH", "pump1");

    assertThat(hear(DATA, "NDATA", "pump1"))
        .extracting(Event::kind)
        .containsExactly("env.temperature");
  }

  @Test
  void the_same_message_has_the_same_id_with_and_without_a_session() throws Exception {
    var before = hear(DATA, "NDATA", "pump1").get(0).id();
    hear(BIRTH, "NBIRTH", "pump1");

    assertThat(hear(DATA, "NDATA", "pump1")).extracting(Event::id).contains(before);
  }

  private List<Event> say(String type, int seq, Instant at) throws Exception {
    var body =
        seq < 128
            ? new byte[] {0x18, (byte) seq}
            : new byte[] {0x18, (byte) (seq & 0x7f | 0x80), 1};
    var topic = "spBv1.0/Plant/" + type + "/pump1";
    return session.decode(Inbound.mqtt("sparkplug", topic, body, at).build()).events();
  }

  private static String missing(List<Event> events) {
    return events.get(0).attributes().get(Inbound.MISSING_BEFORE);
  }

  @Test
  void a_gap_in_the_sequence_is_counted_and_the_node_is_asked_to_be_born_again() throws Exception {
    say("NBIRTH", 0, ARRIVAL);
    assertThat(missing(say("NDATA", 1, ARRIVAL))).isNull();
    assertThat(missing(say("NDATA", 1, ARRIVAL))).as("a redelivery").isNull();
    assertThat(session.commands()).isEmpty();

    assertThat(missing(say("NDATA", 5, ARRIVAL))).isEqualTo("3");

    var command = session.commands().get(0);
    assertThat(command.topic()).isEqualTo("spBv1.0/Plant/NCMD/pump1");
    var order =
        new SparkplugCodec()
            .decode(Inbound.mqtt("sparkplug", command.topic(), command.payload(), ARRIVAL).build())
            .events()
            .get(0);
    assertThat(order.kind()).isEqualTo("device.command");
    assertThat(order.attributes()).containsEntry("Node Control/Rebirth", "true");
    assertThat(order.occurredAt()).isEqualTo(ARRIVAL);
    assertThat(session.commands()).as("told once").isEmpty();
  }

  @Test
  void the_sequence_begins_again_behind_255() throws Exception {
    say("NBIRTH", 0, ARRIVAL);
    for (var seq = 1; seq < 600; seq++) {
      assertThat(missing(say("NDATA", seq % 256, ARRIVAL))).isNull();
    }
    assertThat(session.commands()).isEmpty();
  }

  @Test
  void a_node_without_a_birth_is_asked_once_a_minute() throws Exception {
    say("NDATA", 7, ARRIVAL);
    say("NDATA", 8, ARRIVAL.plusSeconds(59));
    assertThat(session.commands()).hasSize(1);
    say("NDATA", 9, ARRIVAL.plusSeconds(60));
    assertThat(session.commands()).hasSize(1);
    say("NBIRTH", 0, ARRIVAL.plusSeconds(61));
    say("NDATA", 1, ARRIVAL.plusSeconds(62));
    assertThat(session.commands()).isEmpty();
  }

  @Test
  void an_alias_that_no_birth_named_is_asked_for() throws Exception {
    say("NBIRTH", 0, ARRIVAL);
    session.commands();
    hear(DATA, "NDATA", "pump1");
    assertThat(session.commands()).hasSize(1);
  }

  @Test
  void what_is_retained_or_came_another_way_asks_nobody() throws Exception {
    var topic = "spBv1.0/Plant/NDATA/pump1";
    var body = new byte[] {0x18, 3};
    session.decode(Inbound.mqtt("sparkplug", topic, body, ARRIVAL).retained(true).build());
    session.decode(Inbound.http("sparkplug", topic, body, ARRIVAL).build());
    assertThat(session.commands()).isEmpty();
  }

  @Test
  void the_last_will_of_an_earlier_life_is_no_death() throws Exception {
    hear(BIRTH, "NBIRTH", "pump1");
    var will = new byte[] {0x12, 11, 0x0a, 5, 'b', 'd', 'S', 'e', 'q', 0x20, 8, 0x58, 99};
    var topic = "spBv1.0/Plant/NDEATH/pump1";
    var events = session.decode(Inbound.mqtt("sparkplug", topic, will, ARRIVAL).build()).events();
    assertThat(events).extracting(Event::phase).containsExactly(Phase.STATE_REPLAY);
    assertThat(hear(DATA, "NDATA", "pump1")).extracting(Event::kind).contains("leak.water");
  }
}
