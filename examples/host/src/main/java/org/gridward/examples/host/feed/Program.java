package org.gridward.examples.host.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Who does what in the town, how often. */
final class Program {

  /** A new matter about every six seconds. */
  static final double MEAN_MILLIS = 6_000;

  private static final int HEARTBEAT_MILLIS = 10_000;
  private static final int READING_MILLIS = 60_000;

  private final List<Scene> hikvision = new ArrayList<>();
  private final List<Scene> frigate = new ArrayList<>();
  private final List<Scene> onvif = new ArrayList<>();
  private final List<Scene> lora = new ArrayList<>();
  private final List<Item> chatter = new ArrayList<>();
  private final Reports reports;

  /** A scene and its time: the delay of a first one, the interval of one that repeats. */
  record Item(Scene scene, long millis) {}

  Program(List<DevicePlace> devices) {
    this.reports = new Reports(devices);
    devices.forEach(it -> add(it, devices));
  }

  private void add(DevicePlace device, List<DevicePlace> all) {
    switch (device.family()) {
      case "hik" -> addHikvision(device, all);
      case "frigate" -> frigate.add(new FrigateScenes(device)::visit);
      case "onvif" -> {
        onvif.add(new OnvifScenes(device)::alarm);
        if (device.kind().equals("video.motion")) {
          onvif.add(new OnvifScenes(device)::crossings);
        }
      }
      case "deveui" -> {
        lora.add(new LoraScenes(device)::alarm);
        chatter.add(new Item(new LoraScenes(device)::reading, READING_MILLIS));
      }
      default -> {
        // Another family: somebody stands there to report, but it does not speak by itself.
      }
    }
  }

  /** A recorder beats for its cameras; the cameras alarm under its address. */
  private void addHikvision(DevicePlace device, List<DevicePlace> all) {
    var scenes = new HikvisionScenes(device);
    if (!device.key().contains("/")) {
      chatter.add(new Item(scenes::heartbeat, HEARTBEAT_MILLIS));
    }
    if (all.stream().noneMatch(it -> it.key().startsWith(device.key() + "/"))) {
      hikvision.add(scenes::alarm);
    }
  }

  /** One of each within the first two seconds, so that a visitor need not wait. */
  List<Item> opening() {
    var items = new ArrayList<Item>();
    items.add(new Item(reports::one, 100));
    first(hikvision, 300, items);
    items.add(new Item(FrigateScenes::online, 1_000));
    first(frigate, 1_200, items);
    first(onvif, 1_500, items);
    first(lora, 1_800, items);
    items.add(new Item(Garbage::play, 2_000));
    items.add(new Item(reports::several, 2_200));
    return items;
  }

  private static void first(List<Scene> scenes, long millis, List<Item> items) {
    scenes.stream().findFirst().ifPresent(it -> items.add(new Item(it, millis)));
  }

  /** What goes on all the time: heartbeats and readings. */
  List<Item> chatter() {
    return chatter;
  }

  /** What happens next. Of ten incidents four are reports of people, and one is garbage. */
  Scene incident(Random random) {
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> reports::one;
      case 5 -> reports::several;
      case 6, 7 -> reports::hotline;
      case 8, 9 -> Garbage::play;
      case 10, 11, 12, 13 -> any(hikvision, random);
      case 14, 15, 16 -> any(frigate, random);
      case 17, 18 -> any(onvif, random);
      default -> any(lora, random);
    };
  }

  private Scene any(List<Scene> scenes, Random random) {
    return scenes.isEmpty() ? reports::one : scenes.get(random.nextInt(scenes.size()));
  }

  /** Twelve at once. */
  List<Scene> burst(Random random) {
    var scenes = new ArrayList<Scene>();
    for (var i = 0; i < 4; i++) {
      scenes.add(reports::one);
      scenes.add(any(lora, random));
      scenes.add(any(hikvision, random));
    }
    return scenes;
  }
}
