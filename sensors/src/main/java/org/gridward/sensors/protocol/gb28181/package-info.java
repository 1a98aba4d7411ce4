/**
 * Before the first stop of the line: the MANSCDP messages of GB/T 28181 (公共安全视频监控联网系统), which
 * devices and platforms send in SIP {@code MESSAGE} and {@code NOTIFY}.
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>messages</td><td>{@code Alarm}, also where {@code CmdType} and {@code SN} are missing;
 *       {@code Keepalive}; {@code MobilePosition}; {@code Catalog} with the events ON, OFF, VLOST,
 *       DEFECT; any other is a sign of life. With or without the head of SIP.</td></tr>
 *   <tr><td>device</td><td>{@code gb:} and the user of the header {@code From}; {@code DeviceID} is
 *       the channel of the alarm, and the device where no header says more.</td></tr>
 *   <tr><td>kind</td><td>{@code AlarmMethod} (several digits: any of them) and {@code AlarmType},
 *       which stands in {@code Info} or beside it; {@code Info} wins.</td></tr>
 *   <tr><td>phase, situation</td><td>START; repeated with a new {@code SN} while it lasts, no end is
 *       told: over after 10 s of silence.</td></tr>
 *   <tr><td>time</td><td>{@code AlarmTime} without zone is that of the binding.</td></tr>
 *   <tr><td>position</td><td>{@code Longitude}, {@code Latitude}; 0.0 and 0.0 is none.</td></tr>
 *   <tr><td>severity</td><td>{@code AlarmPriority} 1 to 4, 1 the worst.</td></tr>
 *   <tr><td>answer</td><td>an alarm with a number gets {@code Response}, {@code Result} OK, in a
 *       message of its own.</td></tr>
 *   <tr><td>text</td><td>GB 2312 without saying so is read as such.</td></tr>
 * </table>
 *
 * <p>Sources: GB/T 28181-2016 and 2022, and the alarm tests of 648540858/wvp-GB28181-pro.
 */
package org.gridward.sensors.protocol.gb28181;
