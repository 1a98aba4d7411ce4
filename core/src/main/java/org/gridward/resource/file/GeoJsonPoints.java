package org.gridward.resource.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads resources from GeoJSON points (RFC 7946), a FeatureCollection or one Feature, as a stream,
 * one feature at a time.
 */
final class GeoJsonPoints {

  private static final JsonFactory JSON = new JsonFactory();

  private GeoJsonPoints() {}

  static void read(InputStream in, Findings findings) throws IOException {
    try (var parser = JSON.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        findings.note("no GeoJSON object begins this file; export a FeatureCollection");
        return;
      }
      readObject(parser, findings);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      findings.note(
          "line %d, column %d: %s; export the file again as GeoJSON"
              .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()));
    }
  }

  /** A collection, or one feature: whatever comes first decides. */
  private static void readObject(JsonParser parser, Findings findings) throws IOException {
    var members = new LinkedHashMap<String, Object>();
    var count = 0;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      parser.nextToken();
      if (name.equals("features") && parser.currentToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          count++;
          add("feature " + count, map(value(parser)), findings);
        }
      } else {
        members.put(name, value(parser));
      }
    }
    if (members.containsKey("geometry")) {
      add("feature 1", members, findings);
    } else if (!"FeatureCollection".equals(members.get("type"))) {
      findings.note(
          "its type is \"%s\"; export a FeatureCollection".formatted(members.get("type")));
    }
  }

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
      case VALUE_NULL -> "";
      default -> parser.getText(); // numbers as they are written
    };
  }

  private static void add(String where, Map<?, ?> feature, Findings findings) {
    var values = new LinkedHashMap<String, String>();
    map(feature.get("properties"))
        .forEach((name, value) -> values.put(name.toString(), value.toString()));
    if (feature.containsKey("id")) {
      values.putIfAbsent(Column.ID.heading(), feature.get("id").toString());
    }
    var id = Row.of(where, values).cell(Column.ID);
    var named = id.map(it -> where + " (" + it + ")").orElse(where);
    var geometry = map(feature.get("geometry"));
    if (geometry.get("coordinates") instanceof List<?> point
        && "Point".equals(geometry.get("type"))
        && point.size() >= 2) {
      values.keySet().removeIf(it -> Column.of(it).filter(GeoJsonPoints::isPlace).isPresent());
      values.put(Column.LONGITUDE.heading(), point.get(0).toString());
      values.put(Column.LATITUDE.heading(), point.get(1).toString());
      findings.add(Row.of(named, values));
    } else {
      findings.note(
          "%s, geometry: it is \"%s\"; draw a Point with longitude and latitude"
              .formatted(named, geometry.get("type")));
    }
  }

  private static boolean isPlace(Column column) {
    return column == Column.LONGITUDE || column == Column.LATITUDE;
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> it ? it : Map.of();
  }
}
