package org.gridward.sensors.protocol.dahua;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.Source;
import org.gridward.sensors.codec.Base64Pictures;
import org.gridward.sensors.codec.DeviceTime;
import org.gridward.sensors.codec.EventIds;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Picture;
import org.gridward.sensors.codec.Words;

/**
 * A vehicle that passed, as the plate cameras' ITSAPI pushes it. Its plate is personal data and
 * stays out.
 */
final class Snapshot {

  private static final Map<String, String> OF_THE_VEHICLE =
      Map.of("VehicleType", "vehicleType", "VehicleColor", "vehicleColor");
  private static final Map<String, String> OF_THE_PASSAGE =
      Map.of("Direction", "direction", "LanNo", "lane", "SnapAddress", "address");

  private final JsonNode picture;
  private final List<Picture> pictures;

  Snapshot(JsonNode root) {
    this.picture = root.path("Picture");
    this.pictures = Base64Pictures.of(picture, "Content");
  }

  List<Picture> pictures() {
    return pictures;
  }

  Event event(Inbound in) {
    var passage = picture.path("SnapInfo");
    var time =
        DeviceTime.ofDevice(
            Json.text(passage, "AccurateTime").or(() -> Json.text(passage, "SnapTime")), in, false);
    var device = Json.text(passage, "DeviceID").orElseGet(() -> NoticeEvent.connection(in));
    var key = Words.line("dahua:" + device, 120);
    var hashes = pictures.stream().map(Picture::sha256).toList().toString();
    var plate = picture.path("Plate").toString();
    var id =
        EventIds.of(DahuaCodec.PROTOCOL, time.moment(in), key, passage.toString(), plate, hashes);
    var event =
        Event.builder(id, Source.CAMERA, "vehicle.passing", in.receivedAt())
            .nativeKind("TollgateInfo")
            .device(new Device(key, Json.text(picture.path("Plate"), "Channel")))
            .phase(Phase.MEASUREMENT)
            .occurredAt(time.at(), time.quality());
    Json.number(picture.path("Vehicle"), "Speed")
        .ifPresent(it -> event.measure(new Measure("speed", it, "km/h")));
    pictures.stream().map(Picture::ref).forEach(event::media);
    NoticeEvent.attributes(event, picture.path("Vehicle"), OF_THE_VEHICLE);
    NoticeEvent.attributes(event, passage, OF_THE_PASSAGE);
    return event.build();
  }
}
