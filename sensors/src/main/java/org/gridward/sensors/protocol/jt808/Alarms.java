package org.gridward.sensors.protocol.jt808;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gridward.sensors.codec.Kinds;

/**
 * The bits of the alarm words (JT/T 808-2019, table 24; JT/T 1078-2016, item 0x14), and our words
 * for them.
 */
final class Alarms {

  /**
   * One alarm.
   *
   * @param label which bit of which word
   * @param kind our word
   * @param name what the standard calls it
   */
  record Alarm(String label, String kind, String name) {}

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

  private static final String VIDEO_TABLE =
      """
      0  video.loss         视频信号丢失
      1  video.tamper       视频信号遮挡
      2  device.fault       存储单元故障
      3  device.fault       其他视频设备故障
      4  vehicle.danger     客车超员
      5  vehicle.driving    异常驾驶行为
      """;

  /** Reserved before 2019; some terminals of that time use them for their own. */
  private static final Set<Integer> NEW = Set.of(15, 16, 17);

  private static final Map<Integer, Alarm> ALL = read("alarm ", TABLE);
  private static final Map<Integer, Alarm> VIDEO = read("video alarm ", VIDEO_TABLE);

  private static Map<Integer, Alarm> read(String word, String table) {
    var alarms = new TreeMap<Integer, Alarm>();
    for (var line : table.lines().toList()) {
      var parts = line.split("\\s+", 3);
      alarms.put(Integer.parseInt(parts[0]), new Alarm(word + parts[0], parts[1], parts[2]));
    }
    return alarms;
  }

  private Alarms() {}

  /** Those of the alarm word whose bits are set, in the order of the bits. */
  static List<Alarm> of(long word, boolean of2019) {
    return bits(word)
        .mapToObj(it -> of2019 || !NEW.contains(it) ? ALL.get(it) : reserved(it))
        .toList();
  }

  private static Alarm reserved(int bit) {
    var label = "alarm " + bit;
    return new Alarm(label, Kinds.ofNative(Jt808Codec.PROTOCOL, label), label);
  }

  /** Those of the word of video alarms; bits without a meaning here are none. */
  static List<Alarm> ofVideo(long word) {
    return bits(word).filter(VIDEO::containsKey).mapToObj(VIDEO::get).toList();
  }

  private static IntStream bits(long word) {
    return IntStream.range(0, Integer.SIZE).filter(it -> (word >>> it & 1) == 1);
  }
}
