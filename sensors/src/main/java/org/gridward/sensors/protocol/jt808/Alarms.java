package org.gridward.sensors.protocol.jt808;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The bits of the alarm word (JT/T 808-2019, table 24), and our words for them. */
final class Alarms {

  /**
   * One alarm.
   *
   * @param bit its bit
   * @param kind our word
   * @param name what the standard calls it
   */
  record Alarm(int bit, String kind, String name) {}

  private static final String TABLE =
      """
      0  button.sos         紧急报警
      1  vehicle.speeding   超速报警
      2  vehicle.fatigue    疲劳驾驶
      3  vehicle.danger     危险预警
      4  device.fault       GNSS模块故障
      5  device.fault       GNSS天线未接
      6  device.fault       GNSS天线短路
      7  device.battery     主电源欠压
      8  device.fault       主电源掉电
      9  device.fault       显示器故障
      10 device.fault       TTS模块故障
      11 device.fault       摄像头故障
      12 device.fault       IC卡模块故障
      13 vehicle.speeding   超速预警
      14 vehicle.fatigue    疲劳驾驶预警
      15 vehicle.driving    违规行驶
      16 vehicle.driving    胎压预警
      17 vehicle.driving    右转盲区异常
      18 vehicle.fatigue    当天累计驾驶超时
      19 vehicle.standing   超时停车
      20 vehicle.area       进出区域
      21 vehicle.route      进出路线
      22 vehicle.route      路段行驶时间不足或过长
      23 vehicle.route      路线偏离
      24 device.fault       车辆VSS故障
      25 vehicle.fuel       车辆油量异常
      26 vehicle.stolen     车辆被盗
      27 vehicle.ignition   车辆非法点火
      28 vehicle.moved      车辆非法位移
      29 vehicle.collision  碰撞侧翻
      30 vehicle.rollover   侧翻预警
      31 vehicle.door       非法开门
      """;

  private static final Map<Integer, Alarm> ALL = new TreeMap<>();

  static {
    for (var line : TABLE.lines().toList()) {
      var parts = line.split("\\s+", 3);
      var bit = Integer.parseInt(parts[0]);
      ALL.put(bit, new Alarm(bit, parts[1], parts[2]));
    }
  }

  private Alarms() {}

  /** Those whose bits are set, in the order of the bits. */
  static List<Alarm> of(long word) {
    var found = new ArrayList<Alarm>();
    for (var rest = word; rest != 0; rest &= rest - 1) {
      found.add(ALL.get(Long.numberOfTrailingZeros(rest)));
    }
    return found;
  }
}
