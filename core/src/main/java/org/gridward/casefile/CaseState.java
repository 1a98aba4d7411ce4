package org.gridward.casefile;

import static org.gridward.casefile.Action.ACCEPT;
import static org.gridward.casefile.Action.APPRAISE;
import static org.gridward.casefile.Action.ASK_VERIFY;
import static org.gridward.casefile.Action.CANCEL;
import static org.gridward.casefile.Action.CLOSE;
import static org.gridward.casefile.Action.DONE;
import static org.gridward.casefile.Action.ESCALATE;
import static org.gridward.casefile.Action.EXTEND;
import static org.gridward.casefile.Action.FAIL;
import static org.gridward.casefile.Action.FILE;
import static org.gridward.casefile.Action.MERGE;
import static org.gridward.casefile.Action.NOTICE_FAILED;
import static org.gridward.casefile.Action.NOT_TRUE;
import static org.gridward.casefile.Action.PASS;
import static org.gridward.casefile.Action.RAISE;
import static org.gridward.casefile.Action.REJECT;
import static org.gridward.casefile.Action.REOPEN;
import static org.gridward.casefile.Action.RESUME;
import static org.gridward.casefile.Action.SELF_CLOSE;
import static org.gridward.casefile.Action.SEND_BACK;
import static org.gridward.casefile.Action.SEND_CHECK;
import static org.gridward.casefile.Action.SUPERVISE;
import static org.gridward.casefile.Action.SUSPEND;
import static org.gridward.casefile.Action.TAKE;
import static org.gridward.casefile.Action.TRANSFER;
import static org.gridward.casefile.Action.VERIFIED;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Where a case stands. What may follow is listed, never inferred by exclusion. */
public enum CaseState {
  /** 待受理. */
  REPORTED,
  /** 核实中. */
  VERIFYING,
  /** 已受理. */
  REGISTERED,
  /** 已立案. */
  FILED,
  /** 已派遣. */
  DISPATCHED,
  /** 处置中. */
  HANDLING,
  /** 挂账: the clock stands still. */
  SUSPENDED,
  /** 待核查. */
  FEEDBACK,
  /** 核查中. */
  CHECKING,
  /** 已结案. */
  CLOSED,
  /** 已评价. */
  APPRAISED,
  /** 不立案. */
  REJECTED,
  /** 已合并. */
  MERGED,
  /** 已作废. */
  CANCELLED;

  /** The actions possible in this state, and the state each leads to. */
  public Map<Action, CaseState> moves() {
    return Collections.unmodifiableMap(
        switch (this) {
          case REPORTED ->
              open(
                  Map.of(
                      ACCEPT, REGISTERED,
                      ASK_VERIFY, VERIFYING,
                      REJECT, REJECTED,
                      MERGE, MERGED,
                      SELF_CLOSE, CLOSED));
          case VERIFYING -> open(Map.of(VERIFIED, REGISTERED, NOT_TRUE, REJECTED));
          case REGISTERED -> open(Map.of(FILE, FILED, REJECT, REJECTED, MERGE, MERGED));
          case FILED -> open(Map.of(Action.DISPATCH, DISPATCHED));
          case DISPATCHED -> open(Map.of(TAKE, HANDLING, SEND_BACK, FILED, TRANSFER, DISPATCHED));
          case HANDLING ->
              open(
                  Map.of(
                      DONE, FEEDBACK,
                      TRANSFER, DISPATCHED,
                      SUSPEND, SUSPENDED,
                      ESCALATE, HANDLING,
                      EXTEND, HANDLING));
          case SUSPENDED -> open(Map.of(RESUME, HANDLING));
          case FEEDBACK -> open(Map.of(SEND_CHECK, CHECKING, CLOSE, CLOSED));
          case CHECKING -> open(Map.of(PASS, CLOSED, FAIL, HANDLING));
          case CLOSED ->
              new EnumMap<>(Map.of(APPRAISE, APPRAISED, REOPEN, HANDLING, NOTICE_FAILED, CLOSED));
          case APPRAISED, REJECTED, MERGED, CANCELLED -> new EnumMap<>(Map.of(NOTICE_FAILED, this));
        });
  }

  /** Whether no person has anything to do any more. */
  public boolean isEnd() {
    return this == APPRAISED || this == REJECTED || this == MERGED || this == CANCELLED;
  }

  /** Whether the matter is still open: not closed and not at an end. */
  public boolean isOpen() {
    return this != CLOSED && !isEnd();
  }

  /** Every state before CLOSED can be cancelled, supervised and graded higher. */
  private Map<Action, CaseState> open(Map<Action, CaseState> own) {
    var all = new EnumMap<Action, CaseState>(own);
    all.put(CANCEL, CANCELLED);
    all.put(SUPERVISE, this);
    all.put(RAISE, this);
    all.put(NOTICE_FAILED, this);
    return all;
  }
}
