/**
 * Before the first stop of the line: public warnings in the Common Alerting Protocol 1.2, and in
 * 1.1 and 1.0, which differ only in their namespace for what is read here. Alerts come alone, in
 * EDXL-DE ({@code EDXLDistribution}), in the entries of an Atom feed, or in any other XML, as
 * elements or as text; a bad one among several becomes a dead letter of its own.
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>{@code status}</td><td>Only {@code Actual} is told; an exercise, a test, a draft says
 *       nothing. So does an EDXL-DE whose {@code distributionStatus} is another.</td></tr>
 *   <tr><td>{@code msgType}</td><td>{@code Alert} is START, {@code Update} is UPDATE, {@code Cancel}
 *       is END, as is an update whose infos all say {@code AllClear}. {@code Ack} and {@code Error}
 *       are status. All but {@code Alert} must have {@code references}.</td></tr>
 *   <tr><td>situation</td><td>that of the oldest reference, by its sender and identifier; an alert
 *       begins its own. A sender that names only the last link of a chain begins a new one. It is
 *       over when cancelled or when the last info has expired.</td></tr>
 *   <tr><td>{@code info}</td><td>one event each, of those in the language of the first; the others
 *       are translations. What has expired is told late. Without info the note is all there is.
 *       </td></tr>
 *   <tr><td>kind</td><td>{@code warning.} and the first category, such as {@code warning.met}; {@code
 *       event} is the native kind.</td></tr>
 *   <tr><td>severity</td><td>Extreme, Severe, Moderate, Minor: critical, high, medium, low.</td></tr>
 *   <tr><td>place</td><td>the centre of all polygons and circles, with the radius that holds them.
 *       CAP writes latitude first, kilometres for circles, WGS84. {@code areaDesc} is the address;
 *       polygons and circles are attributes as they came.</td></tr>
 *   <tr><td>time</td><td>{@code sent}; {@code onset}, {@code effective} and {@code expires} are
 *       attributes.</td></tr>
 *   <tr><td>redelivery id</td><td>sender, identifier, sent, place of the info.</td></tr>
 *   <tr><td>not read</td><td>{@code contact}, which names people; {@code derefUri}; signatures.
 *       </td></tr>
 *   <tr><td>China</td><td>the national early-warning platform writes {@code sendTime}, references
 *       of an identifier alone, {@code eventType} (11B… is weather) instead of event and category,
 *       bare geocodes, and Red, Orange, Yellow, Blue for the four severities.</td></tr>
 * </table>
 *
 * <p>Source: OASIS CAP-v1.2, OASIS EDXL-DE-v1.0.
 */
package org.gridward.sensors.protocol.cap;
