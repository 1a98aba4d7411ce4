/**
 * Before the first stop of the line: SenML (RFC 8428), lists of readings, as JSON ({@code
 * application/senml+json}) or CBOR ({@code application/senml+cbor}). Which of both shows in the
 * content type or in the first byte; XML and EXI are not read.
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>record</td><td>one event each, of kind {@code env.} and what it measures. A record that
 *       cannot be used becomes a dead letter of its own; the others are read.</td></tr>
 *   <tr><td>base fields</td><td>{@code bn bt bu bv bs} hold for their record and those after it. A
 *       record of base fields only says nothing else.</td></tr>
 *   <tr><td>name</td><td>{@code bn} and {@code n} as one. The device is {@code urn:dev:<type>:<id>}
 *       (RFC 9039), else {@code bn}, else {@code n}; what it measures is the rest, else what the unit
 *       suggests, such as {@code temperature} for {@code Cel}.</td></tr>
 *   <tr><td>time</td><td>{@code bt} and {@code t} added, in seconds. From 2^28 on it is since 1970;
 *       below, relative to the arrival, 0 being now.</td></tr>
 *   <tr><td>value</td><td>exactly one of {@code v} (with {@code bv} added), {@code vs}, {@code vb},
 *       {@code vd}, unless there is a sum {@code s}, which is integrated over seconds. JSON null is
 *       unset.</td></tr>
 *   <tr><td>alarm</td><td>Readings raise none by themselves; rows with thresholds do. A boolean
 *       named as in {@link org.gridward.sensors.codec.AlarmNames}, such as {@code smoke}, is START or
 *       END in a situation of device and name.</td></tr>
 *   <tr><td>unit</td><td>of the registry, as UCUM: {@code %RH} is {@code %}.</td></tr>
 *   <tr><td>position</td><td>Two records of units {@code lat} and {@code lon}, of one device and
 *       moment, are one {@code device.location}, in WGS84. Readings take the newest position of their
 *       device that is not newer than they are.</td></tr>
 *   <tr><td>{@code bver}</td><td>refused above 10; lower ones are older drafts and read the same.
 *       A field whose label ends in {@code _} must be understood: the pack is refused.</td></tr>
 *   <tr><td>redelivery id</td><td>content of the pack and place of the record; with relative times
 *       also the 5 s window of arrival.</td></tr>
 * </table>
 *
 * <p>Source: RFC 8428, RFC 8798, RFC 9039.
 */
package org.gridward.sensors.protocol.senml;
