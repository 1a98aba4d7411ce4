package org.gridward.sensors.protocol.open311;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridward.sensors.codec.Element;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.Words;
import org.gridward.sensors.codec.Xml;

/** Takes the fields of each request out of a form, XML or JSON; the first character shows which. */
final class Requests {

  private Requests() {}

  static List<Map<String, String>> of(Inbound in) throws MalformedPayload {
    var requests =
        switch (first(in.body())) {
          case '<' -> xml(in.body());
          case '[', '{' -> json(in.body());
          default -> List.of(form(in));
        };
    if (requests.size() > MessageLimits.ELEMENTS) {
      throw Open311Codec.malformed(
          "", "found " + requests.size() + " requests, expected at most " + MessageLimits.ELEMENTS);
    }
    return requests;
  }

  /** The first character that is neither blank nor part of a byte order mark; 0 where none is. */
  private static char first(byte[] body) {
    for (var value : body) {
      if (value > ' ') {
        return (char) value;
      }
    }
    return 0;
  }

  /** Parameters may stand in the query as well; the body wins. */
  private static Map<String, String> form(Inbound in) throws MalformedPayload {
    var fields = new LinkedHashMap<>(in.query());
    fields.putAll(Form.read(in.body()));
    return fields;
  }

  private static List<Map<String, String>> xml(byte[] body) throws MalformedPayload {
    var root = Xml.parse(Open311Codec.PROTOCOL, body);
    if (!root.name().equals("service_requests")) {
      throw Open311Codec.malformed(
          "", "found element " + Words.seen(root.name()) + ", expected service_requests");
    }
    return root.children().stream().map(Requests::texts).toList();
  }

  private static Map<String, String> texts(Element request) {
    var fields = new LinkedHashMap<String, String>();
    request.children().forEach(it -> fields.putIfAbsent(it.name(), it.text()));
    return fields;
  }

  private static List<Map<String, String>> json(byte[] body) throws MalformedPayload {
    var root = Json.parse(Open311Codec.PROTOCOL, body);
    var elements = root.isArray() ? root : List.of(root);
    var requests = new ArrayList<Map<String, String>>();
    for (JsonNode element : elements) {
      var fields = new LinkedHashMap<String, String>();
      element
          .properties()
          .forEach(
              it ->
                  Json.text(element, it.getKey()).ifPresent(text -> fields.put(it.getKey(), text)));
      requests.add(fields);
    }
    return requests;
  }
}
