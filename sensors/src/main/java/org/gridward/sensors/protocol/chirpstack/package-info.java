/**
 * Before the first stop of the line: ChirpStack v4, a LoRaWAN network server, as JSON over MQTT
 * ({@code application/<id>/device/<devEui>/event/<type>}) or over HTTP, where the type stands in
 * the query ({@code ?event=up}). A message that comes with neither, such as a posted file, is known
 * by its fields.
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>device</td><td>{@code deveui:} and the devEui in lower case.</td></tr>
 *   <tr><td>{@code up}</td><td>a measurement with every number of the decoded {@code object}, unless
 *       the object carries an alarm.</td></tr>
 *   <tr><td>alarm</td><td>An item of the object named as in {@link
 *       org.gridward.sensors.codec.AlarmNames} whose value is a boolean, 0 or 1, or a
 *       word such as {@code alarm}, {@code leak}, {@code open} or {@code normal}, {@code closed}.
 *       True is START, false END; one event for each, in a situation of the device and the item, and
 *       the numbers ride on the first.</td></tr>
 *   <tr><td>{@code location}</td><td>{@code device.location}, a measurement with position.</td></tr>
 *   <tr><td>{@code join status ack txack log integration}</td><td>status: {@code device.join}, {@code
 *       device.status}, {@code device.ack}, {@code device.log}.</td></tr>
 *   <tr><td>time</td><td>{@code time} of the server, RFC 3339.</td></tr>
 *   <tr><td>redelivery id</td><td>{@code deduplicationId}; txack and log have none: device, time and
 *       content.</td></tr>
 *   <tr><td>position</td><td>Device tags {@code longitude}, {@code latitude} and {@code datum}
 *       (default WGS84); else what the object measured; else, as last resort, the gateway that heard
 *       it best, within 5 km, with attribute {@code positionOf} = {@code gateway}.</td></tr>
 *   <tr><td>dropped</td><td>Numbers that mean "no probe", such as 327.67 °C, with attribute {@code
 *       dropped}.</td></tr>
 * </table>
 *
 * <p>JSON of protobuf omits defaults: a missing {@code acknowledged} is false, a missing {@code dr}
 * is 0. By default ChirpStack publishes with QoS 0, at most once. Source: ChirpStack documentation,
 * event types.
 */
package org.gridward.sensors.protocol.chirpstack;
