package org.gridward.sensors.codec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The canonical words for what happened (事件类型), the same whatever device tells it. Classification
 * rows of a policy read them, so a word once given keeps its meaning.
 *
 * <p>A word that ends in {@code .*} is a family: the rest is what the device says, such as {@code
 * video.object.person}. What a device reports under a name that is not known here becomes {@code
 * native.<protocol>.<its own word>}, so that a policy can classify it without new code.
 */
public final class Kinds {

  private static final String TABLE =
      """
      video.motion           | 画面移动       | motion in the picture
      video.intrusion        | 区域入侵       | somebody or something is inside a forbidden area
      video.enter            | 进入区域       | somebody or something entered an area
      video.exit             | 离开区域       | somebody or something left an area
      video.linecross        | 越界           | a virtual line was crossed
      video.loitering        | 徘徊           | a person stays about
      video.wrong_way        | 逆行           | somebody moves against the direction
      video.crowd            | 人员聚集       | many people in one place
      video.fast_move        | 快速移动       | somebody runs
      video.fall             | 人员跌倒       | somebody fell
      video.parking          | 违停           | a vehicle stands where it must not
      video.object_left      | 物品遗留       | an object was left behind
      video.object_removed   | 物品拿取       | an object was taken away
      video.face             | 人脸抓拍       | a face was seen
      video.watchlist        | 布控比中       | somebody or something on a watch list was seen
      video.object.*         | 目标检测       | an object of this label was seen: person, car, dog, fire …
      video.review           | 录像待查       | recorded activity worth a look
      video.note             | 目标补充说明   | more about an object that was seen; a measurement
      video.trigger          | 画面触发       | a picture matched a stored example
      video.tamper           | 镜头遮挡       | the lens is covered or turned away
      video.scene_change     | 场景变更       | the camera looks elsewhere
      video.defocus          | 虚焦           | the picture is out of focus
      video.loss             | 视频丢失       | a camera gives no picture
      audio.abnormal         | 声音异常       | an unusual sound
      vehicle.passing        | 车辆通过       | a vehicle passed; a record, no alarm
      vehicle.speeding       | 超速           | a vehicle is too fast, or soon will be
      vehicle.fatigue        | 疲劳驾驶       | somebody drives for too long
      vehicle.danger         | 危险预警       | a vehicle warns of danger
      vehicle.driving        | 行驶异常       | a vehicle drives where or as it must not
      vehicle.standing       | 超时停车       | a vehicle stands for too long
      vehicle.area           | 进出区域       | a vehicle entered or left an area
      vehicle.route          | 路线异常       | a vehicle left its route, or its time on it
      vehicle.fuel           | 油量异常       | the fuel of a vehicle changes as it should not
      vehicle.stolen         | 车辆被盗       | a vehicle was stolen
      vehicle.ignition       | 非法点火       | somebody starts a vehicle who must not
      vehicle.moved          | 非法位移       | a vehicle moves that must not
      vehicle.collision      | 碰撞           | a vehicle hit something
      vehicle.rollover       | 侧翻           | a vehicle turns over, or soon will
      vehicle.door           | 非法开门       | a door of a vehicle is open that must not
      people.count           | 人数统计       | people counted; a measurement
      io.alarm               | 开关量报警     | an alarm input was closed
      pir                    | 红外探测       | warmth moved before a sensor
      door.open              | 门磁打开       | a door, cover or manhole is open
      door.passage           | 门禁通行       | somebody stood before a controlled door; a record
      button.sos             | 一键求助       | somebody pressed a call button
      button.press           | 按钮按下       | somebody pressed a button that calls nobody
      tamper                 | 设备防拆       | a device was opened or moved
      vibration              | 振动           | a sensor shook
      tilt                   | 倾斜           | a post, cover or wall tilts
      leak.water             | 漏水、水浸     | water where none should be
      flood.level            | 积水超限       | water stands too high on a road or in a river
      fire.smoke             | 烟雾           | smoke
      fire.flame             | 明火           | fire
      fire.heat              | 温度异常       | something is too hot
      gas.leak               | 燃气泄漏       | combustible gas
      gas.co                 | 一氧化碳       | carbon monoxide
      bin.full               | 垃圾桶满溢     | a litter bin is full
      lamp.fault             | 路灯故障       | a street lamp fails
      manhole.open           | 井盖异常       | a manhole cover is open, missing or tilted
      env.reading            | 环境读数       | several readings in one message; a measurement
      env.alarm              | 环境超限       | a reading beyond its limit
      env.*                  | 环境读数       | one reading: env.temperature, env.humidity …
      device.online          | 设备上线       | a device is there
      device.offline         | 设备离线       | a device is gone
      device.heartbeat       | 设备心跳       | a sign of life
      device.status          | 设备状态       | battery, signal, counters
      device.join            | 设备入网       | a device joined its network
      device.ack             | 下行确认       | a device acknowledged a message to it
      device.location        | 设备位置       | where a device is
      device.log             | 设备日志       | a note of the network about a device
      device.flooding        | 设备刷警       | a device wants to open more cases than it may
      device.fault           | 设备故障       | disk, network or access trouble of a device
      device.battery         | 电量低         | the battery of a device runs out
      device.command         | 设备指令       | somebody ordered a device to do something
      warning.*              | 预警信息       | a public warning of this category: met, geo, fire, health …
      city.garbage           | 暴露垃圾       | litter lies about
      city.rubble            | 渣土堆放       | rubble or earth was dumped
      city.dirty_road        | 道路不洁       | a dirty road
      city.dirty_water       | 水域不洁       | dirty water
      city.vending           | 无照经营游商   | street vending without licence
      city.shop_outside      | 店外经营       | a shop spreads over the pavement
      city.car_parking       | 机动车乱停放   | a car stands on the pavement
      city.bike_parking      | 非机动车乱停放 | bicycles lie about
      city.stacking          | 乱堆物堆料     | goods or material piled up
      city.advert            | 非法小广告     | bills stuck where they must not
      city.signboard         | 广告招牌破损   | a damaged sign
      city.road_damage       | 道路破损       | a damaged road
      city.road_collapse     | 路面塌陷       | the road has sunk in
      city.waterlogging      | 道路积水       | water on the road
      city.water_pipe        | 自来水管破裂   | a burst water pipe
      city.gas_pipe          | 燃气管道破裂   | a burst gas pipe
      city.sewer             | 下水道堵塞     | a blocked or broken sewer
      city.cable             | 架空线缆损坏   | a damaged overhead line
      city.burning           | 焚烧垃圾树叶   | burning of litter or leaves
      city.fumes             | 油烟污染       | cooking fumes
      city.dust              | 工地扬尘       | dust from a building site
      city.site_noise        | 施工扰民       | noise from a building site
      city.shop_noise        | 商业噪音       | noise from shops
      city.illegal_building  | 私搭乱建       | building without permission
      city.dispute           | 矛盾纠纷       | neighbours, wages, property: a dispute
      city.help              | 群众求助       | somebody asks for help
      city.crowd             | 群发性事件     | a gathering of many people
      report.general         | 群众上报       | a report that names no kind
      """;

  private static final List<Kind> ALL = TABLE.lines().map(Kinds::line).toList();

  private Kinds() {}

  /**
   * One canonical word.
   *
   * @param word such as {@code video.motion}, or a family such as {@code env.*}
   * @param zh its meaning in Chinese
   * @param en its meaning in English
   */
  public record Kind(String word, String zh, String en) {

    private boolean covers(String other) {
      return word.endsWith("*")
          ? other.startsWith(word.substring(0, word.length() - 1))
          : word.equals(other);
    }
  }

  private static Kind line(String line) {
    var cells = line.split("\\|");
    return new Kind(cells[0].strip(), cells[1].strip(), cells[2].strip());
  }

  /** Every word of the table, in its order. */
  public static List<Kind> list() {
    return ALL;
  }

  /** What a word means; its own row comes before its family's. */
  public static Optional<Kind> find(String word) {
    return ALL.stream()
        .filter(it -> it.word().equals(word))
        .findFirst()
        .or(() -> ALL.stream().filter(it -> it.covers(word)).findFirst());
  }

  /** Whether a device tells that it fails, which begins and ends, and is no sign of life alone. */
  public static boolean isFault(String word) {
    return word.equals("device.fault");
  }

  /** Whether a device tells how it is, and nothing that begins or ends. */
  public static boolean isStatus(String word) {
    return word.startsWith("device.") && !isFault(word);
  }

  /** The word for something that only the device has a word for. */
  public static String ofNative(String protocol, String nativeKind) {
    return "native." + protocol + '.' + plain(nativeKind, 60);
  }

  /** The word of a family, such as {@code env.} and {@code Temperature}. */
  public static String of(String family, String rest) {
    return family + plain(rest, 60);
  }

  /** Lower case, and nothing but letters, digits and underscores. */
  public static String plain(String word, int longest) {
    var text = new StringBuilder();
    var wordToCut = word.strip().toLowerCase(Locale.ROOT);
    for (var i = 0; i < wordToCut.length() && text.length() < longest; i++) {
      var c = wordToCut.charAt(i);
      text.append(Character.isLetterOrDigit(c) ? c : '_');
    }
    return text.isEmpty() ? "unknown" : text.toString();
  }
}
