package org.gridward.examples.benchmarks.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/** All connections of one transport, and the ledger of what they sent. */
final class Devices implements AutoCloseable {

  private final Transport transport;
  private final LongPredicate garbage;
  private final Ledger ledger = new Ledger();
  private final List<Device> devices = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private Devices(Transport transport, LongPredicate garbage) {
    this.transport = transport;
    this.garbage = garbage;
  }

  /**
   * Begins to send.
   *
   * @param perSecond messages of all together
   * @param garbage which of them nobody can read
   */
  static Devices start(Transport transport, int port, int perSecond, LongPredicate garbage) {
    var all = new Devices(transport, garbage);
    var interval = TimeUnit.SECONDS.toNanos(1) * transport.connections() / perSecond;
    for (var i = 0; i < transport.connections(); i++) {
      var device = new Device(port, transport.wire(i, garbage), all.ledger, interval);
      var thread = new Thread(device, transport.word() + "-device-" + i);
      thread.setDaemon(true);
      all.devices.add(device);
      all.threads.add(thread);
      thread.start();
    }
    return all;
  }

  Transport transport() {
    return transport;
  }

  /** Whether nobody can read a message. */
  boolean isGarbage(long number) {
    return garbage.test(number);
  }

  Ledger ledger() {
    return ledger;
  }

  /** Sends nothing new, and waits until all that was sent is acknowledged. */
  void finish() {
    devices.forEach(Device::stop);
    Wait.until("all is acknowledged", () -> ledger.count() == ledger.sent());
  }

  @Override
  public void close() {
    devices.forEach(Device::leave);
    threads.forEach(Wait::end);
  }
}
