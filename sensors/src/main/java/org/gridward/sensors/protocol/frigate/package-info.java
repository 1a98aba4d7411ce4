/**
 * Before the first stop of the line: Frigate, a video recorder with object detection, over MQTT.
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>topics</td><td>The prefix is configurable ({@code frigate}), so the last level decides;
 *       a message without topic, such as a posted file, is known by its fields.</td></tr>
 *   <tr><td>{@code events}</td><td>{@code type} new START, update UPDATE, end END; kind {@code
 *       video.object.<label>}; situation {@code frigate:<after.id>}, which ends only by its end: a
 *       parked car is updated every minute for hours under one id. One that Frigate itself calls a
 *       false positive is a measurement.</td></tr>
 *   <tr><td>{@code reviews}</td><td>{@code video.review}; {@code severity} alert MEDIUM, detection
 *       LOW. A review tells of detections that {@code events} tells too, so it shares the situation
 *       of its earliest one: one person on a path is one case, not two.</td></tr>
 *   <tr><td>{@code tracked_object_update}</td><td>More about an object (description,
 *       classification): {@code video.note}, a measurement in the object's situation. Faces and
 *       plates are personal data and are not taken over.</td></tr>
 *   <tr><td>{@code triggers}</td><td>{@code video.trigger}, a pulse in the object's situation.</td></tr>
 *   <tr><td>{@code available}</td><td>online or offline, a retained last will: status.</td></tr>
 *   <tr><td>others</td><td>Counters, switches and snapshots of a camera: {@code device.status}.</td></tr>
 *   <tr><td>time</td><td>Epoch seconds in UTC: {@code start_time}, {@code frame_time} or {@code
 *       end_time} by type; {@code end_time} may be null at the end.</td></tr>
 *   <tr><td>redelivery id</td><td>{@code after.id}, type, {@code frame_time}.</td></tr>
 *   <tr><td>device</td><td>{@code frigate:<camera>}; with another prefix {@code
 *       frigate:<prefix>/<camera>}.</td></tr>
 *   <tr><td>pictures</td><td>{@code /api/events/<id>/snapshot.jpg}, an address within the Frigate
 *       server that sent it.</td></tr>
 *   <tr><td>not used</td><td>Boxes are in pixels of a frame whose size is not told: attribute {@code
 *       box}, no region.</td></tr>
 * </table>
 *
 * <p>Order is not reliable: an end without new and an end twice occur (blakeblackshear/frigate
 * #2720, #3659, #6662). Source: Frigate's MQTT documentation.
 */
package org.gridward.sensors.protocol.frigate;
