package org.gridward.casefile;

import java.util.Set;

/**
 * What somebody, or Gridward itself, does to a case. Which action is possible in which state, and
 * where it leads, is listed in {@link CaseState}.
 */
public enum Action {
  /** The event came in; the first step of every case. */
  REPORT,
  /** 受理. */
  ACCEPT,
  /** Asks somebody on the spot whether it is true (核实). */
  ASK_VERIFY,
  /** It is true. */
  VERIFIED,
  /** It is not true. */
  NOT_TRUE(Needs.OPINION),
  /** 不立案. */
  REJECT(Needs.OPINION),
  /** Belongs to another case (合并). */
  MERGE(Needs.CASE),
  /** Settled on the spot (当场处置). */
  SELF_CLOSE(Needs.OPINION),
  /** 立案. */
  FILE,
  /** 派遣 to a lead department. */
  DISPATCH(Needs.DEPARTMENT),
  /** Somebody of the lead department takes it in hand. */
  TAKE,
  /** Not ours: back to the dispatcher (退单). */
  SEND_BACK(Needs.OPINION),
  /** To another department (转办). */
  TRANSFER(Needs.DEPARTMENT, Needs.OPINION),
  /** Handled. */
  DONE,
  /** Clock stopped, with approval (挂账). */
  SUSPEND(Needs.OPINION),
  RESUME,
  /** One level up, for joint consultation (上报); the state stays. */
  ESCALATE(Needs.OPINION),
  /** A later deadline, with approval (延期); the state stays. */
  EXTEND(Needs.DUE, Needs.OPINION),
  /** Asks a checker to look (核查). */
  SEND_CHECK,
  /** The check found it done. */
  PASS,
  /** The check found it not done (返工). */
  FAIL(Needs.OPINION),
  /** 结案 without a check; at low risk only. */
  CLOSE,
  /** 评价. */
  APPRAISE,
  /** Opens a closed case again. */
  REOPEN(Needs.OPINION),
  /** 作废. */
  CANCEL(Needs.OPINION),
  /** Watched from above (督办): a flag, the state stays. */
  SUPERVISE,
  /** Worse than it was graded (提级); the state stays. */
  RAISE(Needs.GRADE, Needs.OPINION),
  /** A notice could not be sent; the state stays. Only Gridward itself takes this step. */
  NOTICE_FAILED;

  /** What a move must bring along. */
  public enum Needs {
    OPINION,
    DEPARTMENT,
    DUE,
    CASE,
    GRADE
  }

  private final Set<Needs> needs;

  Action(Needs... needs) {
    this.needs = Set.of(needs);
  }

  /** What a {@link Move} with this action must bring along. */
  public Set<Needs> needs() {
    return needs;
  }
}
