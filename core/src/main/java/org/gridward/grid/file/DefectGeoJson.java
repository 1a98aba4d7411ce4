package org.gridward.grid.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.gridward.grid.check.GridDefect;
import org.gridward.grid.check.GridReport;

/**
 * Writes a report as a GeoJSON FeatureCollection that map programs show: one feature for each
 * defect, its ground or its place, its kind, size and words as properties. The collection itself
 * carries the counts.
 */
public final class DefectGeoJson {

  private static final JsonFactory JSON = new JsonFactory();

  private DefectGeoJson() {}

  /** Writes a report; closes the stream. */
  public static void write(GridReport report, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeStringField("file", String.valueOf(report.file()));
      json.writeNumberField("features_read", report.features());
      json.writeNumberField("grids", report.grids());
      json.writeBooleanField("blocks", report.blocks());
      json.writeArrayFieldStart("repairs");
      for (var repair : report.repairs()) {
        json.writeString(repair);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("features");
      for (var defect : report.defects()) {
        write(defect, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(GridDefect defect, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeObjectFieldStart("properties");
    json.writeStringField("kind", defect.kind().name());
    json.writeStringField("level", defect.warning() ? "WARNING" : "ERROR");
    if (!defect.features().isEmpty()) {
      var first = defect.features().get(0);
      json.writeNumberField("feature", first.number());
      json.writeStringField("code", first.code().orElse(null));
    }
    json.writeFieldName("all_features");
    var numbers = defect.features().stream().mapToInt(it -> it.number()).toArray();
    json.writeArray(numbers, 0, numbers.length);
    json.writeNumberField("size", defect.size());
    json.writeStringField("unit", defect.unit().en());
    json.writeStringField("zh", defect.zh());
    json.writeStringField("en", defect.en());
    json.writeEndObject();
    json.writeFieldName("geometry");
    if (defect.ground().isPresent()) {
      FeatureWriter.geometry(defect.ground().get(), json);
    } else {
      point(defect, json);
    }
    json.writeEndObject();
  }

  /** Null where the place cannot be read. */
  private static void point(GridDefect defect, JsonGenerator json) throws IOException {
    if (!Double.isFinite(defect.longitude()) || !Double.isFinite(defect.latitude())) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("type", "Point");
    json.writeFieldName("coordinates");
    json.writeArray(new double[] {defect.longitude(), defect.latitude()}, 0, 2);
    json.writeEndObject();
  }
}
