package org.gridward.rules.fact.expert;

import java.util.List;
import org.gridward.rules.fact.Facts;

/**
 * Decides by the expert rules of one policy. Safe for any number of threads.
 *
 * <p>A row that it hits counts as matched with an exact key, whatever its own conditions say; only
 * the days on which the row holds still count. Any row of 派单规则, 时限规则 and 通知规则 can be hit.
 */
public interface Expert extends AutoCloseable {

  /** A policy without expert rules. */
  Expert NONE =
      new Expert() {
        @Override
        public List<ExpertHit> hits(Facts facts) {
          return List.of();
        }

        @Override
        public List<ExpertRule> rules() {
          return List.of();
        }

        @Override
        public void close() {
          // holds nothing
        }
      };

  /** The rows that the rules find for an event, sorted, each rule and row once. */
  List<ExpertHit> hits(Facts facts);

  /** The checked rules, in the order of files and lines; what the referee evaluates. */
  List<ExpertRule> rules();

  @Override
  void close();
}
