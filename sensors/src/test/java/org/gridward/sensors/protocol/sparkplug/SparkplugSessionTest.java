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
}
