/**
 * Before the first stop of the line: Zigbee2MQTT, which publishes the state of Zigbee devices as
 * JSON over MQTT: {@code <base>/<friendly name>}, where the base topic is {@code zigbee2mqtt}
 * unless configured otherwise and a friendly name may have slashes. The same JSON may be posted;
 * then the path behind the binding names the device.
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>device</td><td>{@code zigbee:} and the address, where the message includes it
 *       ({@code device.ieeeAddr}, an option of Zigbee2MQTT); else the friendly name, behind the base
 *       topic where that is not the usual one; else who posted it.</td></tr>
 *   <tr><td>alarm</td><td>An item named as in {@link
 *       org.gridward.sensors.protocol.zigbee2mqtt.Exposes} that is true or false, or a word such as
 *       {@code alarm} or {@code normal}: START and END, one event for each, in a situation of device
 *       and item. {@code contact} is the other way round: false is an open door. The whole cached
 *       state comes with every message, so an old {@code water_leak:true} comes again with a new
 *       battery level: it is the same situation, which is over only when the item is false.</td></tr>
 *   <tr><td>{@code action}</td><td>a PULSE, such as {@code single} or {@code vibration}; not part of
 *       the cached state. Empty or null is none. It shares the situation of an alarm of its kind;
 *       else its own situation is over after a minute.</td></tr>
 *   <tr><td>numbers</td><td>readings, on the first event of a message. {@code battery}, {@code
 *       linkquality}, {@code voltage} and the like tell of the device itself: alone they are {@code
 *       device.status}. {@code voltage} is in millivolts from 1,000 on.</td></tr>
 *   <tr><td>null, nested objects</td><td>null is unset; objects such as {@code color} and {@code
 *       update} are passed over.</td></tr>
 *   <tr><td>time</td><td>{@code last_seen}, ISO 8601 or milliseconds, which Zigbee2MQTT writes only
 *       where {@code advanced.last_seen} asks for it; else arrival.</td></tr>
 *   <tr><td>redelivery id</td><td>device, item, {@code last_seen} and content; without {@code
 *       last_seen} the 5 s window of arrival.</td></tr>
 *   <tr><td>{@code <name>/availability}, {@code bridge/state}</td><td>{@code device.online}, {@code
 *       device.offline}; JSON, or the bare word of versions before 2.</td></tr>
 *   <tr><td>{@code bridge/event}, {@code bridge/logging}, other {@code bridge/…}</td><td>{@code
 *       device.join} and so on, {@code device.log}, {@code device.status}.</td></tr>
 *   <tr><td>{@code <name>/<item>}</td><td>the attribute output: one value, not an object.</td></tr>
 *   <tr><td>{@code …/set}, {@code …/get}, {@code bridge/request/…}, zero bytes</td><td>orders and
 *       what a broker was told to forget; they say nothing.</td></tr>
 *   <tr><td>retained</td><td>an old state told again; raises nothing.</td></tr>
 * </table>
 *
 * <p>Zigbee2MQTT publishes with QoS 0 by default, at most once. Source: zigbee2mqtt.io, MQTT topics
 * and messages, exposes, device availability.
 */
package org.gridward.sensors.protocol.zigbee2mqtt;
