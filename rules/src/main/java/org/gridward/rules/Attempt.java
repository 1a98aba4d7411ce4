package org.gridward.rules;

import java.time.Instant;
import java.util.List;
import org.gridward.rules.workbook.RuleIssue;

/**
 * One look at the policy folder.
 *
 * @param at when
 * @param accepted whether what stood there decides since then
 * @param revision the revision that decides after it
 * @param issues what was found, blocking or not
 */
public record Attempt(Instant at, boolean accepted, String revision, List<RuleIssue> issues) {

  public Attempt {
    issues = List.copyOf(issues);
  }
}
