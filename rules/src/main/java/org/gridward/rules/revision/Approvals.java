package org.gridward.rules.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether the right people have agreed to a plan (四眼原则).
 *
 * @param editors who may change the policy
 * @param host whether the host itself vouches for those whom it has signed in
 */
record Approvals(Editors editors, boolean host) {

  /** Whether somebody really said this. */
  boolean isProved(Vote vote, String words) {
    return editors.isProved(vote, words)
        || host && vote.proof().equals(Vote.BY_HOST) && editors.find(vote.name()).isPresent();
  }

  /** Who has not agreed yet, in words; nobody where the plan may be applied. */
  List<Want> missing(Plan plan, Set<String> departments) {
    var missing = new ArrayList<Want>();
    if (!isProved(plan.author(), plan.words())) {
      var author = plan.author().name();
      missing.add(new Want("证明是" + author + "提交的", "a proof that " + author + " wrote it"));
    }
    var approvers =
        plan.approvals().stream()
            .filter(it -> !it.name().equals(plan.author().name()))
            .filter(it -> isProved(it, plan.approvalWords()))
            .flatMap(it -> editors.find(it.name()).stream())
            .toList();
    if (approvers.isEmpty()) {
      missing.add(new Want("另一人同意", "a second person"));
    }
    var author = editors.find(plan.author().name());
    for (var department : departments) {
      var own = author.filter(it -> it.departments().contains(department)).isPresent();
      var agreed = approvers.stream().anyMatch(it -> it.departments().contains(department));
      if (!own && !agreed && editors.haveEditor(department)) {
        missing.add(
            new Want("部门 " + department + " 的编辑人同意", "an editor of department " + department));
      }
    }
    return missing;
  }
}
