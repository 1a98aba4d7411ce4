package org.gridward.store;

import java.time.Instant;
import java.util.Optional;
import org.gridward.casefile.CaseFile;
import org.gridward.decision.Decision;
import org.gridward.event.Event;
import org.gridward.grid.Grid;
import org.gridward.grid.GridProof;
import org.gridward.grid.LocatedEvent;

/** What lists show of a case, as columns. */
final class CaseColumns {

  static final String INSERT =
      "insert into case_file (serial_key, event_id, state, steps, grade, source, kind,"
          + " category_code, category_name, lead_code, lead_name, grid_code, grid_name, longitude,"
          + " latitude, summary, opened_at, due_at, due_key, reports, supervised, fallback)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  static final String UPDATE =
      "update case_file set state = ?, steps = ?, grade = ?, lead_code = ?, lead_name = ?, due_at = ?,"
          + " due_key = ?, supervised = ? where serial_key = ?";

  private CaseColumns() {}

  /** The place of a case, which lists do not show; without the proof where the decision has it. */
  record Place(Optional<Grid> grid, Optional<GridProof> proof) {

    static Place of(CaseFile caseFile) {
      var located = caseFile.located();
      var explained = caseFile.decision().explanation().place();
      return new Place(
          located.grid(), located.proof().filter(it -> !explained.equals(located.proof())));
    }

    LocatedEvent locate(Event event, Decision decision) {
      return new LocatedEvent(event, grid, proof.or(decision.explanation()::place));
    }
  }

  static Object[] all(CaseFile caseFile) {
    var it = CaseSummary.of(caseFile);
    var located = caseFile.located();
    return new Object[] {
      Cursor.serialKey(it.id()),
      located.event().id().value(),
      it.state().name(),
      caseFile.steps().size(),
      it.grade().name(),
      it.source().name(),
      it.kind(),
      it.categoryCode().orElse(null),
      it.categoryName().orElse(null),
      it.leadCode().orElse(null),
      it.leadName().orElse(null),
      it.gridCode().orElse(null),
      it.gridName().orElse(null),
      located.proof().map(GridProof::longitude).orElse(null),
      located.proof().map(GridProof::latitude).orElse(null),
      it.text().orElse(null),
      it.openedAt().toEpochMilli(),
      it.dueAt().map(Instant::toEpochMilli).orElse(null),
      Cursor.after(it).dueKey(),
      it.reports(),
      it.supervised() ? 1 : 0,
      it.fallback() ? 1 : 0
    };
  }

  static Object[] changing(CaseFile caseFile) {
    var it = CaseSummary.of(caseFile);
    return new Object[] {
      it.state().name(),
      caseFile.steps().size(),
      it.grade().name(),
      it.leadCode().orElse(null),
      it.leadName().orElse(null),
      it.dueAt().map(Instant::toEpochMilli).orElse(null),
      Cursor.after(it).dueKey(),
      it.supervised() ? 1 : 0,
      Cursor.serialKey(it.id())
    };
  }
}
