package org.gridward.rules.revision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.workbook.RuleIssue;
import org.gridward.rules.workbook.RuleIssue.Level;
import org.gridward.rules.workbook.SheetKind;

/**
 * Joins what two people made of the same policy, cell by cell. Where both changed one cell
 * differently, or one deleted what the other changed, a person must say which counts (W21).
 *
 * @param merged both changes; where they conflict, the other person's stands
 * @param conflicts what nobody but a person can decide
 */
public record Merge(CanonicalPolicy merged, List<RuleIssue> conflicts) {

  public Merge {
    conflicts = List.copyOf(conflicts);
  }

  /**
   * Joins two policies.
   *
   * @param base what both began with
   * @param mine what is proposed
   * @param theirs what is active by now
   */
  public static Merge of(CanonicalPolicy base, CanonicalPolicy mine, CanonicalPolicy theirs) {
    var conflicts = new ArrayList<RuleIssue>();
    var sheets = new EnumMap<SheetKind, List<List<String>>>(SheetKind.class);
    var kinds = EnumSet.noneOf(SheetKind.class);
    kinds.addAll(mine.kinds());
    kinds.addAll(theirs.kinds());
    for (var kind : kinds) {
      sheets.put(
          kind,
          rows(
              kind,
              PolicyDiff.rows(base, kind),
              PolicyDiff.rows(mine, kind),
              PolicyDiff.rows(theirs, kind),
              conflicts));
    }
    var experts = experts(base.experts(), mine.experts(), theirs.experts(), conflicts);
    return new Merge(CanonicalPolicy.ofRows(sheets, experts), conflicts);
  }

  /** Files of expert rules are joined as a whole. */
  private static Map<String, String> experts(
      Map<String, String> base,
      Map<String, String> mine,
      Map<String, String> theirs,
      List<RuleIssue> conflicts) {
    var names = new LinkedHashSet<>(theirs.keySet());
    names.addAll(mine.keySet());
    var merged = new LinkedHashMap<String, String>();
    for (var name : names) {
      var was = base.get(name);
      var my = mine.get(name);
      var their = theirs.get(name);
      var isMine = Objects.equals(their, was);
      if (!isMine && !Objects.equals(my, was) && !Objects.equals(my, their)) {
        conflicts.add(
            new RuleIssue(
                "W21",
                Level.ASK,
                name,
                "",
                "",
                "",
                "专家规则 %s 两人都改了，请选定一个。".formatted(name),
                "both changed the expert rules %s; choose one".formatted(name)));
      }
      var kept = isMine ? my : their;
      if (kept != null) {
        merged.put(name, kept);
      }
    }
    return merged;
  }

  private static List<List<String>> rows(
      SheetKind kind,
      Map<String, Map<String, String>> base,
      Map<String, Map<String, String>> mine,
      Map<String, Map<String, String>> theirs,
      List<RuleIssue> conflicts) {
    var keys = new LinkedHashSet<>(theirs.keySet());
    keys.addAll(mine.keySet());
    var rows = new ArrayList<List<String>>();
    for (var key : keys) {
      var row = row(kind, key, base.get(key), mine.get(key), theirs.get(key), conflicts);
      if (!row.isEmpty()) {
        rows.add(kind.columns().stream().map(it -> row.getOrDefault(it.key(), "")).toList());
      }
    }
    rows.sort((one, other) -> isNumbered(kind) ? one.get(0).compareTo(other.get(0)) : 0);
    return rows;
  }

  private static boolean isNumbered(SheetKind kind) {
    return kind.columns().get(0).key().equals("rule");
  }

  private static Map<String, String> row(
      SheetKind kind,
      String key,
      Map<String, String> base,
      Map<String, String> mine,
      Map<String, String> theirs,
      List<RuleIssue> conflicts) {
    if (mine == null || theirs == null) {
      var kept = mine == null ? theirs : mine;
      var isUntouched = kept.equals(base);
      if (base != null && !isUntouched) {
        conflicts.add(conflict(kind, key, "", "", "", ""));
        return theirs == null ? Map.of() : theirs;
      }
      return isUntouched ? Map.of() : kept; // deleted by one, or new by one
    }
    var before = base == null ? Map.<String, String>of() : base;
    var row = new LinkedHashMap<String, String>();
    for (var column : kind.columns()) {
      var was = before.getOrDefault(column.key(), "");
      var my = mine.getOrDefault(column.key(), "");
      var their = theirs.getOrDefault(column.key(), "");
      if (!my.equals(their) && !my.equals(was) && !their.equals(was)) {
        conflicts.add(conflict(kind, key, column.zh(), was, my, their));
      }
      row.put(column.key(), my.equals(was) ? their : their.equals(was) ? my : their);
    }
    return row;
  }

  private static RuleIssue conflict(
      SheetKind kind, String key, String column, String was, String mine, String theirs) {
    var zh =
        column.isEmpty()
            ? "“%s”一人已删、一人已改，请决定去留。".formatted(key)
            : "“%s”的“%s”两人都改了：原为“%s”，您改为“%s”，现行为“%s”。请选定一个。"
                .formatted(key, column, was, mine, theirs);
    var en =
        column.isEmpty()
            ? "%s was deleted by one and changed by the other; decide which counts".formatted(key)
            : "%s, column %s: was \"%s\", yours \"%s\", the active one \"%s\"; choose one"
                .formatted(key, column, was, mine, theirs);
    return new RuleIssue("W21", Level.ASK, "", kind.zh(), key, mine, zh, en);
  }
}
