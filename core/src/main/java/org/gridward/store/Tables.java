package org.gridward.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridward.casefile.CaseFile;
import org.gridward.casefile.CaseId;
import org.gridward.casefile.Step;
import org.gridward.event.DeadLetter;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.notice.Notice;

/**
 * What a store must be able to look up and put down for {@link Ledger}, which knows the rules. Used
 * by one thread at a time, inside one transaction.
 */
interface Tables {

  /**
   * The last known of a situation.
   *
   * @param key its key
   * @param caseId the case that it opened
   * @param open whether no end was told yet
   * @param lastAt when its newest event was received
   * @param silence after so long without an event it is over
   * @param keptAt when its newest event that was kept whole was received
   * @param counted repeats since then, not yet among the reports of its case
   */
  record SituationRow(
      String key,
      CaseId caseId,
      boolean open,
      Instant lastAt,
      Optional<Duration> silence,
      Instant keptAt,
      long counted) {}

  /** What is known of devices, by key; those that were never heard are left out. */
  Map<String, DeviceSeen> findDevices(Set<String> keys);

  void putDevice(DeviceSeen device);

  void insertCounted(Event event, Optional<CaseId> caseId);

  /** What became of events when they were first taken, kept or counted; the others are left out. */
  Map<EventId, Receipt> findReceipts(List<Event> events);

  /** The last known of situations, by key; those that never were are left out. */
  Map<String, SituationRow> findSituations(Set<String> keys);

  /** Those of the cases that wait for somebody to do something. */
  Set<CaseId> findOpen(Set<CaseId> ids);

  /** The next serial number of that year. */
  long nextSerial(int year);

  void insertEvent(Event event, Receipt receipt);

  /** Puts down what became of an event that was held until now. */
  void updateReceipt(Receipt receipt);

  void putSituation(SituationRow row);

  /** Puts down a new case with its steps. */
  void insertCase(CaseFile caseFile);

  /** Puts down what was gathered, at the end of a batch. */
  void endBatch();

  /** Counts more events in a case. */
  void addReports(CaseId id, long more);

  /** Brings what lists show of a case up to its last step. */
  void updateCase(CaseFile caseFile);

  /** Puts down what was done at once in a case. */
  void insertSteps(CaseId id, List<Step> steps);

  void insertNotice(Notice notice);

  /** Keeps a dead letter, or counts it where it is known. */
  void countDeadLetter(DeadLetter letter);
}
