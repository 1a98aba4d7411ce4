package org.gridward.examples.host.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridward.examples.host.api.PolicyApi.Finding;
import org.gridward.rules.RefusedPolicyException;
import org.gridward.rules.engine.Engine;
import org.gridward.rules.engine.PolicyLoader;
import org.gridward.rules.fact.RuleSet;
import org.gridward.rules.replay.PolicyTests;
import org.gridward.rules.revision.DiffText;
import org.gridward.rules.revision.PolicyDesk;
import org.gridward.rules.workbook.RuleIssue;

/**
 * An uploaded workbook that was checked.
 *
 * @param name how to ask for it again
 * @param accepted whether it may be proposed: it passes the checks and its own tests
 * @param findings what is to be mended, and what is only worth a look
 * @param zh what it changes, a sentence for each row, in Chinese; empty where it is not accepted
 * @param en the same in English
 */
public record DraftView(
    String name, boolean accepted, List<Finding> findings, List<String> zh, List<String> en) {

  static DraftView of(String name, Path candidate, Path district, PolicyDesk desk)
      throws IOException {
    var read = PolicyLoader.read(candidate, district);
    var issues = new ArrayList<>(read.issues());
    if (read.rules().isPresent()) {
      try (var engine = Engine.of(read.rules().get())) {
        issues.addAll(PolicyTests.run(engine, read.tests(), Optional.empty()).failures());
      }
    }
    var accepted = read.rules().isPresent() && issues.stream().noneMatch(RuleIssue::blocks);
    return new DraftView(
        name,
        accepted,
        issues.stream().map(Finding::of).toList(),
        accepted ? sentences(candidate, read.rules().get(), desk, true) : List.of(),
        accepted ? sentences(candidate, read.rules().get(), desk, false) : List.of());
  }

  private static List<String> sentences(Path candidate, RuleSet after, PolicyDesk desk, boolean zh)
      throws IOException {
    var before = desk.store().rules(desk.active());
    return DiffText.of(desk.diff(candidate), before, after, zh);
  }

  /** The rules of a candidate that passes the checks. */
  static RuleSet rules(Path candidate, Path district) throws IOException {
    var read = PolicyLoader.read(candidate, district);
    return read.rules().orElseThrow(() -> new RefusedPolicyException(read.issues()));
  }
}
