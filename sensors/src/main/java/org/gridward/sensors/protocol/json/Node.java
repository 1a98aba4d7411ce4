package org.gridward.sensors.protocol.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.gridward.sensors.codec.Json;
import org.gridward.sensors.codec.Words;

/**
 * A place in a mapping file, which knows where it is for the sake of its messages.
 *
 * @param file the file's name
 * @param path from the file's root, such as {@code /measures/0/unit}
 * @param value what stands there
 */
record Node(String file, String path, JsonNode value) {

  static Node root(String file, JsonNode value) {
    var root = new Node(file, "", value);
    if (!value.isObject()) {
      throw root.wrong("an object");
    }
    return root;
  }

  /** What is wrong here. */
  IllegalArgumentException wrong(String expected) {
    var found =
        value.isMissingNode()
            ? "nothing"
            : Words.seen(value.isTextual() ? value.textValue() : value.toString());
    return new IllegalArgumentException(
        "%s, %s: found %s; write %s."
            .formatted(file, path.isEmpty() ? "/" : path, found, expected));
  }

  boolean isObject() {
    return value.isObject();
  }

  private Node at(String name, JsonNode child) {
    return new Node(file, path + "/" + name, child);
  }

  /** A member that may be missing; null is missing. */
  Optional<Node> member(String name) {
    return value.hasNonNull(name) ? Optional.of(at(name, value.get(name))) : Optional.empty();
  }

  Node required(String name) {
    var member = at(name, value.path(name));
    if (!value.hasNonNull(name)) {
      throw member.wrong("it");
    }
    return member;
  }

  /** This object, which has no members but these. */
  Node only(Set<String> names) {
    if (!value.isObject()) {
      throw wrong("an object of " + names.stream().sorted().toList());
    }
    for (var member : value.properties()) {
      if (!names.contains(member.getKey())) {
        throw at(member.getKey(), member.getValue())
            .wrong("one of the members " + names.stream().sorted().toList());
      }
    }
    return this;
  }

  void members(BiConsumer<String, Node> each) {
    if (!value.isObject()) {
      throw wrong("an object");
    }
    value.properties().forEach(it -> each.accept(it.getKey(), at(it.getKey(), it.getValue())));
  }

  /** The elements of a member that is an array; none where it is missing. */
  <T> List<T> list(String name, Function<Node, T> each) {
    var found = new ArrayList<T>();
    member(name)
        .ifPresent(
            it -> {
              if (!it.value.isArray()) {
                throw it.wrong("an array");
              }
              for (var i = 0; i < it.value.size(); i++) {
                found.add(each.apply(it.at(Integer.toString(i), it.value.get(i))));
              }
            });
    return List.copyOf(found);
  }

  String text() {
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw wrong("a text");
    }
    return value.textValue().strip();
  }

  /** A text, number or boolean as a message would hold it. */
  String scalar() {
    if (!value.isValueNode() || value.isNull()) {
      throw wrong("a text, a number or a boolean");
    }
    return value.asText();
  }

  double number() {
    var number = Json.number(value);
    if (!value.isNumber() || number.isEmpty()) {
      throw wrong("a finite number");
    }
    return number.getAsDouble();
  }

  Spot spot() {
    try {
      return Spot.of(text());
    } catch (IllegalArgumentException e) {
      throw wrong("a place: /a/b in the element, $/a/b in the message, @2 a level of the topic");
    }
  }

  JsonPointer pointer() {
    try {
      return JsonPointer.compile(text());
    } catch (IllegalArgumentException e) {
      throw wrong("a path such as /readings");
    }
  }

  <E extends Enum<E>> E word(Class<E> words) {
    return Arrays.stream(words.getEnumConstants())
        .filter(it -> it.name().equals(text()))
        .findFirst()
        .orElseThrow(() -> wrong("one of " + List.of(words.getEnumConstants())));
  }
}
