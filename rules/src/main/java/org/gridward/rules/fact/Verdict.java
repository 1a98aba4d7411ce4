package org.gridward.rules.fact;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.gridward.decision.Candidate.Step;
import org.gridward.decision.Category;
import org.gridward.decision.Grade;
import org.gridward.decision.Reason.Stage;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.expert.ExpertHit;

/**
 * Which rows of one revision hold for one event, stage by stage and best first. It is all that a
 * decision needs; words are made of it only when somebody reads them. Immutable.
 */
public final class Verdict {

  private static final int STAGES = Stage.values().length;

  private final RuleSet rules;
  private final LocatedEvent located;
  private final Optional<Category> category;
  private final Optional<Grade> grade;
  private final long[] ranks; // of all stages, best first within each
  private final int[] ends; // where each stage ends
  private final List<ExpertHit> experts;

  /**
   * A verdict.
   *
   * @param ranks as {@link Rank} packs them, stage after stage, falling within each stage
   * @param ends where each stage ends in {@code ranks}
   * @param experts what expert rules have found
   */
  public Verdict(
      RuleSet rules,
      LocatedEvent located,
      Optional<Category> category,
      Optional<Grade> grade,
      long[] ranks,
      int[] ends,
      List<ExpertHit> experts) {
    this.rules = rules;
    this.located = located;
    this.category = category;
    this.grade = grade;
    this.ranks = ranks;
    this.ends = ends;
    this.experts = experts;
  }

  public RuleSet rules() {
    return rules;
  }

  public LocatedEvent located() {
    return located;
  }

  /** What the event is, where a row or the reporter says so. */
  public Optional<Category> category() {
    return category;
  }

  /** How bad it is, where its category is known. */
  public Optional<Grade> grade() {
    return grade;
  }

  /** The rows that hold in a stage, best first. */
  public List<PolicyRow> rows(Stage stage) {
    var rows = new ArrayList<PolicyRow>();
    for (var i = start(stage); i < ends[stage.ordinal()]; i++) {
      rows.add(rules.rows().get(Rank.row(ranks[i])));
    }
    return rows;
  }

  /** In which step of the ranking the best row of a stage goes before another. */
  public Step beats(Stage stage, int place) {
    return Rank.firstDifference(ranks[start(stage)], ranks[start(stage) + place]);
  }

  /** The expert rule that found a row, where one did. */
  public Optional<ExpertHit> expert(PolicyRow row) {
    return experts.stream().filter(it -> it.row().equals(row.id())).findFirst();
  }

  /** The best row of a stage. */
  public Optional<PolicyRow> winner(Stage stage) {
    var start = start(stage);
    return start == ends[stage.ordinal()]
        ? Optional.empty()
        : Optional.of(rules.rows().get(Rank.row(ranks[start])));
  }

  private int start(Stage stage) {
    return stage.ordinal() == 0 ? 0 : ends[stage.ordinal() - 1];
  }

  /** The same in numbers of rows. */
  public Ruling ruling() {
    var rows = new EnumMap<Stage, List<String>>(Stage.class);
    for (var stage : Stage.values()) {
      rows.put(stage, rows(stage).stream().map(PolicyRow::id).toList());
    }
    return new Ruling(category, grade, rows);
  }

  /** Such as {@code 垃圾 GENERAL CLASSIFY [FL-001] ROUTE [SR-012, SR-013] LIMIT [] NOTIFY []}. */
  @Override
  public String toString() {
    var text = new StringBuilder(category.map(Category::minor).orElse("—"));
    grade.ifPresent(it -> text.append(' ').append(it));
    for (var i = 0; i < STAGES; i++) {
      var stage = Stage.values()[i];
      text.append(' ').append(stage).append(' ');
      text.append(rows(stage).stream().map(PolicyRow::id).toList());
    }
    return text.toString();
  }
}
