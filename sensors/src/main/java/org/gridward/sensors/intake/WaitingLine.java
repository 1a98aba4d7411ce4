package org.gridward.sensors.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The deliveries between receipt and commit, in their order of arrival, bounded by number and
 * bytes. A delivery holds its room until it is released, so what is being committed counts too.
 * Safe for any number of threads.
 */
final class WaitingLine {

  private final int mostDeliveries;
  private final long mostBytes;
  private final Deque<Work> queue = new ArrayDeque<>();
  private Optional<Work> inHand = Optional.empty();
  private int deliveries;
  private long bytes;
  private boolean closed;

  WaitingLine(IntakeLimits limits) {
    mostDeliveries = limits.deliveries();
    mostBytes = limits.bytes();
  }

  /** Takes a delivery in if there is room now; made only then. */
  synchronized boolean offer(long weight, Supplier<Work> work) {
    if (closed || !hasRoom(weight)) {
      return false;
    }
    deliveries++;
    bytes += weight;
    queue.add(work.get());
    notifyAll();
    return true;
  }

  /** Takes a delivery in as soon as there is room; false when closed meanwhile. */
  synchronized boolean put(long weight, Supplier<Work> work) throws InterruptedException {
    while (!closed && !hasRoom(weight)) {
      wait();
    }
    return offer(weight, work);
  }

  /**
   * Whether a delivery of that weight would be taken now; one that is larger than all goes alone.
   */
  synchronized boolean hasRoom(long weight) {
    return !closed
        && deliveries < mostDeliveries
        && (deliveries == 0 || bytes + weight <= mostBytes);
  }

  /**
   * What is at the head, and of what stands behind it as much as is read already: never waits for
   * more than one. Empty only when closed and all was taken.
   */
  List<Work> take(int most) throws InterruptedException {
    var head = head();
    if (head == null) {
      return List.of();
    }
    head.content(); // outside the lock: others come in meanwhile
    return takeRead(1, most);
  }

  /**
   * Of what stands at the head as much as is read already, in their order; nothing where that is
   * less than {@code least}.
   */
  synchronized List<Work> takeRead(int least, int most) {
    var batch = queue.stream().limit(most).takeWhile(it -> it.reading().isDone()).toList();
    if (batch.size() < least) {
      return List.of();
    }
    batch.forEach(it -> queue.remove());
    inHand = batch.stream().findFirst().or(() -> inHand);
    return batch;
  }

  private synchronized Work head() throws InterruptedException {
    inHand = Optional.empty();
    while (queue.isEmpty() && !closed) {
      wait();
    }
    return queue.peek();
  }

  /** Takes out whatever would rather be handed back than wait. */
  synchronized List<Work> takeReturnable() {
    var returnable = queue.stream().filter(it -> it.delivery().isReturnable()).toList();
    queue.removeIf(it -> it.delivery().isReturnable());
    return returnable;
  }

  /** Its room is free for others. */
  synchronized void release(Work work) {
    deliveries--;
    bytes -= work.weight();
    notifyAll();
  }

  /** Takes nothing in any more; what is queued can still be taken out. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** How long the oldest delivery has waited by now, in nanoseconds; 0 when none waits. */
  synchronized long age(long now) {
    return inHand
        .or(() -> Optional.ofNullable(queue.peek()))
        .map(it -> now - it.since())
        .orElse(0L);
  }

  synchronized int deliveries() {
    return deliveries;
  }

  synchronized long bytes() {
    return bytes;
  }
}
