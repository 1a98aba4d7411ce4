package org.gridward.department;

/** What a person is to a department or grid; notices are addressed to roles, never to persons. */
public enum Role {
  /** Head of the line department (指挥长). */
  COMMANDER,
  /** Deputy of the line department, for a grid (网格指导员). */
  GRID_INSTRUCTOR,
  /** Head of a grid (网格长). */
  GRID_LEADER,
  /** Full-time grid worker (专职网格员). */
  FULL_TIME_WORKER,
  /** Part-time grid worker (兼职网格员). */
  PART_TIME_WORKER,
  /** Takes reports in (受理员). */
  OPERATOR,
  /** Sends cases out (派遣员). */
  DISPATCHER,
  /** Works on the case (处置人). */
  HANDLER,
  /** Checks the result, never the handler (核查员). */
  CHECKER,
  /** Supervises and appraises (督办). */
  SUPERVISOR,
  /** The leader who answers for the matter (责任领导). */
  LEADER,
  /** Gridward itself, for automatic steps. */
  SYSTEM
}
