package org.gridward.examples.benchmarks.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.gridward.examples.benchmarks.parts.Broker;
import org.gridward.examples.benchmarks.parts.Child;
import org.gridward.testkit.FreePort;

/** A host, its broker where alerts come over one, a line that can be cut, and devices that send. */
final class Scene implements AutoCloseable {

  static final LongPredicate NO_GARBAGE = number -> false;

  private static final String NO_BROKER = "tcp://127.0.0.1:9"; // nobody listens there
  private static final Duration MOMENT = Duration.ofMillis(100);
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final Path folder;
  private final Transport transport;
  private final int brokerPort = FreePort.next();
  private Optional<Child> broker = Optional.empty();
  private Link link;
  private Host host;
  private Devices devices;

  private Scene(Path folder, Transport transport) {
    this.folder = folder;
    this.transport = transport;
  }

  /**
   * Starts everything; returns when devices send and the host takes it in.
   *
   * @param folder for broker, host and logs
   * @param data the host's data
   * @param garbage which messages nobody can read
   */
  static Scene start(
      Path folder, Path data, Transport transport, int perSecond, LongPredicate garbage) {
    var scene = new Scene(folder, transport);
    Runtime.getRuntime().addShutdownHook(new Thread(scene::close)); // where the command is ended
    try {
      scene.open(data, perSecond, garbage);
      return scene;
    } catch (RuntimeException e) {
      scene.close();
      throw e;
    }
  }

  /** The same with the data beside the rest, and messages that can all be read. */
  static Scene start(Path folder, Transport transport, int perSecond) {
    return start(folder, folder.resolve("data"), transport, perSecond, NO_GARBAGE);
  }

  private void open(Path data, int perSecond, LongPredicate garbage) {
    if (transport == Transport.MQTT) {
      startBroker();
      link = Link.to(brokerPort, true);
      host = Host.start(folder, data, "tcp://127.0.0.1:" + link.port());
      Wait.until("the host is subscribed", () -> host.figure("gridward_mqtt_connected") == 1);
      devices = Devices.start(transport, brokerPort, perSecond, garbage);
    } else {
      host = Host.start(folder, data, NO_BROKER);
      link = Link.to(host.port(transport), false);
      devices = Devices.start(transport, link.port(), perSecond, garbage);
    }
    Wait.until("alerts are taken in", () -> host.acknowledged() > 0);
  }

  /** Starts the broker, for the first time or again; returns when it listens. */
  void startBroker() {
    broker =
        Optional.of(
            Child.start(
                Broker.class,
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                String.valueOf(brokerPort),
                folder.resolve("broker").toString(),
                "file",
                "1000000"));
  }

  void killBroker() {
    broker.orElseThrow().kill();
  }

  Host host() {
    return host;
  }

  /** Between host and broker; without a broker between devices and host. */
  Link link() {
    return link;
  }

  Ledger ledger() {
    return devices.ledger();
  }

  /** Returns when so many more messages have been acknowledged. */
  void awaitMore(int count) {
    var enough = ledger().count() + count;
    Wait.until("messages are acknowledged", () -> ledger().count() >= enough);
  }

  /** How long after a repair the host acknowledges the first message. */
  Duration untilNext(Runnable repair) {
    Wait.pass(MOMENT); // what was acknowledged before the fault arrives
    var next = transport == Transport.MQTT ? link.nextAck() : ledger().nextAck();
    return next.after(repair);
  }

  /** Ends the scene, and asks the store what it holds. */
  Report.Row row(String fault, int times, List<Duration> delays) {
    devices.finish();
    if (transport == Transport.MQTT) {
      drain();
    }
    host.kill();
    var proof = Proof.of(host.database(), devices, List.of(Duration.ZERO));
    return new Report.Row(fault, times, ledger().sent(), proof, delays, lostBefore(proof));
  }

  /** What the broker acknowledged and then lost itself. */
  private Optional<String> lostBefore(Proof proof) {
    var kept = proof.missing().stream().filter(it -> !link.passed().contains(it)).count();
    return transport == Transport.MQTT && kept > 0
        ? Optional.of(kept + " of the lost never came from the broker")
        : Optional.empty();
  }

  /** Until the host has taken what the broker kept for it. */
  private void drain() {
    Wait.isSo( // if not, the proof says what is missing
        () ->
            host.figure("gridward_events") + host.figure("gridward_intake_dead")
                >= ledger().count());
    for (long before = -1, now = received(); now != before; now = received()) {
      before = now;
      Wait.pass(QUIET);
    }
  }

  private long received() {
    return host.figure("gridward_intake_received");
  }

  @Override
  public void close() {
    if (devices != null) {
      devices.close();
    }
    if (link != null) {
      link.close();
    }
    if (host != null) {
      host.kill();
    }
    broker.ifPresent(Child::kill);
  }
}
