/**
 * Before the first stop of the line: the view libraries of GA/T 1400 (公安视频图像信息应用系统, VIID).
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>messages</td><td>{@code SubscribeNotificationObject} with what it holds; faces, persons,
 *       motor and other vehicles posted directly, in either of the wrappers in use or in none;
 *       {@code DispositionNotificationObject}; registration, keep-alive, {@code
 *       APEStatusObject}.</td></tr>
 *   <tr><td>device</td><td>{@code gb:} and the 20 digits of {@code DeviceID}, the same number that
 *       GB/T 28181 uses; else {@code TollgateID}, the header {@code User-Identify}, the
 *       connection.</td></tr>
 *   <tr><td>phase</td><td>what was seen is a measurement: a record, no alarm; a match of a watch list
 *       is a pulse. {@code ExecuteOperation} 3 tells that a record was deleted.</td></tr>
 *   <tr><td>identity</td><td>the record's own number, so a record told by two ways is one.</td></tr>
 *   <tr><td>time</td><td>{@code yyyyMMddHHmmss} without zone; the first believable of {@code
 *       PassTime}, {@code FaceAppearTime}, …, {@code ShotTime}.</td></tr>
 *   <tr><td>pictures</td><td>base64 {@code Data} of {@code SubImageInfoObject}; {@code StoragePath}
 *       and {@code StorageUrl1} to {@code 5} where they are addresses.</td></tr>
 *   <tr><td>answer</td><td>{@code ResponseStatusObject}, or a list of one, with {@code StatusCode}
 *       0 when it is durable.</td></tr>
 *   <tr><td>not used</td><td>names, numbers of documents, plates: personal data. Boxes: their picture's
 *       size is often missing.</td></tr>
 * </table>
 *
 * <p>Sources: GA/T 1400.3 and 1400.4 as public implementations use them. No capture of a {@code
 * SubscribeNotifications} with pictures was at hand: it wants a look at a real library.
 */
package org.gridward.sensors.protocol.gat1400;
