package org.gridward.rules.engine.situation;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.grid.Grid;

/**
 * What is remembered of a sighting.
 *
 * @param event which event
 * @param caseName number of the case that it opened or belongs to
 * @param category code of what it is, where that is known
 * @param at when it happened; never after it was received, whatever the device's clock says
 * @param reporter the device, or the channel of people that it came through
 * @param device the device, where one reported
 * @param location where, as received
 * @param longitude where, degrees WGS84
 * @param latitude where, degrees WGS84
 * @param grid its grid
 */
public record Sighted(
    EventId event,
    Optional<String> caseName,
    Optional<String> category,
    Instant at,
    String reporter,
    Optional<Device> device,
    Optional<Location> location,
    OptionalDouble longitude,
    OptionalDouble latitude,
    Optional<Grid> grid) {

  static Sighted of(Sighting it) {
    var event = it.located().event();
    var proof = it.located().proof();
    return new Sighted(
        event.id(),
        it.caseName(),
        it.category(),
        earlier(event),
        event.device().map(Device::toString).orElseGet(() -> event.source().name()),
        event.device(),
        event.location(),
        proof.map(of -> OptionalDouble.of(of.longitude())).orElse(OptionalDouble.empty()),
        proof.map(of -> OptionalDouble.of(of.latitude())).orElse(OptionalDouble.empty()),
        it.located().grid());
  }

  private static Instant earlier(Event event) {
    var received = event.receivedAt();
    return event.occurredAt().isAfter(received) ? received : event.occurredAt();
  }

  long millis() {
    return at.toEpochMilli();
  }
}
