/**
 * Beside the line: expert rules (专家规则) as checked records, which say of an event what no row can:
 * "or" across columns, two readings compared, something that must not be there. What an author
 * wrote is gone by the time one of these exists; engine and referee read nothing else.
 *
 * <p>A rule asks about three facts, and about these fields of them only. A field that an event does
 * not tell is <em>missing</em>: it equals nothing, is neither less nor more than anything, and
 * contains nothing; so {@code !=} and {@code not in} hold for it.
 *
 * <pre>
 * Event    category 类别编码 · major 大类 · minor 小类 · kind 类型 · nativeKind 设备原始类型
 *          source 来源        SENSOR CAMERA GRID_WORKER CITIZEN HOTLINE VISIT MAIL MEDIA SUPERIOR DEPARTMENT PLATFORM
 *          severity 初判等级   LOW MEDIUM HIGH CRITICAL
 *          grade 紧急程度      GENERAL MAJOR URGENT
 *          gridKind 网格类型   BASIC DEDICATED
 *          gridClass 网格类别  I II III
 *          grid 网格编码 · gridName 网格名称 · areas 所在各级区域的编码与名称 (a set of texts)
 *          owner 权属单位 · component 部件编码 · text 描述 (texts)
 *          value 首个数值 (number) · measure 首个量 · unit 其单位 (texts)
 *          hour 0–23 · minute 0–59 · weekday 1 (周一) – 7 · month 1–12 · day 1–31, 当地时间 (numbers)
 *          workday 当天是否工作日 (true or false)
 * Reading  name 量 · unit 单位 (texts) · value 数值 (number); the first 16 readings of the event
 * Area     level 级别 COMMUNITY SUBDISTRICT DISTRICT · code 编码 · name 名称; each unit above the grid
 * </pre>
 */
package org.gridward.rules.fact.expert;
