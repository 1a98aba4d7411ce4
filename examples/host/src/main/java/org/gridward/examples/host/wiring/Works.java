package org.gridward.examples.host.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gridward.EventRouter;
import org.gridward.SteadyClock;
import org.gridward.event.Datum;
import org.gridward.examples.host.feed.DemoFeed;
import org.gridward.examples.host.feed.Patrol;
import org.gridward.examples.host.feed.play.Recording;
import org.gridward.grid.GridIndex;
import org.gridward.resource.DatumWatch;
import org.gridward.resource.Resource;
import org.gridward.resource.ResourceKind;
import org.gridward.resource.ResourceMap;
import org.gridward.resource.file.ResourceFiles;
import org.gridward.rules.Attempt;
import org.gridward.rules.RuleBase;
import org.gridward.rules.SituationWatch;
import org.gridward.rules.ThresholdWatch;
import org.gridward.sensors.SensorGateway;
import org.gridward.sensors.device.DeviceKeys;
import org.gridward.sensors.device.DeviceWatch;
import org.gridward.sensors.http.HttpLimits;
import org.gridward.sensors.http.HttpSettings;
import org.gridward.sensors.http.StreamSource;
import org.gridward.sensors.intake.MediaFolder;
import org.gridward.sensors.mqtt.MqttSettings;
import org.gridward.sensors.sip.SipSettings;
import org.gridward.sensors.tcp.TcpSettings;
import org.gridward.store.CaseStore;
import org.gridward.store.Receipt;
import org.gridward.store.Retention;
import org.gridward.store.SqliteCaseStore;
import org.gridward.store.TrackRetention;
import org.gridward.store.TrackStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything behind the web server: broker, grids, rules, store, router, gateway, feed. The slow
 * parts start side by side; whoever needs one waits for it.
 */
public final class Works implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Works.class);
  private static final String CLIENT_ID = "gridward-host";
  private static final String DEVICES = "devices"; // a layer of resources

  /** Who was not seen for so long may be anywhere. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  /** Whoever reaches a listener on loopback has one address, a proxy with all its devices too. */
  private static final int FROM_THIS_MACHINE = 10_000;

  private final HostSettings settings;
  private final DataFolder data;
  private final SteadyClock clock = SteadyClock.over(InstantSource.system());
  private final CompletableFuture<?> broker;
  private final CompletableFuture<RuleBase> rules;
  private final CompletableFuture<SqliteCaseStore> store;
  private final ResourceMap resources = ResourceMap.create();
  private final DatumWatch datums = DatumWatch.over(this::grids);
  private final DeviceRegister devices;
  private final TownFiles town;
  private final Desk desk;
  private final CompletableFuture<EventRouter> router;
  private final CompletableFuture<SensorGateway> gateway = new CompletableFuture<>();
  private final CompletableFuture<SituationWatch> watch = new CompletableFuture<>();
  private final CompletableFuture<DeviceWatch> deviceHealth = new CompletableFuture<>();
  private final CompletableFuture<MediaFolder> media;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(
          2, // what reads the past must not keep notices back
          task -> {
            var thread = new Thread(task, "gridward-timer");
            thread.setDaemon(true);
            return thread;
          });

  private Works(HostSettings settings) {
    this.settings = settings;
    this.data = DataFolder.prepare(settings.data());
    this.broker =
        settings.mqttUrl().isPresent()
            ? CompletableFuture.completedFuture(null)
            : beside(() -> keep(EmbeddedBroker.start(settings.mqttPort(), data.broker())));
    this.store = beside(() -> keep(SqliteCaseStore.open(data.database())));
    this.rules = beside(() -> keep(RuleBase.load(data.policy())));
    // before anything is read: what is changed meanwhile is read again
    this.devices = DeviceRegister.in(data.town(), datums);
    this.town = new TownFiles(data, it -> router().replaceGrids(it), resources, devices);
    this.desk = new Desk(data.policy(), data.drafts(), clock);
    var grids = beside(() -> GridIndex.load(data.grids(), Datum.WGS84));
    this.media = beside(this::openMedia);
    this.router =
        grids
            .thenCombine(rules, (ground, policy) -> EventRouter.builder(ground, policy))
            .thenCombine(store, (builder, kept) -> keep(router(builder.store(kept))));
  }

  private EventRouter router(EventRouter.Builder builder) {
    builder.clock(clock);
    settings.quota().ifPresent(builder::quota);
    if (settings.quarantine()) {
      builder.admission(devices);
    }
    return builder.build();
  }

  /** Begins to open everything and returns at once. */
  static Works begin(HostSettings settings) {
    return new Works(settings);
  }

  private static <T> CompletableFuture<T> beside(Supplier<T> work) {
    var result = new CompletableFuture<T>();
    var thread =
        new Thread(
            () -> {
              try {
                result.complete(work.get());
              } catch (Throwable e) { // told to whoever waits for it
                result.completeExceptionally(e);
              }
            },
            "gridward-start");
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  private <T extends AutoCloseable> T keep(T part) {
    synchronized (opened) {
      opened.push(part);
    }
    return part;
  }

  private MediaFolder openMedia() {
    try {
      return MediaFolder.in(data.path());
    } catch (IOException e) {
      throw new UncheckedIOException("Pictures cannot be kept in " + data.path() + ": " + e, e);
    }
  }

  /** Waits until all is there, then lets alerts in. */
  void open() {
    var ready = await(router);
    await(broker);
    resources.replace(DEVICES, DevicePlaces.resources(devices.places()));
    resources.replace(TownFiles.LAYER, ResourceFiles.read(data.resources(), Datum.WGS84));
    rememberPositions();
    var bindings = data.bindings();
    var limits =
        settings.isPrivate()
            ? HttpLimits.STANDARD.connectionsPerAddress(FROM_THIS_MACHINE)
            : HttpLimits.STANDARD;
    var console = URI.create("http://127.0.0.1:" + settings.httpPort());
    var keys = settings.deviceKeys().map(it -> read("GRIDWARD_DEVICE_KEYS", it, DeviceKeys::read));
    var open =
        HttpSettings.on(settings.alertPort())
            .host(settings.listen())
            .bindings(bindings.http())
            .limits(limits)
            .links(it -> link(console, it));
    var locked = keys.map(open::keys).orElse(open);
    var tls = settings.tls().map(TlsFiles::listening);
    var http = tls.map(locked::tls).orElse(locked);
    var topics = MqttSettings.of(settings.broker(), CLIENT_ID).bindings(bindings.mqtt());
    var login =
        settings.mqttLogin().map(it -> read("GRIDWARD_MQTT_LOGIN", it, MqttSettings.Login::read));
    var known = login.map(topics::login).orElse(topics);
    var calling = settings.tls().map(TlsFiles::calling);
    var mqtt = calling.map(known::tls).orElse(known);
    var terminals = TcpSettings.on(settings.tcpPort()).host(settings.listen());
    var frames =
        settings.isPrivate() ? terminals.connectionsPerAddress(FROM_THIS_MACHINE) : terminals;
    var tcp = tls.map(frames::tls).orElse(frames);
    var calls =
        SipSettings.on(settings.sipPort(), keys.orElse(DeviceKeys.none()))
            .host(settings.listen())
            .registrations(data.registrations());
    var sip = settings.tls().filter(TlsFiles::sip).flatMap(it -> tls).map(calls::tls).orElse(calls);
    var builder =
        SensorGateway.builder(ready, await(media)).http(http).tcp(tcp).sip(sip).mqtt(mqtt);
    settings
        .streams()
        .map(it -> read("GRIDWARD_STREAMS", it, StreamSource::read))
        .ifPresent(builder::streams);
    calling.ifPresent(builder::streamsTls);
    if (!settings.isPrivate() && (settings.deviceKeys().isEmpty() || settings.tls().isEmpty())) {
      LOG.warn(
          "Devices are heard on {} {}; set GRIDWARD_DEVICE_KEYS and GRIDWARD_TLS unless the network"
              + " is theirs alone.",
          settings.listen(),
          settings.tls().isEmpty() ? "in the clear" : "without a password");
    }
    var sensors = keep(builder.places(devices).start());
    gateway.complete(sensors);
    timer.scheduleWithFixedDelay(guarded(ready::sweep), 1, 1, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(guarded(this::reloadPolicy), 1, 1, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(guarded(desk::sweep), 1, 60, TimeUnit.SECONDS);
    var situations = keep(SituationWatch.of(ready, await(rules), clock));
    watch.complete(situations);
    timer.scheduleWithFixedDelay(guarded(situations::step), 1, 1, TimeUnit.SECONDS);
    var thresholds = ThresholdWatch.of(ready, await(rules), clock);
    timer.scheduleWithFixedDelay(guarded(thresholds::step), 1, 1, TimeUnit.SECONDS);
    var health = DeviceWatch.of(ready, devices.entries(), clock);
    deviceHealth.complete(health);
    devices.onChange(
        it -> {
          resources.replace(DEVICES, DevicePlaces.resources(it.places()));
          health.replace(it.entries());
        });
    timer.scheduleWithFixedDelay(guarded(health::step), 1, 1, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(guarded(town::reloadIfChanged), 1, 1, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(guarded(resources::refresh), 1, 1, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(guarded(this::sweepTracks), 1, 60, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(guarded(this::prune), 1, 60, TimeUnit.SECONDS);
    if (settings.feed()) {
      feed(console, sensors);
    }
  }

  /** Lets made-up devices report, unless they are such as nobody would let in. */
  private void feed(URI console, SensorGateway sensors) {
    if (settings.deviceKeys().isPresent() || settings.mqttLogin().isPresent()) {
      LOG.info("Devices need a password, and made-up devices have none: they stay silent.");
    } else if (settings.tls().isPresent() || "mqtts".equals(settings.broker().getScheme())) {
      LOG.info("Doors speak TLS, and made-up devices do not: they stay silent.");
    } else {
      var alerts = URI.create("http://127.0.0.1:" + sensors.alertPort().orElseThrow());
      var recording = settings.recording().map(it -> keep(Recording.to(it)));
      var play =
          new DemoFeed.Settings(
              settings.broker(), alerts, devices.places(), 1, clock, 7, recording);
      keep(new Patrol(console, staff(), clock)).start();
      keep(new DemoFeed(play)).start();
    }
  }

  /** All that is due, in small transactions: one of them a second would not keep up with a city. */
  private void prune() {
    var now = clock.instant();
    while (store().prune(Retention.STANDARD, now) > 0) {
      // the next part
    }
    try {
      media().prune(now.minus(Retention.STANDARD.messages()), (int) now.getEpochSecond() / 60);
    } catch (IOException e) {
      throw new UncheckedIOException("Old pictures cannot be deleted: " + e, e);
    }
  }

  /** What became of an alert: its case, or the event where it opened none. */
  private static Optional<URI> link(URI console, Receipt receipt) {
    var name =
        receipt
            .caseId()
            .map(it -> "/api/cases/" + it.value())
            .or(
                () ->
                    receipt.outcome() == Receipt.Outcome.COUNTED
                        ? Optional.empty()
                        : Optional.of(
                            "/api/events/"
                                + URLEncoder.encode(
                                    receipt.eventId().value(), StandardCharsets.UTF_8)));
    return name.map(console::resolve);
  }

  /** Reads a file that an environment variable names. */
  private static <T> T read(String variable, Path file, Reading<T> reading) {
    try {
      return reading.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "File %s cannot be read; mend %s: %s".formatted(file, variable, e), e);
    }
  }

  private interface Reading<T> {
    T read(Path file) throws IOException;
  }

  /** What came to decide is kept at once, so that every decision can be explained later. */
  private void reloadPolicy() {
    if (rules().reloadIfChanged().filter(Attempt::accepted).isPresent()) {
      desk.sweep();
    }
  }

  private List<Resource> staff() {
    return IntStream.range(0, resources.snapshot().size())
        .mapToObj(resources.snapshot()::resource)
        .filter(it -> it.kind() == ResourceKind.STAFF)
        .toList();
  }

  /** Where everybody was seen last before the host was stopped, if that is not long ago. */
  private void rememberPositions() {
    var now = clock.instant();
    var since = now.minus(REMEMBERED);
    for (var id : tracks().listPresent(since, now)) {
      var positions = tracks().find(id, since, now).positions();
      resources.moved(positions.subList(positions.size() - 1, positions.size()));
    }
    resources.refresh();
  }

  /** Deletes and thins a part of what is due; the rest the next time, so that nobody waits. */
  private void sweepTracks() {
    TrackRetention.STANDARD.sweep(tracks(), clock.instant());
  }

  /** What runs every second must run the next second too; a lasting failure is told once. */
  private static Runnable guarded(Runnable task) {
    var told = new AtomicReference<String>();
    return () -> {
      try {
        task.run();
        told.set(null);
      } catch (RuntimeException e) {
        if (!e.toString().equals(told.getAndSet(e.toString()))) {
          LOG.warn("A regular task failed and is tried again every second: {}", e.toString());
        }
      }
    };
  }

  private static <T> T await(CompletableFuture<T> part) {
    try {
      return part.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException it ? it : e;
    }
  }

  /** Whether alerts are taken. */
  public boolean isOpen() {
    return gateway.isDone();
  }

  /** The broker that devices publish to. */
  public URI broker() {
    return settings.broker();
  }

  public SteadyClock clock() {
    return clock;
  }

  /** The grids in use. */
  public GridIndex grids() {
    return router().grids();
  }

  /** People, places and things of the town, and where they are. */
  public ResourceMap resources() {
    return resources;
  }

  /** Where staff and vehicles were. */
  public TrackStore tracks() {
    return await(store).tracks();
  }

  /** Devices whose places may be in another coordinate system than declared. */
  public DatumWatch datums() {
    return datums;
  }

  public RuleBase rules() {
    return await(rules);
  }

  /** Where the policy is changed. */
  public Desk desk() {
    return desk;
  }

  public CaseStore store() {
    return await(store);
  }

  public EventRouter router() {
    return await(router);
  }

  public SensorGateway gateway() {
    return await(gateway);
  }

  /** The register of the town's devices. */
  public DeviceRegister devices() {
    return devices;
  }

  /** What watches over the town's devices. */
  public DeviceWatch deviceHealth() {
    return await(deviceHealth);
  }

  /** What watches for situations of many events. */
  public SituationWatch situations() {
    return await(watch);
  }

  public MediaFolder media() {
    return await(media);
  }

  /** Closes the parts in the reverse order of their opening. */
  @Override
  public void close() {
    timer.shutdownNow();
    synchronized (opened) {
      while (!opened.isEmpty()) {
        close(opened.pop());
      }
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("{} did not close cleanly: {}", part.getClass().getSimpleName(), e.toString());
    }
  }
}
