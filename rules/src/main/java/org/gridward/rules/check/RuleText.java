package org.gridward.rules.check;

import java.util.stream.Stream;
import org.gridward.decision.RowRef;
import org.gridward.rules.fact.RuleSet;

/**
 * A row that decides something, as an editor reads it.
 *
 * @param id its number, such as {@code SR-013}
 * @param ref where it stands
 * @param zh what it says, in Chinese
 * @param en the same in English
 */
public record RuleText(String id, RowRef ref, String zh, String en) {

  /**
   * All rows of a policy: by number, then thresholds and situations in the order of their sheets.
   */
  public static Stream<RuleText> of(RuleSet rules) {
    return Stream.of(
            rules.rows().stream()
                .map(it -> new RuleText(it.id(), it.ref(), Sentence.zh(it), Sentence.en(it))),
            rules.thresholds().stream()
                .map(
                    it ->
                        new RuleText(
                            it.id(), it.ref(), ThresholdSentence.zh(it), ThresholdSentence.en(it))),
            rules.situations().stream()
                .map(
                    it ->
                        new RuleText(
                            it.id(), it.ref(), SituationSentence.zh(it), SituationSentence.en(it))))
        .flatMap(it -> it);
  }

  /** What it says, in Chinese or in English. */
  public String words(boolean chinese) {
    return chinese ? zh : en;
  }
}
