package org.gridward.rules.check;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fixed words of the cell language: what an editor may write, and what it means. */
final class Words {

  static final Map<String, String> SOURCES =
      words(
          "传感器 SENSOR 物联 SENSOR 摄像机 CAMERA 视频 CAMERA 视频监控 CAMERA 网格员 GRID_WORKER "
              + "市民 CITIZEN 群众 CITIZEN 热线 HOTLINE 来访 VISIT 信箱 MAIL 来信 MAIL 媒体 MEDIA "
              + "媒体曝光 MEDIA 上级交办 SUPERIOR 部门移送 DEPARTMENT 平台研判 PLATFORM sensor SENSOR camera CAMERA "
              + "worker GRID_WORKER citizen CITIZEN hotline HOTLINE visit VISIT mail MAIL "
              + "media MEDIA superior SUPERIOR department DEPARTMENT platform PLATFORM grid_worker GRID_WORKER");
  static final Map<String, String> GRID_KINDS =
      words("基础 BASIC 基础网格 BASIC 专属 DEDICATED 专属网格 DEDICATED basic BASIC dedicated DEDICATED");
  static final Map<String, String> GRID_CLASSES =
      words("一类 I 二类 II 三类 III 一 I 二 II 三 III i I ii II iii III 1 I 2 II 3 III");
  static final Map<String, String> GRADES =
      words("一般 GENERAL 重大 MAJOR 紧急 URGENT general GENERAL major MAJOR urgent URGENT");
  static final Map<String, String> SEVERITIES =
      words("低 LOW 中 MEDIUM 高 HIGH 严重 CRITICAL low LOW medium MEDIUM high HIGH critical CRITICAL");
  static final Map<String, String> ACTIONS =
      words(
          "派给 DISPATCH 派单 DISPATCH 转派 TRANSFER 上报 ESCALATE 直报 DIRECT "
              + "dispatch DISPATCH transfer TRANSFER escalate ESCALATE direct DIRECT");
  static final Map<String, String> MOMENTS =
      words(
          "派遣 ASSIGNED 提醒 REMINDER 超时 OVERDUE 紧急 URGENT 退单 SENT_BACK 转办 TRANSFERRED "
              + "办结 CLOSED assigned ASSIGNED reminder REMINDER overdue OVERDUE urgent URGENT "
              + "sent-back SENT_BACK transferred TRANSFERRED closed CLOSED");
  static final Map<String, String> ROLES =
      words(
          "指挥长 COMMANDER 网格指导员 GRID_INSTRUCTOR 网格长 GRID_LEADER "
              + "专职网格员 FULL_TIME_WORKER 兼职网格员 PART_TIME_WORKER 受理员 OPERATOR "
              + "派遣员 DISPATCHER 处置人 HANDLER 核查员 CHECKER 督办 SUPERVISOR "
              + "责任领导 LEADER 分管领导 LEADER commander COMMANDER instructor GRID_INSTRUCTOR "
              + "grid-leader GRID_LEADER operator OPERATOR dispatcher DISPATCHER handler HANDLER "
              + "checker CHECKER supervisor SUPERVISOR leader LEADER");
  static final Map<String, String> SCOPES =
      words(
          "设备 DEVICE 网格 GRID 社区 COMMUNITY 街道 SUBDISTRICT 全域 TOWN device DEVICE grid GRID "
              + "community COMMUNITY subdistrict SUBDISTRICT town TOWN");
  static final Map<String, String> DEEDS =
      words("提级 RAISE 联合立案 JOIN 预警 WARN 主动服务 CARE raise RAISE join JOIN warn WARN care CARE");
  static final Map<String, String> DUPLICATES =
      words("不合并 OFF 提示 SUGGEST 合并 ATTACH off OFF suggest SUGGEST attach ATTACH");
  static final Map<String, String> FORMULAS =
      words(
          "按期处置率 onTimeHandlingRate 处置率 handlingRate 结案率 closureRate "
              + "按期结案率 onTimeClosureRate 超时率 overdueRate 返工率 reworkRate 退单率 returnRate "
              + "转办率 transferRate 延期率 extensionRate 挂账率 suspensionRate 立案率 filingRate "
              + "派遣准确率 dispatchAccuracy 按期派遣率 onTimeDispatchRate 按期核查率 onTimeCheckRate "
              + "有效上报率 validReportRate 公众举报率 publicReportRate 平均处置时长 avgHandlingHours "
              + "满意率 satisfactionRate 回访率 callbackRate 综合指标 compositeIndex");
  static final Map<String, String> SUBJECTS =
      words(
          "网格 GRID 社区 COMMUNITY 街道 SUBDISTRICT 部门 DEPARTMENT 岗位 POST 类别 CATEGORY "
              + "来源 SOURCE grid GRID community COMMUNITY subdistrict SUBDISTRICT "
              + "department DEPARTMENT post POST category CATEGORY source SOURCE");
  static final Map<String, String> PERIODS =
      words(
          "日 DAY 周 WEEK 月 MONTH 季 QUARTER 季度 QUARTER 年 YEAR day DAY week WEEK month MONTH "
              + "quarter QUARTER year YEAR");
  static final Map<String, String> CHANNELS =
      words("短信 sms 应用 app 政务钉钉 app 邮件 mail 电话 phone sms sms app app mail mail phone phone");
  static final Map<String, String> DEPARTMENT_KINDS =
      words(
          "条线 LINE 属地 TERRITORY 指挥中心 COMMAND_CENTRE 企业 ENTERPRISE line LINE "
              + "territory TERRITORY centre COMMAND_CENTRE command-centre COMMAND_CENTRE "
              + "enterprise ENTERPRISE");
  static final Map<String, String> CATEGORY_KINDS =
      words(
          "事件 EVENT 部件 COMPONENT 矛盾纠纷 DISPUTE 服务 SERVICE event EVENT "
              + "component COMPONENT dispute DISPUTE service SERVICE");
  static final Map<String, String> DAYS =
      words(
          "周一 MONDAY 周二 TUESDAY 周三 WEDNESDAY 周四 THURSDAY 周五 FRIDAY 周六 SATURDAY "
              + "周日 SUNDAY 星期一 MONDAY 星期二 TUESDAY 星期三 WEDNESDAY 星期四 THURSDAY "
              + "星期五 FRIDAY 星期六 SATURDAY 星期日 SUNDAY mon MONDAY tue TUESDAY wed WEDNESDAY "
              + "thu THURSDAY fri FRIDAY sat SATURDAY sun SUNDAY monday MONDAY tuesday TUESDAY "
              + "wednesday WEDNESDAY thursday THURSDAY friday FRIDAY saturday SATURDAY "
              + "sunday SUNDAY");
  static final Map<String, String> DAY_TYPES =
      words(
          "工作日 WORK 休息 OFF 节假日 OFF 调休上班 WORK 上班 WORK workday WORK holiday OFF "
              + "off OFF swap WORK");

  private Words() {}

  /** The first of the words for a meaning. */
  static String chinese(Map<String, String> words, String meaning) {
    return words.entrySet().stream()
        .filter(it -> it.getValue().equals(meaning))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(meaning);
  }

  private static Map<String, String> words(String text) {
    var words = new LinkedHashMap<String, String>();
    var parts = text.trim().split("\\s+");
    for (var i = 0; i < parts.length; i += 2) {
      words.put(parts[i], parts[i + 1]);
    }
    return words;
  }
}
