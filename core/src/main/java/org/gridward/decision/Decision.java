package org.gridward.decision;

import java.util.List;
import java.util.Optional;
import org.gridward.department.Department;

/** Who shall handle an event, or that nobody could be named. Both say why. */
public sealed interface Decision {

  /** Why. */
  Explanation explanation();

  /** What the event is, where that could be said. */
  Optional<Category> findCategory();

  /**
   * Somebody is responsible.
   *
   * @param category what it is
   * @param grade how bad it is
   * @param lead the responsible department (主办)
   * @param coHandlers departments that work with it (协办)
   * @param informed departments that are told (抄送)
   * @param handling what the lead shall do with it
   * @param limits its clocks
   * @param notices who is told, and when
   * @param fallback whether only the fallback row had an answer (属地兜底)
   * @param explanation why
   */
  record Assigned(
      Category category,
      Grade grade,
      Department lead,
      List<Department> coHandlers,
      List<Department> informed,
      Handling handling,
      Limits limits,
      List<NoticePlan> notices,
      boolean fallback,
      Explanation explanation)
      implements Decision {

    public Assigned {
      coHandlers = List.copyOf(coHandlers);
      informed = List.copyOf(informed);
      notices = List.copyOf(notices);
    }

    @Override
    public Optional<Category> findCategory() {
      return Optional.of(category);
    }
  }

  /**
   * Nobody could be named; a person at the command centre decides.
   *
   * @param cause what was missing
   * @param detail the same in words, with the values seen
   * @param category what it is, where that could be said
   * @param explanation how far the rules came
   */
  record Unassigned(
      Cause cause, String detail, Optional<Category> category, Explanation explanation)
      implements Decision {

    /** What was missing. */
    public enum Cause {
      /** No row says what the event is. */
      UNCLASSIFIED,
      /** No row names a department, and there is no fallback. */
      NO_JURISDICTION,
      /** The fallback asks for the territory, but the event lies in no grid with an owner. */
      UNLOCATED,
      /** The rules failed (待研判). */
      RULES_FAILED
    }

    @Override
    public Optional<Category> findCategory() {
      return category;
    }
  }
}
