package org.gridward;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Phase;
import org.gridward.event.Situation;
import org.gridward.event.Source;
import org.gridward.store.CaseQuota;
import org.gridward.store.CaseStore;
import org.gridward.store.DeviceSeen;

/**
 * Devices that want to open more cases than they may (单设备限额): each window of the quota is one
 * event, and windows that follow each other are one case. Safe for any number of threads.
 */
final class Floods {

  private static final String KIND = "device.flooding";

  private final CaseStore store;
  private final CaseQuota quota;
  private final InstantSource clock;
  private final Map<String, Event> untold = new ConcurrentHashMap<>(); // by device

  Floods(CaseStore store, CaseQuota quota, InstantSource clock) {
    this.store = store;
    this.quota = quota;
    this.clock = clock;
  }

  /** An event was held because its device had opened too many cases. */
  void held(Event event) {
    untold.putIfAbsent(event.device().orElseThrow().key(), event);
  }

  /** Tells of each device once in a window. Where this fails, the next call tells it. */
  void tell(Consumer<Event> router) {
    for (var key : List.copyOf(untold.keySet())) {
      store
          .findDevice(key)
          .map(it -> alarm(it, untold.get(key)))
          .filter(it -> store.findEvent(it.id()).isEmpty())
          .ifPresent(router);
      untold.remove(key);
    }
  }

  private Event alarm(DeviceSeen device, Event held) {
    var key = device.key();
    var window = device.opened().since().toEpochMilli();
    var event =
        Event.builder(
                EventId.endOf("device/%s/flooding/%d".formatted(key, window)),
                Source.PLATFORM,
                KIND,
                clock.instant())
            .device(held.device().orElseThrow())
            .phase(Phase.START)
            .situation(Situation.silentAfter("device|flooding|" + key, quota.per().multipliedBy(2)))
            .text(
                "设备 %s 在 %d 分钟内已立案 %d 件，其余报警暂存，待人工放行"
                    .formatted(key, Math.max(1, quota.per().toMinutes()), quota.cases()));
    held.location().ifPresent(event::location);
    held.addressText().ifPresent(event::addressText);
    return event.build();
  }
}
