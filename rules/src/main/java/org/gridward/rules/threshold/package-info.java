/**
 * Which readings are an alarm, and when it is over, by the rows of the sheet 阈值规则: hysteresis,
 * duration, rate of change. Knows rows and readings, no store.
 */
package org.gridward.rules.threshold;
