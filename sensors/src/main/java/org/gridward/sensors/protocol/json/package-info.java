/**
 * Before the first stop of the line: any other JSON, by a mapping file that says where in a message
 * things stand. A sensor that speaks JSON needs no code.
 *
 * <pre>{@code
 * {
 *   "device": "/sensor",
 *   "time": {"path": "/at", "form": "EPOCH_SECONDS"},
 *   "position": {"longitude": "/pos/x", "latitude": "/pos/y", "datum": "GCJ02"},
 *   "alarms": [{"path": "/flooded", "kind": "flood.level"}],
 *   "measures": [{"path": "/mm", "name": "water_level", "unit": "cm", "times": 0.1, "none": [-1]}]
 * }
 * }</pre>
 *
 * <p>A place is {@code /a/b} in the element (a JSON pointer, RFC 6901), {@code $/a/b} in the whole
 * message, {@code $} all of it, such as a bare number, {@code @2} the second level of the topic or
 * of the path behind the binding, {@code @-1} the last. Null and missing are the same: unset.
 *
 * <table>
 *   <caption>Members of a mapping; only {@code device} must be there</caption>
 *   <tr><td>{@code protocol}</td><td>the codec's word, {@code json} unless several mappings are in
 *       use</td></tr>
 *   <tr><td>{@code source}</td><td>as in {@link org.gridward.event.Source}; {@code SENSOR}</td></tr>
 *   <tr><td>{@code each}</td><td>the array whose elements are reports of their own; a message that is
 *       an array is one by itself. A bad element becomes a dead letter of its own.</td></tr>
 *   <tr><td>{@code device}</td><td>a place, or {@code path} and {@code prefix} (default: the protocol
 *       and a colon); a message without it is not read</td></tr>
 *   <tr><td>{@code channel}, {@code id}, {@code text}</td><td>places</td></tr>
 *   <tr><td>{@code time}</td><td>a place of ISO 8601, or {@code path} and {@code form}: {@code ISO},
 *       {@code EPOCH_SECONDS}, {@code EPOCH_MILLIS}</td></tr>
 *   <tr><td>{@code position}</td><td>{@code longitude}, {@code latitude}, {@code datum}, which is
 *       never guessed, and {@code accuracyMetres}</td></tr>
 *   <tr><td>{@code kind}</td><td>a word of the table of kinds, or {@code path}, {@code words} (ours
 *       by the sender's) and {@code otherwise}; without a word {@code native.<protocol>.…}. Without
 *       {@code kind} a message is a measurement, {@code env.} and the name of its only measure, or
 *       {@code env.reading}.</td></tr>
 *   <tr><td>{@code phase}, {@code severity}</td><td>one of ours, or {@code path}, {@code words} and
 *       {@code otherwise}. A word that is not foreseen makes a dead letter. Without {@code phase} a
 *       kind is a PULSE. START, UPDATE and END are of a situation of device and kind.</td></tr>
 *   <tr><td>{@code silence}</td><td>a duration such as {@code PT10M}, after which a situation is
 *       over; needed where no END is told</td></tr>
 *   <tr><td>{@code alarms}</td><td>{@code path}, {@code kind}, and {@code on}, the words for up,
 *       where they are not the usual ones: one event for each flag that is there, START or END in a
 *       situation of device and path; kind and phase are not asked then.</td></tr>
 *   <tr><td>{@code measures}</td><td>{@code path}, {@code name}, {@code unit} in UCUM; {@code times}
 *       and {@code plus} come before the unit; {@code none} are numbers that say "no probe". They
 *       ride on the first event.</td></tr>
 *   <tr><td>{@code attributes}</td><td>places by our names</td></tr>
 * </table>
 *
 * <p>Redelivery id: device and {@code id}; without an {@code id} device, time, topic and content,
 * and without a time the 5 s window of arrival too. A retained message raises nothing. Source: the
 * design is Gridward's own.
 */
package org.gridward.sensors.protocol.json;
