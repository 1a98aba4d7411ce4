package org.gridward.grid.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridward.grid.Area;
import org.gridward.grid.CodeForm;
import org.gridward.grid.Grid;
import org.gridward.grid.GridClass;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridKind;
import org.gridward.grid.GridLayer;
import org.gridward.grid.GridShape;

/** Gathers the features of one file; what is wrong with them is told all at once. */
final class Features {

  private static final int MOST_DEFECTS = 20;

  private final Path file;
  private final GridLayer layer;
  private final List<GridShape> shapes = new ArrayList<>();
  private final List<String> defects = new ArrayList<>();
  private final Set<GridCode> codes = new HashSet<>();
  private int count;

  Features(Path file, GridLayer layer) {
    this.file = file;
    this.layer = layer;
  }

  void add(Object feature) {
    count++;
    var properties = GeoJsonGrids.map(GeoJsonGrids.map(feature).get("properties"));
    var name = "feature " + count;
    try {
      var code = code(properties);
      name = "feature " + count + " (" + code + ")";
      if (!codes.add(code)) {
        throw new IllegalArgumentException("its code stands twice; give each grid its own");
      }
      var polygon = Polygons.of(GeoJsonGrids.map(GeoJsonGrids.map(feature).get("geometry")));
      shapes.add(new GridShape(grid(code, properties), polygon));
    } catch (IllegalArgumentException e) {
      defects.add(name + ": " + e.getMessage());
    }
  }

  private GridCode code(Map<?, ?> properties) {
    var code =
        text(properties, layer.code())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "property \"%s\" with the grid's code is missing; it has %s"
                            .formatted(layer.code(), properties.keySet())));
    return layer.form().check(code);
  }

  private Grid grid(GridCode code, Map<?, ?> properties) {
    return Grid.of(
        code,
        text(properties, layer.name()).orElse(code.value()),
        text(properties, layer.kind()).map(Features::kind).orElse(GridKind.BASIC),
        text(properties, layer.gridClass()).map(Features::gridClass),
        areas(code, properties));
  }

  private static GridKind kind(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "BASIC", "基础", "基础网格" -> GridKind.BASIC;
      case "DEDICATED", "专属", "专属网格" -> GridKind.DEDICATED;
      default ->
          throw new IllegalArgumentException(
              "kind \"" + text + "\" is unknown; write BASIC or DEDICATED");
    };
  }

  private static GridClass gridClass(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "I", "1", "一类", "一" -> GridClass.I;
      case "II", "2", "二类", "二" -> GridClass.II;
      case "III", "3", "三类", "三" -> GridClass.III;
      default ->
          throw new IllegalArgumentException("class \"" + text + "\" is unknown; write I, II, III");
    };
  }

  /** In 15-digit codes the areas are prefixes; elsewhere their names serve as codes. */
  private List<Area> areas(GridCode code, Map<?, ?> properties) {
    var areas = new ArrayList<Area>();
    for (var level : Area.Level.values()) {
      var name = text(properties, level.name().toLowerCase(Locale.ROOT));
      var prefix = layer.form() == CodeForm.DIGITS_15 ? Optional.of(prefix(code, level)) : name;
      prefix.ifPresent(it -> areas.add(new Area(level, it, name.orElse(it))));
    }
    return areas;
  }

  private static String prefix(GridCode code, Area.Level level) {
    return code.value()
        .substring(
            0,
            switch (level) {
              case COMMUNITY -> 12;
              case SUBDISTRICT -> 9;
              case DISTRICT -> 6;
            });
  }

  /** Text, or a number as the text it stands for. */
  private static Optional<String> text(Map<?, ?> properties, String name) {
    var value = properties.get(name);
    if (value instanceof Double it && it == Math.rint(it)) {
      return Optional.of(String.valueOf(it.longValue()));
    }
    return Optional.ofNullable(value).map(String::valueOf).filter(it -> !it.isBlank());
  }

  List<GridShape> shapes() {
    if (count == 0) {
      throw new IllegalArgumentException(
          file + " holds no grid; export a FeatureCollection with one feature per grid.");
    }
    if (!defects.isEmpty()) {
      var shown = defects.subList(0, Math.min(MOST_DEFECTS, defects.size()));
      throw new IllegalArgumentException(
          "%s has %d defects in %d features:%n  %s"
              .formatted(
                  file, defects.size(), count, String.join(System.lineSeparator() + "  ", shown)));
    }
    return shapes;
  }
}
