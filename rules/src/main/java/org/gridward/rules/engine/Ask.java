package org.gridward.rules.engine;

import java.util.ArrayList;
import java.util.List;
import org.gridward.decision.Category;
import org.gridward.decision.Reason.Stage;
import org.gridward.rules.fact.Facts;
import org.gridward.rules.fact.PolicyRow;

/** One question to the rows: a fact that lives for one firing and collects the rows that match. */
public final class Ask {

  private final Facts facts;
  private final String key;
  private final String group;
  private final String any;
  private final List<PolicyRow> hits = new ArrayList<>();

  /**
   * A question.
   *
   * @param key what exact rows are found by
   * @param group what rows for a group are found by
   */
  private Ask(Stage stage, String key, String group, Facts facts) {
    this.facts = facts;
    this.key = key;
    this.group = group;
    this.any = RowFact.key(stage, 0, "");
  }

  /** What is it? Rows name our word for it or the device's own. */
  static Ask classify(Facts facts) {
    var kind = facts.event().kind();
    var native_ = facts.event().nativeKind().orElse(kind);
    return new Ask(
        Stage.CLASSIFY,
        RowFact.key(Stage.CLASSIFY, 2, kind),
        RowFact.key(Stage.CLASSIFY, 2, native_),
        facts);
  }

  /** Who, by when, whom to tell? Rows name the category or its group. */
  static Ask of(Stage stage, Category category, Facts facts) {
    return new Ask(
        stage,
        RowFact.key(stage, 2, category.code()),
        RowFact.key(stage, 1, category.major()),
        facts);
  }

  public Facts facts() {
    return facts;
  }

  public String key() {
    return key;
  }

  public String group() {
    return group;
  }

  public String any() {
    return any;
  }

  /** All that a rule's consequence ever does. A row found by two of its keys counts once. */
  public void hit(PolicyRow row) {
    if (!hits.contains(row)) {
      hits.add(row);
    }
  }

  List<PolicyRow> hits() {
    return hits;
  }
}
