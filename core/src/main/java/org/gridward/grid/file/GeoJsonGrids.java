package org.gridward.grid.file;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;
import org.gridward.grid.GridShape;

/** Writes grids as GeoJSON (RFC 7946). */
public final class GeoJsonGrids {

  private static final JsonFactory JSON = new JsonFactory();

  private GeoJsonGrids() {}

  /** Writes grids as a FeatureCollection in WGS84, with Gridward's own property names. */
  public static void write(Stream<GridShape> shapes, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      var all = shapes.iterator();
      while (all.hasNext()) {
        new FeatureWriter(json).write(all.next());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
