package org.gridward.sensors.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads JSON (RFC 8259) from a device that nobody has to trust: bounded in size, depth and names.
 */
public final class Json {

  private static final int LONGEST_PROBLEM = 200;

  /** What holds for JSON and for what has its shape. */
  static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MessageLimits.DEPTH)
          .maxDocumentLength(MessageLimits.PICTURE_BYTES * 2L)
          .maxStringLength(MessageLimits.PICTURE_BYTES * 2)
          .maxNameLength(1_000)
          .maxNumberLength(100)
          .build();

  private static final ObjectReader READER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  /** Stops behind the first document. */
  private static final ObjectReader FIRST =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
          .build()
          .reader();

  private Json() {}

  /** Reads one document that fills the body. */
  public static JsonNode parse(String protocol, byte[] body) throws MalformedPayload {
    return parse(READER, "JSON", protocol, body);
  }

  static JsonNode parse(ObjectReader reader, String form, String protocol, byte[] body)
      throws MalformedPayload {
    if (body.length == 0) {
      throw MalformedPayload.of(protocol, "", "found 0 bytes, expected " + form);
    }
    try {
      return reader.readTree(body);
    } catch (JsonProcessingException e) {
      var at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
      throw at < 0
          ? MalformedPayload.of(protocol, "", problem(e))
          : MalformedPayload.at(protocol, "", at, problem(e));
    } catch (IOException e) {
      throw MalformedPayload.of(
          protocol, "", Words.line(String.valueOf(e.getMessage()), LONGEST_PROBLEM));
    }
  }

  /**
   * A document that stands in a longer text.
   *
   * @param node the document
   * @param end where it ends in the text
   */
  public record Found(JsonNode node, int end) {}

  /** Reads the document that begins at a place of a text. */
  public static Found within(String protocol, String text, int from) throws MalformedPayload {
    try (var parser = FIRST.getFactory().createParser(new StringReader(text.substring(from)))) {
      JsonNode node = FIRST.readTree(parser);
      if (node == null || node.isMissingNode()) { // nothing but blanks
        throw MalformedPayload.of(protocol, "", "found the end, expected JSON");
      }
      return new Found(node, from + (int) parser.currentLocation().getCharOffset());
    } catch (JsonProcessingException e) {
      var at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharOffset());
      throw MalformedPayload.at(protocol, "", from + at, problem(e));
    } catch (IOException e) {
      throw MalformedPayload.of(
          protocol, "", Words.line(String.valueOf(e.getMessage()), LONGEST_PROBLEM));
    }
  }

  /** Without what the parser says of its own reading. */
  private static String problem(JsonProcessingException e) {
    var text = e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
    return Words.line(text, LONGEST_PROBLEM);
  }

  /** Reads one document that is an object. */
  public static JsonNode object(String protocol, byte[] body) throws MalformedPayload {
    var root = parse(protocol, body);
    if (!root.isObject()) {
      throw MalformedPayload.of(
          protocol, "", "found " + Words.seen(root.toString()) + ", expected a JSON object");
    }
    return root;
  }

  /** The same as elements: members are children, and items of an array repeat their name. */
  public static Element element(String name, JsonNode value) {
    var children = new ArrayList<Element>();
    for (var member : value.properties()) {
      var items = member.getValue().isArray() ? member.getValue() : List.of(member.getValue());
      items.forEach(it -> children.add(element(member.getKey(), it)));
    }
    var text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    return new Element(name, Map.of(), children, text);
  }

  /** A member that is a string, a number or a boolean, as text; empty where it is null or blank. */
  public static Optional<String> text(JsonNode object, String name) {
    var value = object.path(name);
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
        ? Optional.of(value.asText().strip())
        : Optional.empty();
  }

  /** A member that is a finite number, or a string that spells one. */
  public static OptionalDouble number(JsonNode object, String name) {
    return number(object.path(name));
  }

  /** A value that is a finite number, or a string that spells one. */
  public static OptionalDouble number(JsonNode value) {
    var number = Double.NaN;
    if (value.isNumber()) {
      number = value.doubleValue();
    } else if (value.isTextual()) {
      number = spelled(value.textValue().strip());
    }
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  private static double spelled(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
