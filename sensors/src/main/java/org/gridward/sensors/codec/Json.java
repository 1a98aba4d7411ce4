package org.gridward.sensors.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
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
      var problem = Words.line(e.getOriginalMessage(), LONGEST_PROBLEM);
      throw at < 0
          ? MalformedPayload.of(protocol, "", problem)
          : MalformedPayload.at(protocol, "", at, problem);
    } catch (IOException e) {
      throw MalformedPayload.of(
          protocol, "", Words.line(String.valueOf(e.getMessage()), LONGEST_PROBLEM));
    }
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
