package org.gridward.store;

import java.time.Instant;
import java.util.Optional;
import org.gridward.event.Event;
import org.gridward.event.Location;

/**
 * What a store knows of a device from what it said (设备在线).
 *
 * @param key of the device
 * @param firstAt when it was heard first
 * @param lastAt when it was heard last
 * @param signAt when a sign of life or position of it was kept whole last
 * @param messages events of it in all, those that were only counted too
 * @param counted of these, those that were only counted
 * @param place where it was last, for devices that say so
 * @param placedAt when it was there
 * @param opened how many cases it opened, for its quota
 * @param held what of it was held last
 */
public record DeviceSeen(
    String key,
    Instant firstAt,
    Instant lastAt,
    Instant signAt,
    long messages,
    long counted,
    Optional<Location> place,
    Optional<Instant> placedAt,
    Opened opened,
    Optional<Held> held) {

  /**
   * Cases that a device opened.
   *
   * @param since when the first of them was; the window begins there
   * @param cases how many since then
   */
  public record Opened(Instant since, int cases) {

    static final Opened NONE = new Opened(Instant.EPOCH, 0);
  }

  /**
   * What of a device was held last.
   *
   * @param situation the key of its situation
   * @param at when it was kept whole
   */
  public record Held(String situation, Instant at) {}

  static DeviceSeen first(String key, Instant at) {
    return new DeviceSeen(
        key,
        at,
        at,
        Instant.EPOCH,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Opened.NONE,
        Optional.empty());
  }

  /** The same after one more case. */
  DeviceSeen opening(Instant at, CaseQuota quota) {
    var news =
        isWindowOver(at, quota)
            ? new Opened(at, 1)
            : new Opened(opened.since(), opened.cases() + 1);
    return with(news, held);
  }

  boolean mayOpen(Instant at, CaseQuota quota) {
    return isWindowOver(at, quota) || opened.cases() < quota.cases();
  }

  private boolean isWindowOver(Instant at, CaseQuota quota) {
    return !at.isBefore(opened.since().plus(quota.per()));
  }

  /** The same after something of it was held. */
  DeviceSeen holding(Optional<Held> news) {
    return with(opened, news);
  }

  private DeviceSeen with(Opened cases, Optional<Held> last) {
    return new DeviceSeen(
        key, firstAt, lastAt, signAt, messages, counted, place, placedAt, cases, last);
  }

  /** The same after one more event; {@code kept} tells whether it was kept whole. */
  DeviceSeen and(Event event, boolean sign, boolean kept) {
    var at = event.receivedAt();
    var moved =
        sign
            && event.location().filter(it -> it.method() == Location.Method.GPS).isPresent()
            && placedAt.filter(it -> it.isAfter(event.occurredAt())).isEmpty();
    return new DeviceSeen(
        key,
        firstAt,
        at.isAfter(lastAt) ? at : lastAt,
        sign && kept && at.isAfter(signAt) ? at : signAt,
        messages + 1,
        kept ? counted : counted + 1,
        moved ? event.location() : place,
        moved ? Optional.of(event.occurredAt()) : placedAt,
        opened,
        held);
  }
}
