package org.gridward.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.CaseState;
import org.gridward.casefile.Step;
import org.gridward.event.DeadLetter;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.notice.Notice;

/**
 * Keeps what was taken in. A call that writes returns only when what it wrote is durable; then it
 * may be acknowledged. Any number of threads may call; writes happen one after the other. Every
 * call throws {@link StoreUnavailableException} when the medium fails: nothing of that call was
 * kept, and the same call may be repeated.
 */
public interface CaseStore extends AutoCloseable {

  /**
   * Writes a batch in one transaction. An event whose id is known is a {@link
   * Receipt.Outcome#DUPLICATE} and changes nothing. An event whose situation is open is attached to
   * that situation's case. Else a filing with a decision opens a case, by {@link CaseFile#open},
   * with its notices by {@link Notice#of}; one that may open a case and came without a decision is
   * decided by the batch's decider first, and an event that opens none is kept without a case. What
   * is held, or would open more cases of its device than the batch's quota allows, is kept and
   * opens none: {@link Receipt.Outcome#HELD}.
   *
   * <p>What repeats a situation within ten seconds is {@link Receipt.Outcome#COUNTED}, as is a
   * heartbeat of a device within {@link Device#SIGNS_EVERY} and a position within ten seconds: of
   * it only its id is kept, for two days, so that the same message is not counted twice. Repeats
   * join the reports of their case with the next event of the situation that is kept.
   *
   * <p>A situation is open from the event that opened its case until an event of phase END, until
   * its silence has passed between two events by their time of receipt, or until its case is no
   * longer open, whatever comes first. A dead letter whose id is known is counted.
   *
   * @return one receipt per filing, in order
   */
  List<Receipt> write(Batch batch);

  /**
   * Writes a batch as {@link #write} does, and returns before it is durable where the store can: so
   * the next batch is made ready meanwhile. Batches are written in the order of the calls; one
   * whose predecessor the medium did not take fails with it.
   *
   * @param after the answer of the batch before; completed where there is none
   * @return completes when the batch is durable, or as {@link #write} would throw
   */
  default CompletableFuture<List<Receipt>> submit(Batch batch, CompletableFuture<?> after) {
    try {
      if (after.isCompletedExceptionally()) {
        throw new StoreUnavailableException("The batch before was not kept.", null);
      }
      return CompletableFuture.completedFuture(write(batch));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * What would become of these events without a decision: duplicate, attached, or empty where the
   * rules must be asked. One answer per event, in order.
   */
  List<Optional<Receipt>> lookUp(List<Event> events);

  /**
   * Appends steps to a case, with the notices they bring, and returns the case as stored; empty
   * when somebody else appended since {@code before} was read.
   *
   * @param before the case as it was read
   * @param after the same case with one or more steps more
   */
  Optional<CaseFile> append(CaseFile before, CaseFile after, ZoneId zone);

  Optional<CaseFile> findCase(CaseId id);

  /** Cases that answer a question, a page at a time. */
  Page<CaseSummary> listCases(CaseQuery query);

  /** An event and what became of it. */
  Optional<StoredEvent> findEvent(EventId id);

  /**
   * When a device was heard, and where it was. Under load a file may be seconds behind with it, as
   * with {@link #listDevices}, the reports of a case and what {@link #lookUp} knows.
   */
  Optional<DeviceSeen> findDevice(String key);

  /** Devices that were ever heard, in the order of their keys, beginning behind one. */
  List<DeviceSeen> listDevices(String after, int most);

  /** Events that are held, newest first, at most so many. */
  List<PastEvent> listHeld(int most);

  /**
   * Lets an event that is held open its case, or join the open one of its situation; empty where it
   * is not held.
   *
   * @param filing the event as if it came now, decided
   */
  Optional<Receipt> release(Filing filing, ZoneId zone);

  /**
   * Forgets what need not be kept any longer, a part of it with each call, so that nobody waits for
   * long. To be called now and then, again as long as it looked at any. The ids of counted messages
   * are known for two days; cases, their steps and their events stay.
   *
   * @return how much was looked at; 0 when nothing is due any more
   */
  int prune(Retention retention, Instant now);

  /** The events that a case stands for, in order of receipt, at most so many. */
  List<Event> listEvents(CaseId id, int most);

  /**
   * The events with a sequence number in {@code (after, through]} that were received in {@code
   * [from, to)}, in the order in which they were taken; raw bytes are left out. For going through
   * all of them, piece by piece, in as many threads as one likes.
   */
  List<PastEvent> listPast(long after, long through, Instant from, Instant to);

  /**
   * When the cases that were opened by the events with a sequence number in {@code (after,
   * through]} were last reported done; those that never were are left out.
   */
  Map<CaseId, Instant> listDone(long after, long through);

  /** The sequence number of the newest event, 0 in an empty store. */
  long lastEvent();

  /** Steps of all cases after a sequence number, in order, at most so many. */
  List<Change> listChanges(long after, int most);

  /** The sequence number of the newest step, 0 in an empty store. */
  long lastChange();

  /** Notices to be sent by now and not sent yet, soonest first, at most so many. */
  List<Notice> listDueNotices(Instant now, int most);

  /** The notices of a case and how each stands, in the order in which they are to be sent. */
  List<SentNotice> listNotices(CaseId id);

  /** Notes that notices were sent. */
  void markSent(List<Notice> notices, Instant at);

  /** Notes that a notice is void and will not be sent. */
  void markVoid(Notice notice, Instant at);

  /**
   * Notes that a notice could not be sent; the case gets a step with the reason.
   *
   * @param nextTry when it is due again; empty when it is given up
   */
  void markFailed(Notice notice, String reason, Instant at, Optional<Instant> nextTry);

  /** Dead letters that nobody could read yet, newest first, at most so many. */
  List<KeptDeadLetter> listDeadLetters(int most);

  /** The same in the order of their ids, beginning behind one; for going through all of them. */
  List<KeptDeadLetter> listDeadLetters(String after, int most);

  /** A dead letter, whether it was read meanwhile or not. */
  Optional<KeptDeadLetter> findDeadLetter(String id);

  /** Notes that a dead letter could be read at last; coming unreadable again it counts anew. */
  void markRead(String deadLetterId, Instant at);

  /** How much is kept. */
  Totals totals();

  @Override
  void close();

  /**
   * A dead letter and how often it came.
   *
   * @param letter the message
   * @param count 1 or more
   * @param lastAt when it came last
   * @param readAt when it could be read at last
   */
  record KeptDeadLetter(DeadLetter letter, long count, Instant lastAt, Optional<Instant> readAt) {}

  /**
   * An event and what became of it.
   *
   * @param event the event; its raw bytes may be left out
   * @param receipt what became of it when it was first taken
   */
  record StoredEvent(Event event, Receipt receipt) {}

  /**
   * An event as it was taken.
   *
   * @param sequence grows with every event in the store
   * @param event the event, without its raw bytes
   * @param outcome what became of it
   * @param caseId the case that it opened or belongs to
   */
  record PastEvent(long sequence, Event event, Receipt.Outcome outcome, Optional<CaseId> caseId) {}

  /**
   * A step of a case.
   *
   * @param sequence grows with every step in the store
   * @param caseId the case
   * @param step the step
   */
  record Change(long sequence, CaseId caseId, Step step) {}

  /**
   * A notice and how it stands.
   *
   * @param notice the notice
   * @param status how it stands
   * @param tries how often sending was tried
   * @param at when it was sent, given up or found void
   * @param reason why the last try failed
   */
  record SentNotice(
      Notice notice, Status status, int tries, Optional<Instant> at, Optional<String> reason) {

    /** How a notice stands. */
    public enum Status {
      PENDING,
      SENT,
      VOID,
      DEAD
    }
  }

  /**
   * How much is kept.
   *
   * @param events by outcome when first taken, those forgotten left out; OPENED, ATTACHED, NO_CASE,
   *     HELD, COUNTED
   * @param cases by state
   * @param deadLetters messages that nobody could read yet, each repeat counted
   * @param openNotices notices not sent yet
   */
  record Totals(
      Map<Receipt.Outcome, Long> events,
      Map<CaseState, Long> cases,
      long deadLetters,
      long openNotices) {}
}
