package org.gridward.rules.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.decision.Reason.Stage;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.RuleSet;

/** The rows of one revision by their keys. Immutable; shared by all sessions. */
final class Buckets {

  static final int NO_KEY = -1;

  private final List<Bucket> all = new ArrayList<>();
  private final Map<String, Integer> kinds = new HashMap<>();
  private final Map<String, Integer> natives = new HashMap<>();
  private final Map<String, Integer> categories = new HashMap<>();
  private final int otherKinds;

  Buckets(RuleSet rules, Codebook book) {
    var sections = new Sections(rules, book);
    var wild = sections.find(Stage.CLASSIFY, 0, "");
    otherKinds = add(new Bucket.OfKind(Section.EMPTY, wild));
    for (var kind : sections.words(Stage.CLASSIFY)) {
      var exact = sections.find(Stage.CLASSIFY, 2, kind);
      kinds.put(kind, add(new Bucket.OfKind(exact, wild)));
      natives.put(kind, add(new Bucket.OfKind(exact, Section.EMPTY)));
    }
    for (var category : rules.categories().values()) {
      var bucket =
          new Bucket.OfCategory(
              sections.of(Stage.ROUTE, category.code(), category.major()),
              sections.of(Stage.LIMIT, category.code(), category.major()),
              sections.of(Stage.NOTIFY, category.code(), category.major()));
      categories.put(category.code(), add(bucket));
    }
  }

  private int add(Bucket bucket) {
    all.add(bucket);
    return all.size() - 1;
  }

  List<Bucket> all() {
    return all;
  }

  /** Where our word for a kind is looked up. */
  int kind(String kind) {
    return kinds.getOrDefault(kind, otherKinds);
  }

  /** Where the device's own word is looked up; rows for any kind are not there again. */
  int nativeKind(Optional<String> kind) {
    return kind.isEmpty() ? NO_KEY : natives.getOrDefault(kind.get(), NO_KEY);
  }

  int category(String code) {
    return categories.get(code);
  }

  /** Rows by stage, level of key and word. */
  private record Sections(Map<List<Object>, Section> all, Map<Stage, List<String>> exact) {

    private Sections(RuleSet rules, Codebook book) {
      this(new HashMap<>(), new HashMap<>());
      var rows = new HashMap<List<Object>, List<PolicyRow>>();
      for (var row : rules.rows()) {
        var level = row.keys().isEmpty() ? 0 : row.keyLevel();
        for (var word : row.keys().isEmpty() ? List.of("") : row.keys()) {
          rows.computeIfAbsent(List.of(row.stage(), level, word), it -> new ArrayList<>()).add(row);
        }
      }
      rows.forEach((key, found) -> all.put(key, new Section(found, book)));
      for (var key : rows.keySet()) {
        if (key.get(1).equals(2)) {
          exact
              .computeIfAbsent((Stage) key.get(0), it -> new ArrayList<>())
              .add((String) key.get(2));
        }
      }
    }

    Section find(Stage stage, int level, String word) {
      return all.getOrDefault(List.of(stage, level, word), Section.EMPTY);
    }

    List<String> words(Stage stage) {
      return exact.getOrDefault(stage, List.of());
    }

    Section[] of(Stage stage, String category, String major) {
      return new Section[] {find(stage, 2, category), find(stage, 1, major), find(stage, 0, "")};
    }
  }
}
