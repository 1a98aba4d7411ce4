package org.gridward.rules.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gridward.decision.Category;
import org.gridward.decision.Grade;
import org.gridward.decision.Reason.Stage;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.fact.Facts;
import org.gridward.rules.fact.Outcome.Classified;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.fact.Rank;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.fact.Verdict;
import org.gridward.rules.fact.expert.Expert;
import org.gridward.rules.fact.expert.ExpertHit;

/** One event on its way to a verdict: collects the ranks of the rows that hold. One thread's. */
final class Question {

  private static final int FEW = 16;
  private static final int STAGES = Stage.values().length;

  final LocatedEvent located;
  final Ground ground;
  final double value;
  final int day; // counted from 1970, on the deployment's calendar
  long bits;

  private final RuleSet rules;
  private final int[] ends = new int[STAGES];
  private long[] ranks = new long[FEW];
  private int count;
  private int start; // of the stage in hand
  private Category category;
  private Grade grade;
  private Facts facts;
  private List<ExpertHit> experts = List.of();

  Question(RuleSet rules, LocatedEvent located, Ground ground, double value, int day, long bits) {
    this.rules = rules;
    this.located = located;
    this.ground = ground;
    this.value = value;
    this.day = day;
    this.bits = bits;
  }

  /** All that a rule's consequence ever comes to. */
  void hit(long rank) {
    if (count == ranks.length) {
      ranks = Arrays.copyOf(ranks, 2 * count);
    }
    ranks[count++] = rank;
  }

  /** Adds the rows of a stage that expert rules have found; they count as if named exactly. */
  void hitFound(Stage stage) {
    for (var found : experts) {
      var row = rules.row(found.row());
      if (row.stage() == stage && row.isInForce(facts())) {
        var rank = Rank.found(row);
        for (var i = start; i < count; i++) {
          if (Rank.row(ranks[i]) == row.index()) {
            ranks[i] = Math.max(rank, ranks[i]);
            rank = ranks[i];
          }
        }
        hit(rank);
      }
    }
  }

  /** Puts the rows of the stage in hand in order, each once, and goes on to the next stage. */
  void close(Stage stage) {
    for (var i = start + 1; i < count; i++) {
      var rank = ranks[i];
      var at = i;
      for (; at > start && ranks[at - 1] < rank; at--) {
        ranks[at] = ranks[at - 1];
      }
      ranks[at] = rank;
    }
    var kept = start;
    for (var i = start; i < count; i++) { // a row found by two of its keys counts once
      if (i == start || ranks[i] != ranks[i - 1]) {
        ranks[kept++] = ranks[i];
      }
    }
    count = kept;
    ends[stage.ordinal()] = count;
    start = count;
  }

  /** The best row of a stage that is closed; null where none held. */
  PolicyRow winner(Stage stage) {
    var from = stage.ordinal() == 0 ? 0 : ends[stage.ordinal() - 1];
    return from == ends[stage.ordinal()] ? null : rules.rows().get(Rank.row(ranks[from]));
  }

  /** A claimed category counts before a row that asks for nothing, after every other row. */
  void classify() {
    close(Stage.CLASSIFY);
    var winner = winner(Stage.CLASSIFY);
    var claim = located.event().category().map(rules.categories()::get);
    if (claim.isPresent() && (winner == null || winner.isFallback())) {
      know(claim.get(), Grade.GENERAL);
    } else if (winner != null) {
      var classified = (Classified) winner.outcome();
      know(classified.category(), classified.grade().orElse(Grade.GENERAL));
    }
  }

  private void know(Category what, Grade how) {
    category = what;
    raise(how);
  }

  /** The grade that a row gives. */
  void raise(Grade how) {
    bits = grade == null ? bits : bits & ~Codebook.bit(grade);
    bits |= Codebook.bit(how);
    grade = how;
    facts = null;
  }

  /** What expert rules find of it, now that it is known what it is. */
  void find(Expert expert) {
    experts = expert.hits(facts());
  }

  /** What it is; null where nobody knows. */
  Category category() {
    return category;
  }

  /** The event as conditions on free words ask it. */
  Facts facts() {
    if (facts == null) {
      facts = Facts.of(rules, located);
      facts = category == null ? facts : facts.as(category, grade);
    }
    return facts;
  }

  Verdict verdict() {
    for (var i = Stage.CLASSIFY.ordinal() + 1; category == null && i < ends.length; i++) {
      ends[i] = count;
    }
    return new Verdict(
        rules,
        located,
        Optional.ofNullable(category),
        Optional.ofNullable(grade),
        Arrays.copyOf(ranks, count),
        ends,
        experts);
  }
}
