package org.gridward.examples.host.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.gridward.rules.check.CanonicalPolicy;
import org.gridward.rules.revision.DiffText;
import org.gridward.rules.revision.Plan;
import org.gridward.rules.revision.PolicyDesk;
import org.gridward.rules.revision.PolicyDiff;
import org.gridward.rules.revision.Vote;
import org.gridward.rules.revision.Want;

/**
 * A change that was proposed.
 *
 * @param id its name
 * @param author who proposed it
 * @param reason why
 * @param at when
 * @param from when it shall begin; long past where at once
 * @param approvers who agreed
 * @param missing what it still wants, in words; empty where it may be applied
 * @param stale whether another change came between, so that it must be planned anew
 * @param words what somebody signs who agrees
 * @param emergencyWords what its author signs who cannot wait
 * @param zh what it changes, a sentence for each row, in Chinese
 * @param en the same in English
 */
public record PlanView(
    String id,
    String author,
    String reason,
    Instant at,
    Instant from,
    List<String> approvers,
    List<Want> missing,
    boolean stale,
    String words,
    String emergencyWords,
    List<String> zh,
    List<String> en) {

  static PlanView of(Plan plan, PolicyDesk desk, Path district) throws IOException {
    var base = desk.store().find(plan.base()).orElseThrow();
    var candidate = desk.candidate(plan);
    var diff = PolicyDiff.between(desk.store().policy(base), CanonicalPolicy.read(candidate));
    var before = desk.store().rules(base);
    var after = DraftView.rules(candidate, district);
    return new PlanView(
        plan.id(),
        plan.author().name(),
        plan.reason(),
        plan.at(),
        plan.from(),
        plan.approvals().stream().map(Vote::name).toList(),
        desk.missing(plan, false),
        !base.equals(desk.store().last().orElseThrow()),
        plan.approvalWords(),
        PolicyDesk.emergencyWords(plan),
        DiffText.of(diff, before, after, true),
        DiffText.of(diff, before, after, false));
  }
}
