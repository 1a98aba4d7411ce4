/**
 * Before the first stop of the line: Uniview's LAPI (宇视), as cameras, recorders and door
 * controllers post it.
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>messages</td><td>{@code AlarmInfo} of {@code …/Event/Notification/Alarm}; {@code
 *       StructureInfo} of {@code …/Structure}; faces, cards and gates of {@code
 *       …/PersonVerification}; {@code HeartReportInfo} every 10 s. Told apart by their members,
 *       since they come on whatever path a device was given.</td></tr>
 *   <tr><td>device</td><td>{@code uniview:} and {@code DeviceCode} (the serial number), {@code
 *       DeviceSN}, {@code DeviceID}; the host in {@code Reference}; the path or the
 *       connection.</td></tr>
 *   <tr><td>channel</td><td>{@code AlarmSrcID}, {@code SrcID}.</td></tr>
 *   <tr><td>kind</td><td>by what the word of the type holds: {@code MotionAlarmOn} is motion in the
 *       picture.</td></tr>
 *   <tr><td>phase</td><td>a type that ends in {@code Off}, {@code Cleared}, {@code Recovered} ends
 *       what the type without it began; online and offline are status; what was seen in {@code
 *       Structure} is a measurement. A line, a field or a shape whose type has neither ending
 *       ({@code LineDetectorCrossed}) is a pulse.</td></tr>
 *   <tr><td>situation</td><td>device, channel, type without its ending; over with its end, or for
 *       an end that was lost after an hour; a pulse after a minute.</td></tr>
 *   <tr><td>time</td><td>seconds or milliseconds since 1970, or local without zone.</td></tr>
 *   <tr><td>severity</td><td>{@code AlarmLevel} 1 to 5, 1 the worst.</td></tr>
 *   <tr><td>pictures</td><td>base64 {@code Data}.</td></tr>
 *   <tr><td>not used</td><td>names, card numbers, plates: personal data.</td></tr>
 * </table>
 *
 * <p>Sources: Uniview's LightAPI documents as public clients use them, and one captured heartbeat.
 * The list of alarm types is from names seen in such clients; the rest wants a look at a real
 * device.
 */
package org.gridward.sensors.protocol.uniview;
