package org.gridward.rules.situation;

import java.time.Instant;
import java.util.Optional;
import org.gridward.EventRouter;
import org.gridward.casefile.Action;
import org.gridward.casefile.Actor;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.Move;
import org.gridward.decision.Grade;
import org.gridward.rules.check.SituationSentence;
import org.gridward.rules.engine.situation.Finding;
import org.gridward.rules.engine.situation.Finding.News;
import org.gridward.rules.engine.situation.Sighted;
import org.gridward.rules.fact.SituationRow.Deed;
import org.gridward.store.CaseStore;
import org.gridward.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a row says about a finding. Done again, it changes nothing. */
public final class Deeds {

  private static final Logger LOG = LoggerFactory.getLogger(Deeds.class);

  private final EventRouter router;
  private final CaseStore store;

  /** Acts through a router, on the cases in its store. */
  public Deeds(EventRouter router) {
    this.router = router;
    this.store = router.store();
  }

  /**
   * Tells a finding as an event, and does to cases what its row says.
   *
   * @throws StoreUnavailableException when the store failed; call again
   */
  public void act(Finding finding, Instant now) {
    var row = finding.row();
    var concernsCases = row.deeds().contains(Deed.JOIN) || row.deeds().contains(Deed.RAISE);
    if (finding.news() == News.JOINED && !concernsCases) {
      return;
    }
    var own =
        finding.news() == News.JOINED
            ? store.findEvent(FindingEvents.opening(finding)).flatMap(it -> it.receipt().caseId())
            : router.route(FindingEvents.event(finding, now)).caseId();
    if (finding.news() == News.CLEARED) {
      return;
    }
    own.ifPresent(it -> row.grade().ifPresent(grade -> raise(it, grade, finding)));
    for (var sighted : finding.evidence()) {
      var file = caseOf(sighted).filter(it -> !own.equals(Optional.of(it.id())));
      if (row.deeds().contains(Deed.JOIN) && own.isPresent()) {
        file.ifPresent(it -> join(it, own.get(), finding));
      } else if (row.deeds().contains(Deed.RAISE)) {
        file.ifPresent(it -> raise(it.id(), row.grade().orElse(above(it.grade())), finding));
      }
    }
  }

  private Optional<CaseFile> caseOf(Sighted sighted) {
    return sighted
        .caseName()
        .map(CaseId::new)
        .flatMap(store::findCase)
        .filter(it -> it.state().isOpen());
  }

  private static Grade above(Grade grade) {
    return grade == Grade.GENERAL ? Grade.MAJOR : Grade.URGENT;
  }

  /** Once for each situation, and never down. */
  private void raise(CaseId id, Grade grade, Finding finding) {
    var words = SituationSentence.reason(finding.row());
    var file = store.findCase(id).filter(it -> it.state().isOpen());
    var done =
        file.stream()
            .flatMap(it -> it.steps().stream())
            .anyMatch(it -> it.action() == Action.RAISE && it.opinion().equals(Optional.of(words)));
    if (!done && file.filter(it -> it.grade().compareTo(grade) < 0).isPresent()) {
      take(id, Move.of(Action.RAISE, Actor.SYSTEM).raisedTo(grade).because(words));
    }
  }

  /** What nobody has in hand is handled with the joint case; what somebody has is watched. */
  private void join(CaseFile file, CaseId joint, Finding finding) {
    if (file.steps().stream().anyMatch(it -> it.into().equals(Optional.of(joint)))) {
      return;
    }
    var action =
        switch (file.state()) {
          case REPORTED, REGISTERED -> Action.MERGE;
          case VERIFYING, FILED, DISPATCHED -> Action.CANCEL;
          default -> Action.SUPERVISE;
        };
    take(
        file.id(),
        Move.of(action, Actor.SYSTEM)
            .into(joint)
            .because(SituationSentence.joined(finding.row(), joint.value())));
  }

  private void take(CaseId id, Move move) {
    try {
      router.act(id, move);
    } catch (IllegalStateException e) { // somebody was quicker
      LOG.info("Case {} went on without {}: {}", id, move.action(), e.getMessage());
    }
  }
}
