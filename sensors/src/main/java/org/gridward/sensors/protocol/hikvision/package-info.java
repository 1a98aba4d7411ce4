/**
 * Before the first stop of the line: Hikvision's ISAPI {@code EventNotificationAlert} (海康威视), as
 * cameras and recorders push it over HTTP, as XML alone or as multipart with pictures, as the alert
 * stream repeats it, and as access terminals write it in JSON.
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>device</td><td>{@code hik:} and {@code macAddress}; else {@code hik:serial:}, {@code
 *       hik:ip:}, {@code hik:peer:}. A recorder sends its own address, not its cameras'.</td></tr>
 *   <tr><td>channel</td><td>{@code channelID}, else {@code dynChannelID}. A recorder counts its IP
 *       cameras from 33: attribute {@code ipCamera} is the number less 32.</td></tr>
 *   <tr><td>kind</td><td>{@code eventType} by {@link
 *       org.gridward.sensors.protocol.hikvision.AlertTypes}; {@code duration} hides the real type in
 *       {@code DurationList/Duration/relationEvent}.</td></tr>
 *   <tr><td>phase</td><td>active START, inactive END; {@code videoloss} + inactive is the heartbeat
 *       (心跳, about every 10 s, paused while an alarm repeats); PeopleCounting, ANPR and
 *       passages of an access controller are measurements; what else that one tells bears its {@code
 *       majorEventType}, as {@code AccessControllerEvent 1} for its alarms.</td></tr>
 *   <tr><td>situation</td><td>device, channel, type, input and region; over after 5 s of silence,
 *       since an active alarm repeats about once a second and some types never say inactive; trouble
 *       of disk and network after an hour.</td></tr>
 *   <tr><td>time</td><td>{@code dateTime}, normally with offset; without one the binding's zone is
 *       assumed; a lost sign ({@code SS00:00}), 1970 or more than a day off means arrival.</td></tr>
 *   <tr><td>picture plane</td><td>polygons 0 to 999, {@code TargetRect} 0 to 1; both become
 *       fractions, taken as counted from the upper left.</td></tr>
 *   <tr><td>pictures</td><td>binary parts, each belonging to the alert before it; {@code bkgUrl} as
 *       an address, with {@code URLCertificationType} as attribute {@code mediaAuth}.</td></tr>
 *   <tr><td>late</td><td>{@code isDataRetransmission} true.</td></tr>
 *   <tr><td>not used</td><td>{@code activePostCount}: no sequence, constant over repeats on some
 *       firmware and 0 on live alarms of others. Number plates and faces: personal data.</td></tr>
 * </table>
 *
 * <p>Namespaces differ by firmware and are ignored. Sources: ISAPI documents, the captures of
 * maciej-or/hikvision_next and toxuin/alarmserver, and the issues of node-red-contrib-hikvision.
 * {@code DeviceGPSInfo} and the types beyond those seen in captures are from memory of ISAPI and
 * want a look at a real device.
 */
package org.gridward.sensors.protocol.hikvision;
