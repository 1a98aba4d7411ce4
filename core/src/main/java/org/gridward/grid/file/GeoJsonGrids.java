package org.gridward.grid.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridward.grid.GridLayer;
import org.gridward.grid.GridShape;

/**
 * Grids as GeoJSON (RFC 7946): a FeatureCollection or one Feature, Polygon or MultiPolygon, with or
 * without a byte order mark. Read as a stream, one feature at a time.
 */
public final class GeoJsonGrids {

  private static final JsonFactory JSON = new JsonFactory();

  private GeoJsonGrids() {}

  /**
   * Reads a file; the coordinates stay as they are in it.
   *
   * @throws IllegalArgumentException when it has defects; the first twenty are named
   * @throws UncheckedIOException when it cannot be read
   */
  public static List<GridShape> read(Path file, GridLayer layer) {
    var features = new Features(file, layer);
    try (var in = Files.newInputStream(file);
        var parser = JSON.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException(
            file + ": no GeoJSON object begins this file; export a FeatureCollection.");
      }
      readObject(parser, features);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s, line %d, column %d: %s; export the file again as GeoJSON."
              .formatted(
                  file,
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
    return features.shapes();
  }

  /** A collection, or one feature: whatever comes first decides. */
  private static void readObject(JsonParser parser, Features features) throws IOException {
    var members = new LinkedHashMap<String, Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      parser.nextToken();
      if (name.equals("features") && parser.currentToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          features.add(value(parser));
        }
      } else {
        members.put(name, value(parser));
      }
    }
    if (members.containsKey("geometry")) {
      features.add(members);
    }
  }

  /** One value: a map, a list, a number, a text, a truth value or null. */
  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var members = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          var name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield members;
      }
      case START_ARRAY -> {
        var items = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield items;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_NULL -> null;
      default -> parser.getText();
    };
  }

  /** Writes grids as a FeatureCollection in WGS84, with Gridward's own property names. */
  public static void write(List<GridShape> shapes, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      for (var shape : shapes) {
        new FeatureWriter(json).write(shape);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> it ? it : Map.of();
  }
}
