package org.gridward.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.gridward.rules.workbook.RuleIssue;

/** A policy that cannot be accepted; its message names each thing to mend with sheet and cell. */
public final class RefusedPolicyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<RuleIssue> issues;

  /** The issues, of which at least one blocks. */
  public RefusedPolicyException(List<RuleIssue> issues) {
    super(
        issues.stream()
            .filter(RuleIssue::blocks)
            .map(RuleIssue::toString)
            .collect(Collectors.joining(System.lineSeparator())));
    this.issues = List.copyOf(issues);
  }

  /** All that was found, blocking or not. */
  public List<RuleIssue> issues() {
    return issues;
  }
}
