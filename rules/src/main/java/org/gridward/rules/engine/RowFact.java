package org.gridward.rules.engine;

import org.gridward.decision.Reason.Stage;
import org.gridward.rules.fact.PolicyRow;

/**
 * A row under one of its keys, as the engine joins it.
 *
 * @param key stage, level and word
 * @param row the row
 */
public record RowFact(String key, PolicyRow row) {

  static String key(Stage stage, int level, String word) {
    return stage.name() + '/' + level + '/' + word;
  }
}
