package org.gridward.sensors.mqtt;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.gridward.sensors.codec.Command;
import org.gridward.sensors.intake.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the messages of a broker to the intake, at QoS 1, and acknowledges each when it is durable.
 * Without a broker it goes on trying. Safe for any number of threads.
 *
 * <p>The broker keeps what is not acknowledged, and its receive maximum is the back-pressure: while
 * the intake is full or the store away, nothing more comes.
 */
public final class MqttSource implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MqttSource.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(250);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);
  private static final Duration WATCH = Duration.ofMillis(500);
  private static final Duration FAREWELL = Duration.ofSeconds(15);

  private final MqttSettings settings;
  private final Intake intake;
  private final Inbox inbox;
  private final ScheduledExecutorService loop; // connects, watches, disconnects: one thread
  private final Thread pump;
  private final AtomicReference<Optional<Connection>> current =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<String>> lastError =
      new AtomicReference<>(Optional.empty());
  private final AtomicLong connections = new AtomicLong();
  private volatile boolean sessionPresent;
  private volatile boolean stopped;
  private Duration retry = FIRST_RETRY; // loop only
  private long storeWellAt = System.nanoTime(); // loop only

  private MqttSource(MqttSettings settings, Intake intake, ZoneId zone, InstantSource clock) {
    this.settings = settings;
    this.intake = intake;
    this.inbox = new Inbox(settings, zone, clock);
    this.loop = Executors.newSingleThreadScheduledExecutor(it -> daemon(it, "gridward-mqtt"));
    this.pump = daemon(this::pump, "gridward-mqtt-pump");
  }

  private static Thread daemon(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts listening; returns at once, whether there is a broker or not.
   *
   * @param zone of device times that carry none, where the binding does not name another
   * @param clock tells when a message came
   */
  public static MqttSource start(
      MqttSettings settings, Intake intake, ZoneId zone, InstantSource clock) {
    var source = new MqttSource(settings, intake, zone, clock);
    source.pump.start();
    source.loop.execute(source::connect);
    source.loop.scheduleWithFixedDelay(
        source::watch, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
    return source;
  }

  /** How it stands. */
  public MqttHealth health() {
    var connection = current.get();
    return new MqttHealth(
        connection.filter(Connection::isAlive).isPresent(),
        sessionPresent,
        connection.map(Connection::unacknowledged).orElse(0),
        inbox.atMostOnce(),
        inbox.dropped(),
        connections.get(),
        lastError.get());
  }

  /** Says something to a device, if there is a connection; returns at once. */
  public void say(Command command) {
    if (!stopped) {
      loop.execute(() -> current.get().ifPresent(it -> it.say(command)));
    }
  }

  private void pump() {
    try {
      while (!stopped && intake.put(inbox.take().delivery())) {
        // until the intake closes
      }
    } catch (InterruptedException e) { // stop() says so; what is in the inbox stays at the broker
      Thread.currentThread().interrupt();
    }
  }

  private void connect() {
    if (stopped || current.get().isPresent()) {
      return;
    }
    if (storeIsAwayTooLong()) {
      tryAgain();
      return;
    }
    try {
      open(Connection.to(settings, inbox, (it, why) -> loop.execute(() -> lost(it, why))));
    } catch (MqttException | RuntimeException e) { // of Paho: the next try has a new client
      failed(Connection.why(e));
    }
  }

  private void open(Connection connection) throws MqttException {
    try {
      sessionPresent = connection.open();
    } catch (MqttException | RuntimeException e) {
      connection.close();
      throw e;
    }
    if (sessionPresent) {
      inbox.forgetAllBut(connection);
    }
    current.set(Optional.of(connection));
    lastError.set(Optional.empty());
    connections.incrementAndGet();
    retry = FIRST_RETRY;
    LOG.info(
        "Listening to {} as {}; {}",
        settings.broker(),
        settings.clientId(),
        sessionPresent ? "the broker kept our session" : "the session is new");
  }

  private void failed(String why) {
    note(why);
    tryAgain();
  }

  /** In the log once, however often it fails for the same reason. */
  private void note(String why) {
    if (!lastError.getAndSet(Optional.of(why)).equals(Optional.of(why))) {
      LOG.warn("No connection to {}, trying again: {}", settings.broker(), why);
    }
  }

  /** With jitter, so that a broker that comes back is not met by all its clients at once. */
  private void tryAgain() {
    if (stopped) {
      return;
    }
    var most = retry.toMillis();
    var wait = ThreadLocalRandom.current().nextLong(most / 2, most + 1);
    var twice = retry.multipliedBy(2);
    retry = twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
    loop.schedule(this::connect, wait, TimeUnit.MILLISECONDS);
  }

  private void lost(Connection connection, String why) {
    if (!stopped && current.get().filter(it -> it == connection).isPresent()) {
      note(why);
      current.set(Optional.empty());
      connection.close();
      tryAgain();
    }
  }

  private void watch() {
    if (intake.health().isReady()) {
      storeWellAt = System.nanoTime();
    }
    current.get().ifPresent(this::watch);
  }

  private void watch(Connection connection) {
    if (!connection.isAlive()) {
      lost(connection, "the connection is gone");
    } else if (storeIsAwayTooLong()) {
      lost(connection, "the store is away; the broker keeps the messages");
    } else if (intake.health().isReady()
        && connection.oldest().compareTo(settings.unackedAtMost()) > 0) {
      LOG.error(
          "A message of {} was not committed within {} although the store is well; asking the"
              + " broker for it again. This is a defect.",
          settings.broker(),
          settings.unackedAtMost());
      lost(connection, "a message stayed without acknowledgement");
    }
  }

  private boolean storeIsAwayTooLong() {
    return System.nanoTime() - storeWellAt > settings.storeAwayAtMost().toNanos();
  }

  /** Takes nothing more to the intake. What is with the intake is still acknowledged. */
  public void stop() {
    stopped = true;
    pump.interrupt();
  }

  /** Disconnects; the broker keeps the session and whatever is not acknowledged. */
  @Override
  public void close() {
    stop();
    if (loop.isShutdown()) {
      return;
    }
    try {
      loop.submit(() -> current.getAndSet(Optional.empty()).ifPresent(Connection::close))
          .get(FAREWELL.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      LOG.warn("The connection to {} ended roughly: {}", settings.broker(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    loop.shutdownNow();
  }
}
