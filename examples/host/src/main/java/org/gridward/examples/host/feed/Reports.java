package org.gridward.examples.host.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.gridward.examples.host.feed.play.Message.Post;

/** Citizens and grid workers, whose apps send CloudEvents with coordinates. */
final class Reports {

  private static final String STRUCTURED = "application/cloudevents+json";

  /** Half the width of the neighbourhood of a device, in degrees: some 150 m. */
  private static final double NEAR = 0.0015;

  /** What people see. */
  private record Sight(String kind, String category, String text) {}

  private static final List<Sight> SIGHTS =
      List.of(
          new Sight("city.garbage", "0102", "路口垃圾堆了两天没人清，味道很大"),
          new Sight("city.rubble", "0103", "装修垃圾倒在绿化带旁边"),
          new Sight("city.dirty_road", "0104", "渣土车开过，路面全是泥"),
          new Sight("city.dirty_water", "0105", "河面漂着很多水葫芦和垃圾"),
          new Sight("city.road_damage", "0110", "路面破了一个大坑，电瓶车容易摔"),
          new Sight("city.burning", "0115", "有人在田边烧秸秆，烟很大"),
          new Sight("city.fumes", "0116", "楼下饭店油烟直接往外排"),
          new Sight("city.advert", "0201", "楼道里贴满小广告"),
          new Sight("city.signboard", "0205", "店招被风吹歪了，快掉下来"),
          new Sight("city.site_noise", "0301", "工地半夜还在打桩"),
          new Sight("city.dust", "0302", "工地没有洒水，灰尘很大"),
          new Sight("city.road_collapse", "0401", "路面塌下去一块，人差点掉进去"),
          new Sight("city.water_pipe", "0402", "自来水管爆了，水一直往外冒"),
          new Sight("city.gas_pipe", "0403", "闻到很重的煤气味"),
          new Sight("city.sewer", "0404", "下水道堵了，污水倒灌"),
          new Sight("city.waterlogging", "0406", "下雨后积水到小腿，车过不去"),
          new Sight("city.cable", "0408", "电线垂下来了，离地不到两米"),
          new Sight("city.vending", "0501", "学校门口摆摊的把路占了"),
          new Sight("city.shop_outside", "0504", "水果店把货摆到人行道上"),
          new Sight("city.car_parking", "0505", "小车停在盲道上"),
          new Sight("city.bike_parking", "0506", "共享单车乱堆在路口"),
          new Sight("city.shop_noise", "0508", "店门口音响从早放到晚"),
          new Sight("manhole.open", "0404", "井盖不见了，晚上很危险"),
          new Sight("lamp.fault", "", "桥头路灯坏了好几天"),
          new Sight("city.dispute", "", "邻居因为漏水吵起来了，请来调解"));

  private final List<DevicePlace> places;

  Reports(List<DevicePlace> places) {
    this.places = List.copyOf(places);
  }

  /** One report from an app. */
  List<Cue> one(Instant now, Random random) {
    var path = "/alerts/cloudevents/app";
    return List.of(Cue.at(0, new Post(path, STRUCTURED, Notes.bytes(report(now, random)))));
  }

  /** Some reports together, as an app sends what it gathered without a network. */
  List<Cue> several(Instant now, Random random) {
    var reports = new ArrayList<Map<String, Object>>();
    for (var i = 2 + random.nextInt(3); i > 0; i--) {
      reports.add(report(now.minusSeconds(random.nextInt(600)), random));
    }
    var path = "/alerts/cloudevents/app";
    return List.of(
        Cue.at(0, new Post(path, "application/cloudevents-batch+json", Notes.bytes(reports))));
  }

  /** The hotline's system publishes over MQTT. */
  List<Cue> hotline(Instant now, Random random) {
    return List.of(Cue.at(0, Notes.publish("cloudevents/hotline", report("hotline", now, random))));
  }

  private Map<String, Object> report(Instant at, Random random) {
    return report(random.nextInt(3) == 0 ? "grid_worker" : "citizen", at, random);
  }

  private Map<String, Object> report(String source, Instant at, Random random) {
    var sight = SIGHTS.get(random.nextInt(SIGHTS.size()));
    var near = places.get(random.nextInt(places.size()));
    var data =
        Notes.of(
            "source", source,
            "kind", sight.kind(),
            "text", sight.text(),
            "longitude", near(near.longitude(), random),
            "latitude", near(near.latitude(), random),
            "datum", near.datum().name(),
            "accuracy", 5 + random.nextInt(40),
            "address", near.name() + "附近");
    if (source.equals("grid_worker") && !sight.category().isEmpty()) {
      data.put("category", sight.category()); // grid workers know the code, citizens do not
    }
    return Notes.of(
        "specversion",
        "1.0",
        "id",
        new UUID(random.nextLong(), random.nextLong()).toString(),
        "source",
        "/town/" + source,
        "type",
        "org.gridward.demo.report",
        "time",
        at.toString(),
        "data",
        data);
  }

  private static double near(double degrees, Random random) {
    return Math.round((degrees + (random.nextDouble() * 2 - 1) * NEAR) * 1e6) / 1e6;
  }
}
