package org.gridward.sensors.protocol.senml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gridward.sensors.codec.Cbor;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.Words;

/** Cuts a pack into its records, with the labels of JSON whatever it was written in. */
final class Pack {

  /** The labels of CBOR (RFC 8428, section 6). */
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("-1", "bver"),
          Map.entry("-2", "bn"),
          Map.entry("-3", "bt"),
          Map.entry("-4", "bu"),
          Map.entry("-5", "bv"),
          Map.entry("-6", "bs"),
          Map.entry("0", "n"),
          Map.entry("1", "u"),
          Map.entry("2", "v"),
          Map.entry("3", "vs"),
          Map.entry("4", "vb"),
          Map.entry("5", "s"),
          Map.entry("6", "t"),
          Map.entry("7", "ut"),
          Map.entry("8", "vd"));

  private Pack() {}

  static List<JsonNode> read(Inbound in) throws MalformedPayload {
    var cbor = isCbor(in);
    var root =
        cbor
            ? Cbor.parse(SenMlCodec.PROTOCOL, in.body())
            : Json.parse(SenMlCodec.PROTOCOL, in.body());
    if (!root.isArray() || root.isEmpty()) {
      throw SenMlCodec.malformed(
          "", "found " + Words.seen(root.toString()) + ", expected an array of records");
    }
    if (root.size() > MessageLimits.ELEMENTS) {
      throw SenMlCodec.malformed(
          "", "found " + root.size() + " records, expected at most " + MessageLimits.ELEMENTS);
    }
    var records = new ArrayList<JsonNode>();
    root.forEach(it -> records.add(cbor && it.isObject() ? labelled(it) : it));
    return records;
  }

  /** By the content type, else by the first byte: no JSON begins with that of a CBOR array. */
  private static boolean isCbor(Inbound in) {
    if (in.contentType().orElse("").toLowerCase(Locale.ROOT).contains("cbor")) {
      return true;
    }
    var first = in.body().length == 0 ? 0 : in.body()[0] & 0xFF;
    return (first >= 0x80 && first <= 0x9F) || first == 0xD9;
  }

  private static ObjectNode labelled(JsonNode record) {
    var named = JsonNodeFactory.instance.objectNode();
    record
        .properties()
        .forEach(it -> named.set(LABELS.getOrDefault(it.getKey(), it.getKey()), it.getValue()));
    return named;
  }
}
