package org.gridward.grid.file;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.gridward.grid.Grid;
import org.gridward.grid.GridShape;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Writes one grid as a GeoJSON feature. */
record FeatureWriter(JsonGenerator json) {

  void write(GridShape shape) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeObjectFieldStart("properties");
    properties(shape.grid());
    json.writeEndObject();
    json.writeObjectFieldStart("geometry");
    var polygon = shape.polygon();
    var single = polygon instanceof Polygon;
    json.writeStringField("type", single ? "Polygon" : "MultiPolygon");
    json.writeFieldName("coordinates");
    if (single) {
      polygon((Polygon) polygon);
    } else {
      json.writeStartArray();
      for (var i = 0; i < polygon.getNumGeometries(); i++) {
        polygon((Polygon) polygon.getGeometryN(i));
      }
      json.writeEndArray();
    }
    json.writeEndObject();
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
  }

  private void polygon(Polygon polygon) throws IOException {
    json.writeStartArray();
    ring(polygon.getExteriorRing());
    for (var i = 0; i < polygon.getNumInteriorRing(); i++) {
      ring(polygon.getInteriorRingN(i));
    }
    json.writeEndArray();
  }

  private void ring(LineString ring) throws IOException {
    json.writeStartArray();
    for (var point : ring.getCoordinates()) {
      json.writeArray(new double[] {point.x, point.y}, 0, 2);
    }
    json.writeEndArray();
  }
}
