package org.gridward.sensors.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gridward.EventRouter;
import org.gridward.sensors.codec.Codec;
import org.gridward.sensors.codec.Command;
import org.gridward.sensors.codec.Inbound;
import org.gridward.sensors.codec.ReplyingCodec;

/**
 * Takes messages of all transports in and answers each when everything it said is durable: bounded
 * queue, readers, one thread that commits. Nothing is dropped: what cannot be taken is refused at
 * the door, what cannot be read is kept as a dead letter, and what cannot be committed is held or
 * handed back. Safe for any number of threads.
 */
public final class Intake implements AutoCloseable {

  private final WaitingLine line;
  private final Reader reader;
  private final Tallies tallies;
  private final Batcher batcher;
  private final Thread thread;
  private final ExecutorService readers;
  private final ExecutorService inTurn; // reads what only makes sense after what came before
  private final DeviceMeters meters = new DeviceMeters();
  private final IntakeLimits limits;
  private final InstantSource clock;

  private Intake(Builder builder) {
    var codecs =
        builder.codecs.stream()
            .collect(Collectors.toMap(Codec::protocol, Function.identity(), (old, own) -> own));
    limits = builder.limits;
    clock = builder.clock;
    line = new WaitingLine(limits);
    var complaints = new Complaints(builder.clock);
    reader = new Reader(codecs, builder.places, complaints, meters);
    tallies = new Tallies(codecs.keySet());
    var keeper = new Keeper(builder.router, builder.media);
    batcher = new Batcher(line, keeper, tallies, meters, complaints, limits);
    thread = new Thread(batcher, "gridward-intake");
    thread.setDaemon(true);
    readers = Executors.newFixedThreadPool(limits.readers(), daemons("gridward-reader-"));
    inTurn = Executors.newSingleThreadExecutor(daemons("gridward-session-"));
  }

  private static ThreadFactory daemons(String name) {
    var number = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, name + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Starts an intake.
   *
   * @param router where events go
   * @param media where pictures go
   * @param codecs one per protocol; of two for one protocol the later counts
   */
  public static Builder builder(
      EventRouter router, MediaFolder media, Collection<? extends Codec> codecs) {
    return new Builder(router, media, codecs);
  }

  /**
   * Takes a delivery in, if it can be taken now.
   *
   * @return false when the intake is full or closed, or when the store is away and the delivery
   *     would be handed back anyway; its callback is then never called
   */
  public boolean offer(Delivery delivery) {
    var tally = tallies.of(delivery.inbound().protocol());
    var away = delivery.isReturnable() && batcher.problem().isPresent();
    if (away || !line.offer(Work.weight(delivery), work(delivery))) {
      tally.refused();
      return false;
    }
    return true;
  }

  /**
   * Takes a delivery in, waiting for room where there is none.
   *
   * @return false when the intake is closed; the callback is then never called
   */
  public boolean put(Delivery delivery) throws InterruptedException {
    return line.put(Work.weight(delivery), work(delivery));
  }

  /** Counted and read from the moment there is room for it. */
  private Supplier<Work> work(Delivery delivery) {
    return work(delivery, () -> reading(delivery.inbound()));
  }

  private CompletableFuture<Content> reading(Inbound inbound) {
    return CompletableFuture.supplyAsync(
        () -> reader.read(inbound), reader.isSequential(inbound.protocol()) ? inTurn : readers);
  }

  private Supplier<Work> work(Delivery delivery, Supplier<CompletableFuture<Content>> reading) {
    return () -> {
      tallies.of(delivery.inbound().protocol()).received();
      return new Work(delivery, Work.weight(delivery), System.nanoTime(), reading.get());
    };
  }

  /** What a message says, without taking it in. */
  Content read(Inbound inbound) {
    return reading(inbound).join();
  }

  /**
   * Who says to devices what the sessions of their protocols want to say, such as an MQTT source;
   * called on a thread that must not be held up.
   */
  public void speaker(Consumer<Command> value) {
    reader.speaker(value);
  }

  /** What is known of a device from what it sent since the start. */
  public Optional<DeviceFigures> figures(String deviceKey) {
    return meters.find(deviceKey, clock.instant());
  }

  /** Takes in what was read before, waiting for room; false when closed. */
  boolean put(Delivery delivery, Content content) throws InterruptedException {
    return line.put(
        Work.weight(delivery), work(delivery, () -> CompletableFuture.completedFuture(content)));
  }

  /**
   * Whether a message of that size would be taken now from a sender that can repeat it. To be asked
   * before its body is read.
   */
  public boolean hasRoom(long bytes) {
    return batcher.problem().isEmpty() && line.hasRoom(bytes);
  }

  /**
   * What the sender of a message that is durable now waits for, besides the answer of its
   * transport; empty for most protocols.
   */
  public Optional<ReplyingCodec.Reply> reply(Inbound inbound) {
    return reader.reply(inbound);
  }

  /** How it stands. */
  public IntakeHealth health() {
    return new IntakeHealth(
        batcher.problem(),
        line.deliveries(),
        line.bytes(),
        Duration.ofNanos(line.age(System.nanoTime())));
  }

  /** What went in and came of it since the start, of all protocols together. */
  public IntakeCounts counts() {
    return tallies.counts().values().stream().reduce(IntakeCounts.NONE, IntakeCounts::plus);
  }

  /** The same by protocol, sorted. */
  public Map<String, IntakeCounts> countsByProtocol() {
    return tallies.counts();
  }

  /**
   * Takes nothing in any more, commits what is queued, and returns. What cannot be committed within
   * the limit's patience is handed back.
   */
  @Override
  public void close() {
    line.close();
    try {
      thread.join(limits.drain().toMillis());
      batcher.giveUp();
      thread.join(limits.drain().toMillis());
    } catch (InterruptedException e) {
      batcher.giveUp();
      Thread.currentThread().interrupt();
    }
    readers.shutdown();
    inTurn.shutdown();
  }

  /** Gathers an intake. Not thread-safe. */
  public static final class Builder {

    private final EventRouter router;
    private final MediaFolder media;
    private final List<Codec> codecs;
    private Places places = Places.none();
    private IntakeLimits limits = IntakeLimits.STANDARD;
    private InstantSource clock = InstantSource.system();

    private Builder(EventRouter router, MediaFolder media, Collection<? extends Codec> codecs) {
      this.router = router;
      this.media = media;
      this.codecs = List.copyOf(codecs);
    }

    /** Where fixed devices stand; default: nobody knows. */
    public Builder places(Places value) {
      places = value;
      return this;
    }

    public Builder limits(IntakeLimits value) {
      limits = value;
      return this;
    }

    /** The clock that spaces complaints in the log. */
    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    /** The intake, running. */
    public Intake start() {
      var intake = new Intake(this);
      intake.thread.start();
      return intake;
    }
  }
}
