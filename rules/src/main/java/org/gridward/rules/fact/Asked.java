package org.gridward.rules.fact;

/**
 * One condition of a row.
 *
 * @param field what it asks about
 * @param column the heading it stands under
 * @param written the cell as written
 * @param condition what it means
 */
public record Asked(Field field, String column, String written, Condition condition) {

  public boolean holds(Facts facts) {
    return condition.holds(facts, field);
  }
}
