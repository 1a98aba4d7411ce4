package org.gridward.sensors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.gridward.event.Datum;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Source;
import org.gridward.testkit.Samples;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private static final Location GATE = Location.of(120.501, 30.701, Datum.GCJ02);
  private static final Location YARD = Location.of(120.502, 30.702, Datum.GCJ02);

  private final Places places = Places.of(Map.of("hik:aa", GATE, "hik:aa/2", YARD));

  @Test
  void a_channel_has_its_own_place_or_that_of_its_device() {
    assertThat(places.find(new Device("hik:aa", Optional.of("2")))).contains(YARD);
    assertThat(places.find(new Device("hik:aa", Optional.of("1")))).contains(GATE);
    assertThat(places.find(Device.of("hik:bb"))).isEmpty();
  }

  @Test
  void a_place_from_the_register_says_so_and_keeps_its_datum() {
    var event = event().device(Device.of("hik:aa")).build();

    assertThat(places.placed(event).location()).contains(GATE.by(Location.Method.ASSET));
    assertThat(places.placed(event).id()).isEqualTo(event.id());
  }

  @Test
  void a_place_that_the_device_tells_counts_more() {
    var event = event().device(Device.of("hik:aa")).location(YARD).build();

    assertThat(places.placed(event)).isSameAs(event);
  }

  @Test
  void the_place_of_a_gateway_counts_less_than_the_register() {
    var heard =
        event().device(Device.of("hik:aa")).location(YARD).attribute("positionOf", "gateway");

    assertThat(places.placed(heard.build()).location()).contains(GATE.by(Location.Method.ASSET));
    assertThat(Places.none().placed(heard.build()).location()).contains(YARD);
  }

  @Test
  void without_a_known_place_there_is_none() {
    assertThat(places.placed(event().build()).location()).isEmpty();
    assertThat(Places.none().placed(event().device(Device.of("hik:aa")).build()).location())
        .isEmpty();
  }

  private static Event.Builder event() {
    return Event.builder(new EventId("a"), Source.CAMERA, "video.motion", Samples.NOW);
  }
}
