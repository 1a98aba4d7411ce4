package org.gridward.rules.revision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.workbook.SheetKind;

/**
 * What differs between two policies, row by row of every sheet, found by rule number, code or name.
 *
 * @param changes by sheet, then in the order of the rows
 * @param experts names of the files of expert rules that differ
 */
public record PolicyDiff(List<Change> changes, List<String> experts) {

  public PolicyDiff {
    changes = List.copyOf(changes);
    experts = List.copyOf(experts);
  }

  /**
   * One row that differs.
   *
   * @param sheet where
   * @param key its number, code or name
   * @param before its cells by column key; empty where it is new
   * @param after its cells by column key; empty where it is gone
   */
  public record Change(
      SheetKind sheet, String key, Map<String, String> before, Map<String, String> after) {

    /** The columns that differ. */
    public List<String> columns() {
      return sheet.columns().stream()
          .map(SheetKind.Column::key)
          .filter(it -> !before.getOrDefault(it, "").equals(after.getOrDefault(it, "")))
          .toList();
    }
  }

  /** What a person must do to make one policy of the other. */
  public static PolicyDiff between(CanonicalPolicy before, CanonicalPolicy after) {
    var kinds = EnumSet.noneOf(SheetKind.class);
    kinds.addAll(before.kinds());
    kinds.addAll(after.kinds());
    var changes = new ArrayList<Change>();
    for (var kind : kinds) {
      var old = rows(before, kind);
      var now = rows(after, kind);
      var keys = new LinkedHashSet<>(old.keySet());
      keys.addAll(now.keySet());
      for (var key : keys) {
        var was = old.getOrDefault(key, Map.of());
        var is = now.getOrDefault(key, Map.of());
        if (!was.equals(is)) {
          changes.add(new Change(kind, key, was, is));
        }
      }
    }
    return new PolicyDiff(changes, experts(before.experts(), after.experts()));
  }

  private static List<String> experts(Map<String, String> before, Map<String, String> after) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(it -> Objects.equals(before.get(it), after.get(it)));
    return List.copyOf(names);
  }

  public boolean isEmpty() {
    return changes.isEmpty() && experts.isEmpty();
  }

  /** How many rows and files differ. */
  public int size() {
    return changes.size() + experts.size();
  }

  /** The rows of a sheet by their keys; rows that share one are told apart by their number. */
  static Map<String, Map<String, String>> rows(CanonicalPolicy policy, SheetKind kind) {
    var rows = new LinkedHashMap<String, Map<String, String>>();
    for (var row : policy.rows(kind)) {
      var cells = new LinkedHashMap<String, String>();
      for (var i = 0; i < row.size(); i++) {
        cells.put(kind.columns().get(i).key(), row.get(i));
      }
      var key = CanonicalPolicy.key(kind, row);
      for (var twin = 2; rows.containsKey(key); twin++) {
        key = CanonicalPolicy.key(kind, row) + " (" + twin + ")";
      }
      rows.put(key, cells);
    }
    return rows;
  }
}
