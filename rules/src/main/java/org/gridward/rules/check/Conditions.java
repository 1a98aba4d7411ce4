package org.gridward.rules.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridward.rules.fact.Asked;
import org.gridward.rules.fact.Condition;
import org.gridward.rules.fact.Field;
import org.gridward.rules.workbook.Cell;
import org.gridward.rules.workbook.RuleIssue.Level;

/** Gathers the conditions of one row, column by column. */
final class Conditions {

  private final RowReader row;
  private final List<Asked> all = new ArrayList<>();

  Conditions(RowReader row) {
    this.row = row;
  }

  List<Asked> all() {
    return all;
  }

  /** A column of fixed words. */
  Conditions words(Field field, String key, Map<String, String> words) {
    oneOf(field, key, text -> row.words(key, text, words));
    return this;
  }

  /** A column of free words. */
  Conditions free(Field field, String key) {
    oneOf(field, key, text -> Set.copyOf(CellText.items(text)));
    return this;
  }

  /** A column of areas: all that a grid sheet names, or anything where there is none. */
  Conditions areas(String key, Set<String> known) {
    oneOf(
        Field.AREA,
        key,
        text -> {
          var words = Set.copyOf(CellText.items(text));
          if (!known.isEmpty()) {
            var codes = new HashMap<String, String>();
            known.forEach(it -> codes.put(it, it));
            words.forEach(it -> row.known(key, it, codes, "area"));
          }
          return words;
        });
    return this;
  }

  private interface Meaning {
    Set<String> of(String text);
  }

  private void oneOf(Field field, String key, Meaning meaning) {
    if (row.isAny(key)) {
      return;
    }
    if (row.cell(key).kind() == Cell.Kind.DATE) {
      row.code(key, List.of());
      return;
    }
    var text = row.text(key);
    var negated = text.startsWith("非") || text.startsWith("not ") || text.startsWith("除");
    var list = negated ? text.replaceFirst("^(非|not |除)\\s*", "").replaceFirst("外$", "") : text;
    var words = meaning.of(list);
    if (!words.isEmpty()) {
      all.add(asked(field, key, new Condition.OneOf(words, negated)));
    }
  }

  Conditions phrases(Field field, String key) {
    if (!row.isAny(key)) {
      var text = row.text(key).replaceFirst("^(包含|has)\\s*:?\\s*", "");
      var phrases = CellText.items(text);
      if (!phrases.isEmpty()) {
        all.add(asked(field, key, new Condition.Has(phrases)));
      }
    }
    return this;
  }

  Conditions number(Field field, String key) {
    if (row.cell(key).kind() == Cell.Kind.DATE) {
      row.code(key, List.of());
      return this;
    }
    return parsed(field, key, Numbers.condition(row.text(key)), "≥30, <30, 30~60, ≥30且<60");
  }

  Conditions hours(Field field, String key) {
    return parsed(field, key, Hours.condition(row.text(key)), "工作日 08:30-17:30, 节假日, 22:00-06:00");
  }

  private Conditions parsed(Field field, String key, Optional<Condition> read, String forms) {
    if (row.isAny(key)) {
      return this;
    }
    if (read.isPresent()) {
      all.add(asked(field, key, read.get()));
    } else if (!row.text(key).isEmpty()) {
      row.issue(
          "P01",
          Level.ERROR,
          key,
          "“%s”不合写法，可写：%s。".formatted(row.text(key), forms),
          "\"%s\" is outside the language; write for example %s".formatted(row.text(key), forms));
    }
    return this;
  }

  private Asked asked(Field field, String key, Condition condition) {
    return new Asked(field, row.heading(key), row.text(key), condition);
  }
}
