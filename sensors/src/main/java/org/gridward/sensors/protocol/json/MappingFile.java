package org.gridward.sensors.protocol.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gridward.event.Datum;
import org.gridward.event.Phase;
import org.gridward.event.Severity;
import org.gridward.event.Source;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Kinds;
import org.gridward.sensors.codec.MalformedPayload;

/** Reads and checks a mapping. A member that is not known is refused, for it may be a slip. */
final class MappingFile {

  private static final Set<String> MEMBERS =
      Set.of(
          "protocol",
          "source",
          "each",
          "device",
          "channel",
          "id",
          "time",
          "position",
          "kind",
          "phase",
          "severity",
          "text",
          "silence",
          "alarms",
          "measures",
          "attributes");

  private final Node root;

  private MappingFile(Node root) {
    this.root = root;
  }

  static Mapping read(String name, byte[] bytes) {
    try {
      return new MappingFile(Node.root(name, Json.parse("mapping", bytes))).mapping();
    } catch (MalformedPayload e) {
      throw new IllegalArgumentException(name + " is no mapping: " + e.getMessage() + ".", e);
    }
  }

  private Mapping mapping() {
    root.only(MEMBERS);
    var device = root.required("device");
    var named = device.isObject() ? device.only(Set.of("path", "prefix")) : device;
    return new Mapping(
        protocol(),
        root.member("source").map(it -> it.word(Source.class)).orElse(Source.SENSOR),
        root.member("each").map(Node::pointer),
        named.isObject() ? named.required("path").spot() : named.spot(),
        named.member("prefix").map(Node::text).orElse(protocol() + ":"),
        root.member("channel").map(Node::spot),
        root.member("id").map(Node::spot),
        root.member("time").map(MappingFile::time),
        root.member("position").map(MappingFile::position),
        root.member("kind").map(it -> choice(it, MappingFile::kind, false)),
        root.member("phase").map(it -> choice(it, word -> word.word(Phase.class), true)),
        root.member("severity").map(it -> choice(it, word -> word.word(Severity.class), true)),
        root.member("text").map(Node::spot),
        root.member("silence").map(MappingFile::silence),
        root.list("alarms", MappingFile::alarm),
        root.list("measures", MappingFile::reading),
        attributes());
  }

  private String protocol() {
    var protocol = root.member("protocol").map(Node::text).orElse("json");
    if (!protocol.matches("[a-z][a-z0-9_-]{0,30}")) {
      throw root.required("protocol").wrong("a word of lower case letters, digits, - and _");
    }
    return protocol;
  }

  private static Mapping.Time time(Node node) {
    if (!node.isObject()) {
      return new Mapping.Time(node.spot(), Mapping.Time.Form.ISO);
    }
    node.only(Set.of("path", "form"));
    return new Mapping.Time(
        node.required("path").spot(), node.required("form").word(Mapping.Time.Form.class));
  }

  private static Mapping.Position position(Node node) {
    node.only(Set.of("longitude", "latitude", "accuracyMetres", "datum"));
    return new Mapping.Position(
        node.required("longitude").spot(),
        node.required("latitude").spot(),
        node.member("accuracyMetres").map(Node::spot),
        node.required("datum").word(Datum.class));
  }

  /** Our word; it must stand in the table that policies share. */
  private static String kind(Node node) {
    var word = node.text();
    if (Kinds.find(word).isEmpty() || word.endsWith("*")) {
      throw node.wrong("a word of the table of kinds, such as leak.water or env.temperature");
    }
    return word;
  }

  /**
   * A word alone is always ours.
   *
   * @param whole whether every word of the sender must have one of ours
   */
  private static <T> Mapping.Choice<T> choice(Node node, Function<Node, T> ours, boolean whole) {
    if (!node.isObject()) {
      return new Mapping.Choice<>(Optional.empty(), Map.of(), Optional.of(ours.apply(node)));
    }
    node.only(Set.of("path", "words", "otherwise"));
    var words = new LinkedHashMap<String, T>();
    node.member("words")
        .ifPresent(it -> it.members((name, word) -> words.put(name, ours.apply(word))));
    if (whole && words.isEmpty()) {
      throw node.wrong("words");
    }
    return new Mapping.Choice<>(
        Optional.of(node.required("path").spot()), words, node.member("otherwise").map(ours));
  }

  private static Duration silence(Node node) {
    try {
      var silence = Duration.parse(node.text());
      if (!silence.isNegative() && !silence.isZero()) {
        return silence;
      }
    } catch (DateTimeException e) {
      // told below with the text that was found
    }
    throw node.wrong("a duration of ISO 8601, such as PT10M");
  }

  private static Mapping.Alarm alarm(Node node) {
    node.only(Set.of("path", "kind", "on"));
    return new Mapping.Alarm(
        node.required("path").spot(), kind(node.required("kind")), node.list("on", Node::scalar));
  }

  private static Mapping.Reading reading(Node node) {
    node.only(Set.of("path", "name", "unit", "times", "plus", "none"));
    return new Mapping.Reading(
        node.required("path").spot(),
        node.required("name").text(),
        node.required("unit").text(),
        node.member("times").map(Node::number).orElse(1.0),
        node.member("plus").map(Node::number).orElse(0.0),
        node.list("none", Node::number));
  }

  private Map<String, Spot> attributes() {
    var attributes = new LinkedHashMap<String, Spot>();
    root.member("attributes")
        .ifPresent(it -> it.members((name, place) -> attributes.put(name, place.spot())));
    return attributes;
  }
}
