package org.gridward.sensors.protocol.uniview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridward.event.Event;
import org.gridward.event.Measure;
import org.gridward.event.Phase;
import org.gridward.event.Source;
import org.gridward.sensors.codec.Base64Pictures;
import org.gridward.sensors.codec.Decoded;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.Words;

/**
 * Makes events of a {@code StructureInfo}: faces, persons and vehicles that a camera saw. They are
 * records; who they are is personal data and stays out.
 */
final class Sightings {

  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("FaceInfoList", "video.face");
    KINDS.put("PersonInfoList", "video.object.person");
    KINDS.put("VehicleInfoList", "vehicle.passing");
    KINDS.put("NonMotorVehicleInfoList", "video.object.bicycle");
  }

  private Sightings() {}

  static Decoded of(Told told) throws MalformedPayload {
    var structure = told.root().path("StructureInfo");
    var objects = structure.path("ObjInfo").isObject() ? structure.path("ObjInfo") : structure;
    var pictures = Base64Pictures.of(structure.path("ImageInfoList"), "Data");
    var events = new ArrayList<Event>();
    for (var list : KINDS.entrySet()) {
      for (var object : objects.path(list.getKey())) {
        if (events.size() == MessageLimits.ELEMENTS) {
          throw MalformedPayload.of(
              UniviewCodec.PROTOCOL,
              "StructureInfo",
              "more than " + MessageLimits.ELEMENTS + " objects");
        }
        var event = event(list.getValue(), list.getKey(), object, told, events.size());
        pictures.forEach(it -> event.media(it.ref()));
        events.add(event.build());
      }
    }
    return events.isEmpty()
        ? Decoded.of(told.signOfLife())
        : new Decoded(events, pictures, List.of());
  }

  private static Event.Builder event(
      String kind, String list, JsonNode object, Told told, int number) {
    var channel = Json.text(told.root(), "SrcID");
    var time = told.time(told.root(), "TimeStamp", "Timestamp");
    var event =
        told.event(kind, Source.CAMERA, time, told.device(channel), number)
            .nativeKind(list.replace("InfoList", ""))
            .phase(Phase.MEASUREMENT);
    Json.number(object, "Speed").ifPresent(it -> event.measure(new Measure("speed", it, "km/h")));
    Json.text(told.root(), "SrcName")
        .ifPresent(it -> event.attribute("channelName", Words.line(it, 100)));
    return event;
  }
}
