package org.gridward.rules.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gridward.decision.Reason.Stage;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.check.PolicyReader.Read;
import org.gridward.rules.check.Tightening;
import org.gridward.rules.engine.expert.ExpertReader;
import org.gridward.rules.fact.PolicyRow;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue;

/** Reads a policy with all that belongs to it: its sheets, and its expert rules. */
public final class PolicyLoader {

  private PolicyLoader() {}

  /** The district's policy, within the folder of a town's. */
  public static final String DISTRICT = "district";

  /**
   * Reads and checks a policy folder or one workbook. A folder {@code district} within it holds the
   * policy of the district, which a town's may only tighten.
   *
   * @throws IOException when it is missing or cannot be read
   */
  public static Read read(Path policy) throws IOException {
    return read(policy, policy.resolve(DISTRICT));
  }

  /**
   * The same for a candidate that lies elsewhere.
   *
   * @param district the policy of the district; need not exist
   */
  public static Read read(Path policy, Path district) throws IOException {
    var read = PolicyReader.read(policy);
    if (read.rules().isEmpty()) {
      return read;
    }
    var rules = read.rules().get();
    var rows =
        rules.rows().stream()
            .filter(it -> it.stage() != Stage.CLASSIFY)
            .map(PolicyRow::id)
            .collect(Collectors.toSet());
    var issues = new Issues();
    var experts = ExpertReader.read(policy, rows, issues);
    var all = new ArrayList<>(read.issues());
    all.addAll(issues.all());
    if (Files.isDirectory(district)) {
      PolicyReader.read(district).rules().ifPresent(it -> all.addAll(Tightening.check(rules, it)));
    }
    var blocked = all.stream().anyMatch(RuleIssue::blocks);
    return new Read(
        blocked ? Optional.empty() : Optional.of(rules.with(experts)), read.tests(), all);
  }
}
