package org.gridward.sensors.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.gridward.EventRouter;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Phase;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;
import org.gridward.resource.DeviceEntry;
import org.gridward.store.CaseStore;
import org.gridward.store.DeviceSeen;
import org.gridward.store.Receipt.Outcome;
import org.gridward.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over the town's devices (设备健康): who has not been heard for three times as long as usual
 * is down, which is an event of kind {@code device.offline} from its start to its end, so the
 * policy says who is told. What stands behind a gateway that is down itself is not told: one
 * gateway is one alarm. Asks the store for a device only when it is due. Safe for any number of
 * threads; one step runs at a time.
 */
public final class DeviceWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceWatch.class);
  private static final int MISSES = 3;
  private static final String KIND = "device.offline";

  /** How a device stands. */
  public enum State {
    /** Nobody waits for it: the registry does not say how often it speaks. */
    UNWATCHED,
    /** It was never heard. */
    NEVER,
    /** It was heard in time. */
    UP,
    /** It missed its time once. */
    LATE,
    /** It was not heard for three times its time. */
    DOWN,
    /** It is silent, and so is the gateway that it speaks through. */
    BEHIND,
    /** It is silent, and that is known: it is being maintained. */
    MUTED
  }

  /**
   * A device and how it stands.
   *
   * @param device what the registry knows of it
   * @param state how it stands now
   * @param seen what it said so far
   */
  public record Health(DeviceEntry device, State state, Optional<DeviceSeen> seen) {}

  /** A device, when to look at it next, and whether it was told to be down. */
  private static final class Watched {
    private final DeviceEntry entry;
    private final Instant began; // to be waited for
    private Instant next;
    private boolean down;
    private boolean known; // whether the store was asked what was told before a restart

    private Watched(DeviceEntry entry, Instant began, Duration every) {
      this.entry = entry;
      this.began = began;
      this.next = began.plus(every);
    }

    /** The same device under another row. */
    private Watched as(DeviceEntry other, Instant now) {
      var same = new Watched(other, began, other.every().orElseThrow());
      same.next = now;
      same.down = down;
      same.known = known;
      return same;
    }

    /** Whether it was heard since we began to listen. */
    private boolean isHeard(Optional<DeviceSeen> seen) {
      return seen.filter(it -> !it.lastAt().isBefore(began)).isPresent();
    }

    /** When it was heard last, or when we began to listen, whatever came later. */
    private Instant reference(Optional<DeviceSeen> seen) {
      return seen.map(DeviceSeen::lastAt).filter(it -> it.isAfter(began)).orElse(began);
    }

    private Duration every() {
      return entry.every().orElseThrow();
    }
  }

  private final EventRouter router;
  private final CaseStore store;
  private final InstantSource clock;
  private final Map<String, DeviceEntry> entries = new HashMap<>();
  private final Map<String, Watched> watched = new HashMap<>();
  private final PriorityQueue<Watched> queue =
      new PriorityQueue<>(Comparator.comparing(it -> it.next));
  private final Deque<Watched> gone = new ArrayDeque<>(); // from the register, while they were down

  private DeviceWatch(EventRouter router, List<DeviceEntry> devices, InstantSource clock) {
    this.router = router;
    this.store = router.store();
    this.clock = clock;
    replace(devices);
  }

  /** Watches over these devices from now on; what was before, nobody listened. */
  public static DeviceWatch of(EventRouter router, List<DeviceEntry> devices, InstantSource clock) {
    return new DeviceWatch(router, devices, clock);
  }

  /**
   * Watches over these devices from now on. Of one that was watched before it is known how it
   * stands; for one that is new the waiting begins; the alarm of one that is no more is over.
   */
  public synchronized void replace(List<DeviceEntry> devices) {
    var now = clock.instant();
    var before = Map.copyOf(watched);
    entries.clear();
    watched.clear();
    queue.clear();
    for (var entry : devices) {
      entries.put(entry.key(), entry);
      if (entry.every().isPresent()) {
        var old = Optional.ofNullable(before.get(entry.key()));
        var one =
            old.map(it -> it.as(entry, now))
                .orElseGet(() -> new Watched(entry, now, entry.every().get()));
        watched.put(entry.key(), one);
        queue.add(one);
      }
    }
    before.values().stream()
        .filter(it -> it.down && !watched.containsKey(it.entry.key()))
        .forEach(gone::add);
  }

  /**
   * Looks at the devices that are due. Call this every second or so.
   *
   * @return how many went down or came back
   */
  public synchronized int step() {
    var told = 0;
    var now = clock.instant();
    try {
      for (; !gone.isEmpty(); gone.poll()) {
        router.route(event(gone.peek(), Phase.END, Optional.empty(), now));
      }
      while (!queue.isEmpty() && !queue.peek().next.isAfter(now)) {
        told += look(queue.peek(), now) ? 1 : 0;
        var one = queue.poll(); // only now: a step that fails looks again
        queue.add(one);
      }
    } catch (StoreUnavailableException e) {
      LOG.warn("The watch over devices goes on with the next step: {}", e.getMessage());
    }
    return told;
  }

  /** Looks at one device, says what changed, and when to look again. */
  private boolean look(Watched it, Instant now) {
    var seen = store.findDevice(it.entry.key());
    var last = it.reference(seen);
    if (!it.known) {
      it.down = wasTold(it, now);
      it.known = true;
    }
    var state = state(it, seen, now);
    var changed = false;
    if (it.down && it.isHeard(seen) && isWell(state)) {
      router.route(event(it, Phase.END, seen, now));
      it.down = false;
      changed = true;
    } else if (!it.down && state == State.DOWN) {
      router.route(event(it, Phase.START, seen, now));
      it.down = true;
      changed = true;
    }
    it.next = isWell(state) ? last.plus(it.every().multipliedBy(MISSES)) : now.plus(it.every());
    it.next = it.next.isAfter(now) ? it.next : now.plus(it.every());
    return changed;
  }

  private static boolean isWell(State state) {
    return state == State.UP || state == State.LATE;
  }

  private State state(Watched it, Optional<DeviceSeen> seen, Instant now) {
    var silent = Duration.between(it.reference(seen), now);
    var every = it.every();
    if (silent.compareTo(every.multipliedBy(MISSES)) < 0) {
      if (seen.isEmpty()) {
        return State.NEVER;
      }
      return silent.compareTo(every) <= 0 ? State.UP : State.LATE;
    }
    if (it.entry.mutedUntil().filter(now::isBefore).isPresent()) {
      return State.MUTED;
    }
    var gateway = it.entry.gateway().map(watched::get);
    var isGone = gateway.filter(at -> isSilent(at, now)).isPresent();
    return isGone ? State.BEHIND : State.DOWN;
  }

  /** Whether a gateway missed its own time, which may come to be known only later. */
  private boolean isSilent(Watched gateway, Instant now) {
    var last = gateway.reference(store.findDevice(gateway.entry.key()));
    return gateway.down || Duration.between(last, now).compareTo(gateway.every()) > 0;
  }

  /** Whether the store has it down from before a restart. */
  private boolean wasTold(Watched one, Instant now) {
    var asked = event(one, Phase.START, Optional.empty(), now);
    return store
        .lookUp(List.of(asked))
        .get(0)
        .filter(it -> it.outcome() == Outcome.ATTACHED)
        .isPresent();
  }

  /** The same silence is the same event, however often it is told. */
  private Event event(Watched one, Phase phase, Optional<DeviceSeen> seen, Instant now) {
    var entry = one.entry;
    var since = seen.map(DeviceSeen::lastAt).orElse(one.began);
    var id = "device/%s/%s/%d".formatted(entry.key(), phase, since.toEpochMilli());
    var event =
        Event.builder(EventId.endOf(id), Source.PLATFORM, KIND, now)
            .occurredAt(since.isAfter(now) ? now : since, TimeQuality.ARRIVAL)
            .device(Device.of(entry.key()))
            .phase(phase)
            .situation(Situation.until("device|down|" + entry.key()))
            .text(
                phase == Phase.START
                    ? "设备 %s 已 %s 没有信号".formatted(entry.name(), length(since, now))
                    : "设备 %s 恢复信号".formatted(entry.name()))
            .attribute("device.name", entry.name());
    entry.place().ifPresent(event::location);
    entry.department().ifPresent(it -> event.attribute("device.department", it));
    entry.gateway().ifPresent(it -> event.attribute("device.gateway", it));
    return event.build();
  }

  private static String length(Instant since, Instant now) {
    var minutes = Math.max(0, Duration.between(since, now).toMinutes());
    return minutes < 120 ? minutes + " 分钟" : minutes / 60 + " 小时";
  }

  /** How all devices of the registry stand now, by key. */
  public synchronized List<Health> list() {
    var now = clock.instant();
    var all = new ArrayList<Health>();
    for (var entry : entries.values()) {
      var seen = store.findDevice(entry.key());
      var one = Optional.ofNullable(watched.get(entry.key()));
      all.add(new Health(entry, one.map(it -> state(it, seen, now)).orElse(State.UNWATCHED), seen));
    }
    all.sort(Comparator.comparing(it -> it.device().key()));
    return List.copyOf(all);
  }
}
