package org.gridward.grid.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridward.event.Datum;
import org.gridward.grid.Area;
import org.gridward.grid.CodeForm;
import org.gridward.grid.Grid;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridLayer;
import org.gridward.grid.check.Candidate;
import org.gridward.grid.check.DefectsBuilder;
import org.gridward.grid.check.GridDefect.FeatureRef;
import org.gridward.grid.check.GridDefect.Kind;
import org.gridward.grid.check.GridDefect.Unit;
import org.locationtech.jts.geom.Coordinate;

/** Makes candidates of the features of one file. Not thread-safe. */
final class CandidatesBuilder {

  /** Bytes that a position may need on its way from the file into an index. */
  private static final long BYTES_PER_POSITION = 64;

  private final GridLayer layer;
  private final DefectsBuilder defects;
  private final Borders borders;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Map<Candidate, String> parents = new IdentityHashMap<>();
  private final Map<Area.Level, Set<String>> declared = new EnumMap<>(Area.Level.class);
  private int areas;
  private long positions;

  CandidatesBuilder(GridLayer layer, Datum datum, DefectsBuilder defects) {
    this.layer = layer;
    this.defects = defects;
    this.borders = new Borders(layer, datum, defects);
  }

  void add(RawFeature raw) {
    refuseTooMany(raw.positions());
    var attributes = new Attributes(layer, raw.properties());
    var feature = new FeatureRef(raw.number(), attributes.code());
    var area = attributes.area();
    if (area.isPresent()) {
      declared
          .computeIfAbsent(area.get(), it -> new HashSet<>())
          .addAll(attributes.code().map(Set::of).orElse(Set.of()));
      areas++;
      return;
    }
    var at = raw.first();
    var grid = grid(attributes, feature, at);
    var border = borders.of(raw, feature);
    var candidate =
        new Candidate(
            feature,
            grid,
            grid.map(Grid::kind).orElseGet(attributes::kindOrBasic),
            grid.map(Grid::validity).orElseGet(attributes::validityOrAlways),
            border.polygon(),
            border.mended(),
            border.swapped());
    attributes.parent().ifPresent(it -> parents.put(candidate, it));
    candidates.add(candidate);
  }

  private void refuseTooMany(int more) {
    positions += more;
    var most = Runtime.getRuntime().maxMemory() / BYTES_PER_POSITION;
    if (positions > most) {
      throw new IllegalArgumentException(
          "More than %,d positions do not fit into the %,d MiB that this Java may use; allow it"
                  .formatted(most, Runtime.getRuntime().maxMemory() >> 20)
              + " more with -Xmx, or simplify the borders.");
    }
  }

  private Optional<Grid> grid(Attributes attributes, FeatureRef feature, Coordinate at) {
    if (feature.code().isEmpty()) {
      var name = layer.names().code();
      tell(
          Kind.MISSING_CODE,
          feature,
          at,
          "缺少网格编码属性 \"%s\"，现有属性 %s；请补上编码".formatted(name, attributes.properties().keySet()),
          "property \"%s\" with the grid's code is missing; it has %s"
              .formatted(name, attributes.properties().keySet()));
      return Optional.empty();
    }
    GridCode code;
    try {
      code = layer.form().check(feature.code().get());
    } catch (IllegalArgumentException e) {
      tell(
          Kind.MALFORMED_CODE,
          feature,
          at,
          "网格编码 \"%s\" 有 %d 位，不合规定；15 位：区县 6、街道 3、社区 3、序号 3，或按图层声明的格式"
              .formatted(feature.code().get(), feature.code().get().length()),
          e.getMessage());
      return Optional.empty();
    }
    try {
      return Optional.of(attributes.grid(code));
    } catch (IllegalArgumentException e) {
      tell(Kind.UNREADABLE_PROPERTY, feature, at, "属性读不懂：" + e.getMessage(), e.getMessage());
      return Optional.empty();
    }
  }

  private void tell(Kind kind, FeatureRef feature, Coordinate at, String zh, String en) {
    defects.add(kind, feature, at, 1, Unit.FEATURES, zh, en);
  }

  /** Notes what is wrong with a grid as a whole, in the middle of it. */
  private void tell(Kind kind, Candidate candidate, String zh, String en) {
    var at =
        candidate
            .ground()
            .map(it -> it.getInteriorPoint().getCoordinate())
            .orElse(new Coordinate(Double.NaN, Double.NaN));
    tell(kind, candidate.feature(), at, zh, en);
  }

  /** The candidates, after what one feature alone cannot tell was checked. */
  List<Candidate> build() {
    refuseTwins();
    candidates.forEach(it -> it.grid().ifPresent(grid -> checkParents(it, grid)));
    checkRelatives();
    return candidates;
  }

  /** How many features there were, areas too. */
  int features() {
    return candidates.size() + areas;
  }

  private void refuseTwins() {
    var known = new HashMap<GridCode, List<Candidate>>();
    for (var candidate : candidates) {
      if (candidate.grid().isPresent()) {
        var grid = candidate.grid().get();
        var others = known.computeIfAbsent(grid.code(), it -> new ArrayList<>(1));
        others.stream()
            .filter(it -> it.grid().orElseThrow().validity().overlaps(grid.validity()))
            .findFirst()
            .ifPresent(it -> tellTwin(candidate, it));
        others.add(candidate);
      }
    }
  }

  private void tellTwin(Candidate candidate, Candidate first) {
    tell(
        Kind.DUPLICATE_CODE,
        candidate,
        "网格编码与第 %d 个要素重复；请各用各的编码".formatted(first.feature().number()),
        "its code stands twice, first in feature %d; give each grid its own"
            .formatted(first.feature().number()));
  }

  private void checkParents(Candidate candidate, Grid grid) {
    var parent = Optional.ofNullable(parents.get(candidate));
    for (var level : Area.Level.values()) {
      var known = declared.getOrDefault(level, Set.of());
      var code =
          level == Area.Level.COMMUNITY && parent.isPresent()
              ? parent
              : grid.area(level).map(Area::code);
      if (!known.isEmpty() && code.filter(known::contains).isEmpty()) {
        tellParent(candidate, level, code.orElse(""), "");
        return;
      }
    }
    if (declared.isEmpty() && layer.form() == CodeForm.DIGITS_15 && parent.isPresent()) {
      var prefix = Attributes.prefix(grid.code().value(), Area.Level.COMMUNITY);
      if (!parent.get().equals(prefix)) {
        tellParent(candidate, Area.Level.COMMUNITY, parent.get(), prefix);
      }
    }
  }

  private void tellParent(Candidate candidate, Area.Level level, String code, String instead) {
    var zh = instead.isEmpty() ? "请把它加进文件，或改正上级编码" : "按网格编码应为 \"" + instead + "\"";
    var en =
        instead.isEmpty()
            ? "add it to the file or mend the code"
            : "by the grid's code it is \"" + instead + "\"";
    tell(
        Kind.MISSING_PARENT,
        candidate,
        "上级 \"%s\"（%s）不存在；%s".formatted(code, level, zh),
        "its %s \"%s\" is not there; %s"
            .formatted(level.name().toLowerCase(Locale.ROOT), code, en));
  }

  private void checkRelatives() {
    var codes = new HashSet<GridCode>();
    candidates.forEach(it -> it.grid().ifPresent(grid -> codes.add(grid.code())));
    for (var candidate : candidates) {
      candidate
          .grid()
          .ifPresent(
              grid -> {
                grid.predecessors().forEach(it -> checkKnown(it, codes, candidate));
                grid.successors().forEach(it -> checkKnown(it, codes, candidate));
              });
    }
  }

  private void checkKnown(GridCode code, Set<GridCode> codes, Candidate candidate) {
    if (!codes.contains(code)) {
      tell(
          Kind.UNKNOWN_GRID,
          candidate,
          "前身或后继网格 \"%s\" 不在文件里；请把旧网格也放进来".formatted(code),
          "predecessor or successor \"%s\" is not in the file; keep the old grids in it"
              .formatted(code));
    }
  }
}
