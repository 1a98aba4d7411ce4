package org.gridward.grid.file;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.gridward.grid.Grid;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridShape;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Writes one grid as a GeoJSON feature: shells counter-clockwise, holes clockwise. */
record FeatureWriter(JsonGenerator json) {

  void write(GridShape shape) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeObjectFieldStart("properties");
    properties(shape.grid());
    json.writeEndObject();
    json.writeFieldName("geometry");
    geometry(shape.polygon(), json);
    json.writeEndObject();
  }

  /** A Polygon or MultiPolygon. */
  static void geometry(Geometry polygon, JsonGenerator json) throws IOException {
    var single = polygon instanceof Polygon;
    json.writeStartObject();
    json.writeStringField("type", single ? "Polygon" : "MultiPolygon");
    json.writeFieldName("coordinates");
    if (single) {
      polygon((Polygon) polygon, json);
    } else {
      json.writeStartArray();
      for (var i = 0; i < polygon.getNumGeometries(); i++) {
        polygon((Polygon) polygon.getGeometryN(i), json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void properties(Grid grid) throws IOException {
    json.writeStringField("code", grid.code().value());
    json.writeStringField("name", grid.name());
    json.writeStringField("kind", grid.kind().name());
    if (grid.gridClass().isPresent()) {
      json.writeStringField("class", grid.gridClass().get().name());
    }
    for (var area : grid.areas()) {
      json.writeStringField(area.level().name().toLowerCase(Locale.ROOT), area.name());
    }
    if (grid.validity().from().isPresent()) {
      json.writeStringField("valid_from", grid.validity().from().get().toString());
    }
    if (grid.validity().to().isPresent()) {
      json.writeStringField("valid_to", grid.validity().to().get().toString());
    }
    codes("predecessors", grid.predecessors());
    codes("successors", grid.successors());
  }

  private void codes(String name, List<GridCode> codes) throws IOException {
    if (!codes.isEmpty()) {
      json.writeFieldName(name);
      var texts = codes.stream().map(GridCode::value).toArray(String[]::new);
      json.writeArray(texts, 0, texts.length);
    }
  }

  private static void polygon(Polygon polygon, JsonGenerator json) throws IOException {
    json.writeStartArray();
    ring(polygon.getExteriorRing(), true, json);
    for (var i = 0; i < polygon.getNumInteriorRing(); i++) {
      ring(polygon.getInteriorRingN(i), false, json);
    }
    json.writeEndArray();
  }

  private static void ring(LinearRing ring, boolean counterClockwise, JsonGenerator json)
      throws IOException {
    var points = ring.getCoordinateSequence();
    var forward = Orientation.isCCW(points) == counterClockwise;
    json.writeStartArray();
    for (var i = 0; i < points.size(); i++) {
      var at = forward ? i : points.size() - 1 - i;
      json.writeArray(new double[] {points.getX(at), points.getY(at)}, 0, 2);
    }
    json.writeEndArray();
  }
}
