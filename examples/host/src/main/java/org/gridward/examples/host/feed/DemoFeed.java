package org.gridward.examples.host.feed;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gridward.examples.host.feed.Program.Item;
import org.gridward.examples.host.feed.play.Message;
import org.gridward.examples.host.feed.play.Recording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a town to life: its cameras, sensors and people report to a host over MQTT and HTTP as
 * real ones do, from the first second on. A broker or listener that is away is met again later;
 * what is said meanwhile is lost, as it is with most real devices.
 */
public final class DemoFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoFeed.class);
  private static final int SECOND_SENDING_MILLIS = 300;

  /** One message in so many is sent twice, as happens where an acknowledgement was lost. */
  private static final int ONE_IN = 25;

  private final Settings settings;
  private final Random random;
  private final Sockets sockets;
  private final Program program;
  private final ScheduledExecutorService stage =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "demo-feed");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Where to report to, and who reports.
   *
   * @param mqtt the broker, such as {@code tcp://127.0.0.1:1883}
   * @param alerts the alert listener, such as {@code http://127.0.0.1:8090}
   * @param devices the town's devices, at least one
   * @param rate 1 for a new matter about every six seconds, 2 for twice as many
   * @param clock of the devices
   * @param seed the same seed gives the same course
   * @param recording where all that is sent is written down; the owner closes it
   */
  public record Settings(
      URI mqtt,
      URI alerts,
      List<DevicePlace> devices,
      double rate,
      InstantSource clock,
      long seed,
      Optional<Recording> recording) {

    public Settings {
      devices = List.copyOf(devices);
      if (devices.isEmpty()) {
        throw new IllegalArgumentException("The demo feed has no device; name one or more.");
      }
      if (!(rate > 0)) {
        throw new IllegalArgumentException(
            "Rate of the demo feed is " + rate + "; write more than 0, 1 for the usual pace.");
      }
    }
  }

  public DemoFeed(Settings settings) {
    this.settings = settings;
    this.random = new Random(settings.seed());
    this.sockets = new Sockets(settings.mqtt(), settings.alerts());
    this.program = new Program(settings.devices());
  }

  /** Begins and returns at once. */
  public void start() {
    LOG.info(
        "Demo feed starts: {} devices report to {} and {}",
        settings.devices().size(),
        settings.mqtt(),
        settings.alerts());
    repeat(sockets::keepConnected, 0, 1_000);
    program.opening().forEach(item -> later(() -> play(item.scene()), item.millis()));
    program.chatter().forEach(item -> chat(item, random.nextInt((int) item.millis())));
    later(this::happen, 3_000);
    later(this::burst, 45_000);
  }

  /** Something happens, and something else a while later: seldom at once, seldom after long. */
  private void happen() {
    play(program.incident(random));
    var mean = Program.MEAN_MILLIS / settings.rate();
    later(this::happen, (long) Math.min(5 * mean, -Math.log(1 - random.nextDouble()) * mean));
  }

  /** Much at once: a cloudburst, a market day. */
  private void burst() {
    program.burst(random).forEach(scene -> later(() -> play(scene), random.nextInt(2_000)));
    later(this::burst, (long) (90_000 / settings.rate()));
  }

  private void chat(Item item, long delay) {
    later(
        () -> {
          play(item.scene());
          chat(item, item.millis());
        },
        delay);
  }

  private void play(Scene scene) {
    for (var cue : scene.play(settings.clock().instant(), random)) {
      var millis = cue.after().toMillis();
      later(() -> send(cue.message()), millis);
      if (random.nextInt(ONE_IN) == 0) {
        later(() -> send(cue.message()), millis + SECOND_SENDING_MILLIS);
      }
    }
  }

  private void send(Message message) {
    settings.recording().ifPresent(it -> it.add(settings.clock().instant(), message));
    sockets.send(message);
  }

  private void later(Runnable task, long millis) {
    if (!stage.isShutdown()) {
      stage.schedule(guarded(task), millis, TimeUnit.MILLISECONDS);
    }
  }

  private void repeat(Runnable task, long delay, long millis) {
    stage.scheduleWithFixedDelay(guarded(task), delay, millis, TimeUnit.MILLISECONDS);
  }

  /** A scene that fails must not end the feed. */
  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.warn("A scene of the demo feed failed: {}", e.toString());
      }
    };
  }

  /** Falls silent. */
  @Override
  public void close() {
    stage.shutdownNow();
    sockets.close();
  }
}
