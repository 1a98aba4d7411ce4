package org.gridward.rules.workbook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sheets of a policy and their columns: Chinese heading, English heading, other names. */
public enum SheetKind {
  DISPATCH(
      "派单规则",
      "Dispatch",
      """
      rule! | 规则编号 | rule | 规则号 规则代码
      major | 事件大类 | major | 大类 案件大类
      minor | 事件小类 | minor | 小类 问题小类 事项
      source | 来源 | source | 事件来源 上报渠道
      area | 区域 | area | 所属区域 镇街 社区 所属网格
      gridKind | 网格类型 | grid kind | 网格性质
      gridClass | 网格类别 | grid class | 网格等级
      owner | 权属单位 | owner | 产权单位 养护单位
      value | 数值 | value | 监测值
      text | 描述 | text | 关键词
      severity | 上报等级 | severity | 初判等级
      hours | 时段 | hours | 时间段
      priority | 优先级 | priority | 优先顺序
      lead! | 责任部门 | lead | 承办单位 主办部门 责任单位 牵头部门 dept
      coHandlers | 协办部门 | co-handlers | 配合部门 联动部门
      informed | 抄送 | informed | 知会
      action! | 处置方式 | action | 办理方式
      acceptLimit | 受理时限 | accept limit | 签收时限
      limit | 处置时限 | limit | 办理时限 办结时限
      reminder | 提醒 | reminder | 提前提醒 预警
      grade | 紧急程度 | grade | 紧急等级
      basis | 依据 | basis | 法规依据 政策依据 文号
      from | 生效日期 | from | 启用日期
      to | 失效日期 | to | 停用日期
      note | 备注 | note | 附注
      """),
  CLASSIFY(
      "分类规则",
      "Classify",
      """
      rule! | 规则编号 | rule | 规则号 规则代码
      source | 来源 | source | 事件来源 上报渠道
      kind | 原始类别 | kind | 设备事件 原始类型
      text | 描述 | text | 关键词
      value | 数值 | value | 监测值
      component | 设施 | component | 部件
      severity | 上报等级 | severity | 初判等级
      priority | 优先级 | priority | 优先顺序
      minor! | 事件小类 | minor | 小类 问题小类 事项
      grade | 紧急程度 | grade | 紧急等级
      note | 备注 | note | 附注
      """),
  LIMITS(
      "时限规则",
      "Limits",
      """
      rule! | 规则编号 | rule | 规则号 规则代码
      major | 事件大类 | major | 大类 案件大类
      minor | 事件小类 | minor | 小类 问题小类 事项
      filing | 立案条件 | filing condition | 立案标准
      grade | 紧急程度 | grade | 紧急等级
      acceptLimit | 受理时限 | accept limit | 签收时限
      limit! | 处置时限 | limit | 办理时限 办结时限
      checkLimit | 核查时限 | check limit | 核实时限
      reminder | 提醒 | reminder | 提前提醒 预警
      escalation | 升级 | escalation | 超时升级
      closing | 结案条件 | closing condition | 结案标准
      basis | 依据 | basis | 法规依据 政策依据 文号
      note | 备注 | note | 附注
      """),
  NOTICES(
      "通知规则",
      "Notices",
      """
      rule! | 规则编号 | rule | 规则号 规则代码
      when! | 时点 | when | 节点
      major | 事件大类 | major | 大类 案件大类
      minor | 事件小类 | minor | 小类 问题小类 事项
      grade | 紧急程度 | grade | 紧急等级
      role! | 对象 | role | 通知对象
      channel! | 渠道 | channel | 通知方式
      template! | 模板 | template | 内容
      note | 备注 | note | 附注
      """),
  THRESHOLDS(
      "阈值规则",
      "Thresholds",
      """
      rule! | 规则编号 | rule | 规则号 规则代码
      device | 设备类型 | device kind | 设备类别
      quantity! | 量 | quantity | 监测量 指标
      unit! | 单位 | unit | 计量单位
      trigger | 触发值 | trigger | 报警值
      recovery | 恢复值 | recovery | 解除值
      lasting | 持续时间 | lasting | 持续
      rate | 变化率 | rate | 每小时变化
      kind! | 原始类别 | kind | 设备事件 原始类型
      grade | 紧急程度 | grade | 紧急等级
      basis | 依据 | basis | 法规依据 政策依据 文号
      note | 备注 | note | 附注
      """),
  SITUATIONS(
      "态势规则",
      "Situations",
      """
      rule! | 规则编号 | rule | 规则号 规则代码
      major | 事件大类 | major | 大类 案件大类
      minor | 事件小类 | minor | 小类 问题小类 事项
      kind | 原始类别 | kind | 设备事件 原始类型
      area | 区域 | area | 所属区域 镇街 社区 所属网格
      scope! | 范围 | scope | 空间范围
      window | 时窗 | window | 时间窗口
      count | 次数 | count | 事件数
      sources | 来源数 | sources | 独立来源
      silence | 静默时长 | silence | 静默
      action! | 动作 | action | 处置动作
      grade | 紧急程度 | grade | 紧急等级
      clear | 解除条件 | clear | 解除
      basis | 依据 | basis | 法规依据 政策依据 文号
      note | 备注 | note | 附注
      """),
  APPRAISAL(
      "考核规则",
      "Appraisal",
      """
      rule! | 指标编号 | indicator | 规则编号
      name! | 指标 | name | 指标名称
      formula! | 公式 | formula | 计算公式
      weight | 权重 | weight |
      subject! | 对象 | subject | 考核对象
      period! | 周期 | period | 考核周期
      basis | 依据 | basis | 法规依据 政策依据 文号
      note | 备注 | note | 附注
      """),
  DEPARTMENTS(
      "部门",
      "Departments",
      """
      code! | 部门编码 | code | 编码 部门代码
      name! | 名称 | name | 部门名称
      aliases | 别名 | aliases | 简称
      kind! | 类型 | kind | 部门类型
      level | 层级 | level |
      parent | 上级部门 | parent |
      area | 辖区 | area | 管辖区域
      duty | 值班日历 | duty calendar | 值班安排
      leader | 责任领导 | leader | 分管领导
      from | 启用日期 | from | 生效日期
      to | 停用日期 | to | 失效日期
      successor | 接替部门 | successor | 接替
      note | 备注 | note | 附注
      """),
  CATEGORIES(
      "事件分类",
      "Categories",
      """
      type | 类型 | type |
      major! | 大类名称 | major | 大类 事件大类
      code! | 编码 | code | 小类编码 类别编码
      minor! | 小类名称 | minor | 小类 事件小类
      synonyms | 同义词 | synonyms | 地方叫法
      keywords | 关键词 | keywords |
      exclusions | 排除项 | exclusions |
      standard | 标准版本 | standard |
      duplicates | 重复处理 | duplicates |
      radius | 半径 | radius | 合并半径
      window | 时窗 | window | 合并时窗
      legal | 法定时限 | legal limit | 最长时限
      note | 备注 | note | 附注
      """),
  GRIDS(
      "网格",
      "Grids",
      """
      code! | 网格编码 | code |
      name! | 名称 | name | 网格名称
      kind | 类型 | kind | 网格类型
      class | 类别 | class | 网格类别
      community | 社区 | community | 村社区
      subdistrict | 街道 | subdistrict | 镇街
      from | 启用日期 | from | 生效日期
      to | 停用日期 | to | 失效日期
      successor | 接替网格 | successor | 接替
      note | 备注 | note | 附注
      """),
  CALENDAR(
      "工作日历",
      "Calendar",
      """
      day! | 日期 | day | date
      type! | 类型 | type |
      hours | 时段 | hours | 工作时段
      note | 备注 | note | 附注
      """),
  REVISION(
      "版本信息",
      "Revision",
      """
      item! | 项目 | item | 名称
      value! | 内容 | value | 值
      """),
  GUIDE("说明", "Guide", ""),
  TESTS(
      "测试用例",
      "Tests",
      """
      case! | 用例编号 | case | 用例 测试编号
      minor | 事件小类 | minor | 小类 问题小类 事项
      kind | 原始类别 | kind | 设备事件 原始类型
      text | 描述 | text | 关键词
      source | 来源 | source | 事件来源 上报渠道
      severity | 上报等级 | severity | 初判等级
      grid | 网格 | grid | 网格编码 所属网格
      longitude | 经度 | longitude | lon
      latitude | 纬度 | latitude | lat
      datum | 坐标系 | datum | crs
      owner | 权属单位 | owner | 产权单位 养护单位
      at! | 发生时间 | at | 时间 上报时间
      value | 数值 | value | 监测值
      lead | 期望责任部门 | expected lead | 期望部门
      action | 期望处置方式 | expected action | 期望方式
      limit | 期望处置时限 | expected limit | 期望时限
      rule | 期望规则编号 | expected rule | 期望规则
      note | 说明 | note | 备注
      """);

  private static final Set<String> CONDITIONS =
      Set.of(
          "major",
          "minor",
          "source",
          "area",
          "gridKind",
          "gridClass",
          "owner",
          "value",
          "text",
          "severity",
          "hours",
          "kind",
          "component");

  private final String zh;
  private final String en;
  private final List<Column> columns;

  SheetKind(String zh, String en, String columns) {
    this.zh = zh;
    this.en = en;
    this.columns = columns.lines().map(Column::line).toList();
  }

  /**
   * One column.
   *
   * @param key its name in code
   * @param required whether every row must fill it
   * @param zh its Chinese heading
   * @param en its English heading
   * @param synonyms what editors call it as well
   */
  public record Column(String key, boolean required, String zh, String en, List<String> synonyms) {

    private static Column line(String text) {
      var parts = text.split("\\|", -1);
      var key = parts[0].strip();
      var others = parts[3].strip();
      return new Column(
          key.replace("!", ""),
          key.endsWith("!"),
          parts[1].strip(),
          parts[2].strip(),
          others.isEmpty() ? List.of() : Arrays.asList(others.split(" ")));
    }

    boolean isCalled(String heading) {
      return Headings.same(heading, zh)
          || Headings.same(heading, en)
          || synonyms.stream().anyMatch(it -> Headings.same(heading, it));
    }
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }

  public List<Column> columns() {
    return columns;
  }

  /** Whether a column asks something of an event, so that an empty cell asks for nothing. */
  public boolean isCondition(String column) {
    return switch (this) {
      case DISPATCH -> CONDITIONS.contains(column);
      case CLASSIFY -> CONDITIONS.contains(column) && !column.equals("minor");
      case LIMITS, NOTICES -> CONDITIONS.contains(column) || column.equals("grade");
      case SITUATIONS -> CONDITIONS.contains(column);
      case THRESHOLDS -> column.equals("device");
      default -> false;
    };
  }

  /** Whether Gridward reads what stands in it. */
  public boolean isRead() {
    return !columns.isEmpty();
  }

  public Column column(String key) {
    return columns.stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow();
  }

  /** The kind of a sheet with that name, in either language. */
  public static Optional<SheetKind> named(String name) {
    return Arrays.stream(values())
        .filter(it -> Headings.same(name, it.zh) || Headings.same(name, it.en))
        .findFirst();
  }
}
