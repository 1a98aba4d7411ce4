package org.gridward.grid.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads GeoJSON (RFC 7946) as a stream, one feature at a time: a FeatureCollection or one Feature,
 * with or without a byte order mark, members in any order. Used for one file.
 */
final class GeoJsonFeatures {

  /**
   * Takes NaN and Infinity, so that they are a defect of their feature, not the end of the file.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Consumer<RawFeature> found;
  private int count;

  private GeoJsonFeatures(Consumer<RawFeature> found) {
    this.found = found;
  }

  /** One feature while its members are read. */
  private static final class Draft {
    private Map<String, Object> properties = Map.of();
    private String type = "null";
    private List<List<double[]>> parts = List.of();
    private int positions;
    private Optional<String> problem = Optional.empty();
    private boolean isFeature;
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException when it is no GeoJSON; line and column are named
   * @throws UncheckedIOException when it cannot be read
   */
  static void read(Path file, Consumer<RawFeature> found) {
    try (var in = Files.newInputStream(file);
        var parser = JSON.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException(
            file + ": no GeoJSON object begins this file; export a FeatureCollection.");
      }
      new GeoJsonFeatures(found).readObject(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException(
            file + ": more follows after the GeoJSON object; export one FeatureCollection.");
      }
    } catch (JsonProcessingException e) {
      var place = e.getLocation(); // none where it is nested too deep
      throw new IllegalArgumentException(
          file
              + (place == null
                  ? ""
                  : ", line " + place.getLineNr() + ", column " + place.getColumnNr())
              + ": "
              + e.getOriginalMessage()
              + "; export the file again as GeoJSON.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** A collection, or one feature. */
  private void readObject(JsonParser parser) throws IOException {
    var draft = new Draft();
    while (next(parser) != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      if (next(parser) == JsonToken.START_ARRAY && name.equals("features")) {
        while (next(parser) != JsonToken.END_ARRAY) {
          readFeature(parser);
        }
      } else {
        readMember(name, parser, draft);
      }
    }
    if (draft.isFeature) {
      give(draft);
    }
  }

  private void readFeature(JsonParser parser) throws IOException {
    var draft = new Draft();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (next(parser) != JsonToken.END_OBJECT) {
        var name = parser.currentName();
        next(parser);
        readMember(name, parser, draft);
      }
    } else {
      parser.skipChildren();
    }
    give(draft);
  }

  private void give(Draft draft) {
    count++;
    found.accept(
        new RawFeature(
            count, draft.properties, draft.type, draft.parts, draft.positions, draft.problem));
  }

  private void readMember(String name, JsonParser parser, Draft draft) throws IOException {
    var isObject = parser.currentToken() == JsonToken.START_OBJECT;
    if (name.equals("geometry")) {
      draft.isFeature = true;
      if (isObject) {
        readGeometry(parser, draft);
      }
    } else if (name.equals("properties") && isObject) {
      draft.properties = readProperties(parser);
    }
    parser.skipChildren(); // foreign members; nothing where the value was read to its end
  }

  private void readGeometry(JsonParser parser, Draft draft) throws IOException {
    while (next(parser) != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      next(parser);
      if (name.equals("coordinates")) {
        var coordinates = new CoordinateReader(parser);
        coordinates.read();
        draft.parts = coordinates.parts();
        draft.positions = coordinates.positions();
        draft.problem = coordinates.problem();
      } else if (name.equals("type")) {
        draft.type = parser.getText();
      }
      parser.skipChildren();
    }
  }

  /** Plain values and lists of them; what is nested deeper is passed over. */
  private Map<String, Object> readProperties(JsonParser parser) throws IOException {
    var properties = new LinkedHashMap<String, Object>();
    while (next(parser) != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      if (next(parser) == JsonToken.START_ARRAY) {
        var items = new ArrayList<Object>();
        while (next(parser) != JsonToken.END_ARRAY) {
          scalar(parser).ifPresent(items::add);
        }
        properties.put(name, items);
      } else {
        scalar(parser).ifPresent(it -> properties.put(name, it));
      }
    }
    return properties;
  }

  private static Optional<Object> scalar(JsonParser parser) throws IOException {
    var token = parser.currentToken();
    if (token.isNumeric()) {
      return Optional.of(number(parser));
    }
    if (token == JsonToken.VALUE_STRING || token.isBoolean()) {
      return Optional.of(parser.getText());
    }
    parser.skipChildren();
    return Optional.empty();
  }

  /** A whole number as its digits, so that no long code is rounded. */
  private static Object number(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? parser.getText()
        : (Object) parser.getDoubleValue();
  }

  private static JsonToken next(JsonParser parser) throws IOException {
    var token = parser.nextToken();
    if (token == null) {
      throw new EOFException("the file ends in the middle; copy it again");
    }
    return token;
  }
}
