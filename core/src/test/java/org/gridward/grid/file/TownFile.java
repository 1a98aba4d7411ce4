package org.gridward.grid.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridward.testkit.Tiling;
import org.locationtech.jts.geom.Coordinate;

/**
 * A good town as a file that can be spoilt: ten by ten grids with shared borders, the village areas
 * they belong to, a park over four of them and a market in it.
 */
final class TownFile {

  /** Number of the features of the park and of the market. */
  static final int PARK = 101;

  static final int MARKET = 102;

  /** A feature, to be changed as wanted. */
  static final class Feature {
    final Map<String, String> properties = new LinkedHashMap<>(); // values as JSON
    String type = "Polygon";
    final List<double[]> rings = new ArrayList<>();

    double[] shell() {
      return rings.get(0);
    }
  }

  final List<Feature> features = new ArrayList<>();

  TownFile() {
    for (var shape : Tiling.of(100, 24, 3).shapes()) {
      var code = shape.grid().code().value();
      features.add(feature(code, "BASIC", flat(shape.polygon().getCoordinates())));
    }
    features.add(feature("330421000000901", "DEDICATED", square(120.002, 30.502, 0.012)));
    features.add(feature("330421000000902", "DEDICATED", square(120.004, 30.504, 0.002)));
  }

  private static Feature feature(String code, String kind, double[] ring) {
    var feature = new Feature();
    feature.properties.put("code", '"' + code + '"');
    feature.properties.put("kind", '"' + kind + '"');
    feature.rings.add(ring);
    return feature;
  }

  private static double[] flat(Coordinate[] points) {
    return Arrays.stream(points)
        .flatMapToDouble(it -> Arrays.stream(new double[] {it.x, it.y}))
        .toArray();
  }

  static double[] square(double west, double south, double side) {
    var east = west + side;
    var north = south + side;
    return new double[] {west, south, east, south, east, north, west, north, west, south};
  }

  /** The feature of that number, 1 or more. */
  Feature feature(int number) {
    return features.get(number - 1);
  }

  /** An area above the grids. */
  void addArea(String kind, String code) {
    features.add(feature(code, kind, square(120, 30.5, 0.06)));
  }

  /** The town as GeoJSON. */
  String json() {
    return features.stream()
        .map(TownFile::json)
        .collect(Collectors.joining(",\n", "{\"type\":\"FeatureCollection\",\"features\":[", "]}"));
  }

  private static String json(Feature feature) {
    var properties =
        feature.properties.entrySet().stream()
            .map(it -> '"' + it.getKey() + "\":" + it.getValue())
            .collect(Collectors.joining(","));
    var rings = feature.rings.stream().map(TownFile::ring).collect(Collectors.joining(","));
    return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":\"%s\",\"coordinates\":[%s]}}"
        .formatted(properties, feature.type, rings);
  }

  private static String ring(double[] ring) {
    var points = new ArrayList<String>();
    for (var i = 0; i < ring.length; i += 2) {
      points.add("[" + ring[i] + "," + ring[i + 1] + "]");
    }
    return "[" + String.join(",", points) + "]";
  }
}
