package org.gridward.sensors.protocol.senml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/** Applies base fields to the records that follow them (RFC 8428, section 4.6). For one pack. */
final class Resolver {

  private static final int NEWEST_VERSION = 10;
  private static final int MOST_EXPONENT = 300;
  private static final List<String> VALUES = List.of("v", "vs", "vb", "vd");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:./_;-]{0,199}");

  /** A label with this end must be understood, or the whole pack is not. */
  private static final String MUST = "_";

  private static final Set<String> BASE = Set.of("bver", "bn", "bt", "bu", "bv", "bs");
  private static final Set<String> OWN = Set.of("n", "u", "t", "ut", "s");

  private String baseName = "";
  private String baseUnit = "";
  private double baseTime;
  private double baseValue;
  private double baseSum;

  /**
   * One record; empty where it holds base fields only.
   *
   * @throws BadRecord when only this record cannot be used
   * @throws MalformedPayload when those after it could be misunderstood too
   */
  Optional<Entry> resolve(int index, JsonNode fields) throws BadRecord, MalformedPayload {
    if (!fields.isObject()) {
      throw new BadRecord("found " + seen(fields) + ", expected a record");
    }
    takeBase(fields);
    var values = VALUES.stream().filter(fields::hasNonNull).toList();
    if (values.isEmpty() && isBaseOnly(fields)) {
      return Optional.empty();
    }
    if (values.size() != 1 && !(values.isEmpty() && fields.hasNonNull("s"))) {
      throw new BadRecord("found values " + values + ", expected one of v, vs, vb, vd, or s");
    }
    return Optional.of(entry(index, fields, values.isEmpty() ? "" : values.get(0)));
  }

  private static boolean isBaseOnly(JsonNode fields) {
    return BASE.stream().anyMatch(fields::has) && OWN.stream().noneMatch(fields::hasNonNull);
  }

  private void takeBase(JsonNode fields) throws MalformedPayload {
    for (var field : fields.properties()) {
      if (field.getKey().endsWith(MUST)) {
        throw SenMlCodec.malformed(
            "",
            "found field "
                + Words.seen(field.getKey())
                + ", which must be understood and is not known here");
      }
    }
    try {
      var version = number(fields, "bver").orElse(NEWEST_VERSION);
      if (version > NEWEST_VERSION) {
        throw SenMlCodec.malformed(
            "",
            "found bver " + fields.path("bver").asText() + ", expected at most " + NEWEST_VERSION);
      }
      baseName = text(fields, "bn").orElse(baseName);
      baseUnit = text(fields, "bu").orElse(baseUnit);
      baseTime = number(fields, "bt").orElse(baseTime);
      baseValue = number(fields, "bv").orElse(baseValue);
      baseSum = number(fields, "bs").orElse(baseSum);
    } catch (BadRecord e) {
      throw SenMlCodec.malformed("", e.getMessage());
    }
  }

  private Entry entry(int index, JsonNode fields, String valueField) throws BadRecord {
    var own = text(fields, "n").orElse("");
    if (!NAME.matcher(baseName + own).matches()) {
      throw new BadRecord(
          "found name " + Words.seen(baseName + own) + ", expected letters, digits and - : . / _");
    }
    var sum = number(fields, "s");
    return new Entry(
        index,
        Name.of(baseName, own),
        text(fields, "u").orElse(baseUnit),
        baseTime + number(fields, "t").orElse(0),
        valueField.equals("v") ? plus(number(fields, "v"), baseValue) : OptionalDouble.empty(),
        other(fields, valueField),
        plus(sum, baseSum),
        number(fields, "ut"));
  }

  private static OptionalDouble plus(OptionalDouble value, double base) throws BadRecord {
    if (value.isEmpty()) {
      return value;
    }
    return finite("sum of base and value", value.getAsDouble() + base);
  }

  private static Optional<JsonNode> other(JsonNode fields, String valueField) throws BadRecord {
    var value = fields.path(valueField);
    var right =
        switch (valueField) {
          case "vs" -> value.isTextual();
          case "vb" -> value.isBoolean();
          case "vd" -> value.isTextual() || value.isBinary();
          default -> true;
        };
    if (!right) {
      throw new BadRecord("found " + valueField + " " + seen(value));
    }
    return valueField.isEmpty() || valueField.equals("v") ? Optional.empty() : Optional.of(value);
  }

  private static Optional<String> text(JsonNode fields, String name) throws BadRecord {
    var value = unset(fields.path(name));
    if (value.isMissingNode() || value.isTextual()) {
      return Optional.ofNullable(value.textValue());
    }
    throw new BadRecord("found " + name + " " + seen(value) + ", expected text");
  }

  private static OptionalDouble number(JsonNode fields, String name) throws BadRecord {
    var value = unset(fields.path(name));
    if (value.isMissingNode()) {
      return OptionalDouble.empty();
    }
    if (value.isNumber()) {
      return finite(name, value.doubleValue());
    }
    if (isDecimalFraction(value)) {
      return finite(name, value.get(1).doubleValue() * Math.pow(10, value.get(0).intValue()));
    }
    throw new BadRecord("found " + name + " " + seen(value) + ", expected a number");
  }

  /** CBOR may write a number as exponent and mantissa, tag 4. */
  private static boolean isDecimalFraction(JsonNode value) {
    return value.isArray()
        && value.size() == 2
        && value.get(0).isInt()
        && Math.abs(value.get(0).intValue()) <= MOST_EXPONENT
        && value.get(1).isIntegralNumber();
  }

  private static OptionalDouble finite(String name, double number) throws BadRecord {
    if (!Double.isFinite(number)) {
      throw new BadRecord("found " + name + " " + number + ", expected a finite number");
    }
    return OptionalDouble.of(number);
  }

  private static String seen(JsonNode value) {
    return Words.seen(value.isTextual() ? value.textValue() : value.toString());
  }

  private static JsonNode unset(JsonNode value) {
    return value.isNull() ? MissingNode.getInstance() : value;
  }
}
