/**
 * Before the first stop of the line: CloudEvents 1.0, for whatever has no protocol of its own here:
 * reports of citizens and grid workers, platforms that watch pictures, other systems of a city.
 *
 * <table>
 *   <caption>How a message comes</caption>
 *   <tr><td>structured</td><td>{@code application/cloudevents+json}, or any JSON object with {@code
 *       specversion}</td></tr>
 *   <tr><td>batch</td><td>{@code application/cloudevents-batch+json}, or any JSON array. An element
 *       that cannot be read becomes a dead letter of its own; the others are routed. An empty batch
 *       is valid and says nothing.</td></tr>
 *   <tr><td>binary</td><td>HTTP headers {@code ce-…}, percent-decoded; MQTT 5 user properties of the
 *       attributes' names; the body is the data, of the message's content type</td></tr>
 * </table>
 *
 * <p>Identity is {@code source} and {@code id}. An attribute that is null is unset. {@code
 * data_base64} must be base64; where its content type is a picture it becomes a picture, as does a
 * binary body.
 *
 * <table>
 *   <caption>What data says, where it is a JSON object; all members are optional</caption>
 *   <tr><td>{@code kind}</td><td>our word, such as {@code city.garbage}; default: the event's
 *       {@code type}</td></tr>
 *   <tr><td>{@code category}</td><td>the category code that the reporter claims</td></tr>
 *   <tr><td>{@code text} or {@code description}; {@code address}</td><td>words</td></tr>
 *   <tr><td>{@code source}</td><td>{@code citizen}, {@code grid_worker}, {@code hotline}, {@code
 *       visit}, {@code mail}, {@code media}, {@code superior}, {@code department}, {@code camera};
 *       default {@code sensor}</td></tr>
 *   <tr><td>{@code longitude}, {@code latitude}, {@code datum}, {@code accuracy}</td><td>the place,
 *       WGS84 unless {@code datum} says otherwise; or a GeoJSON point, as the data itself, as {@code
 *       geometry} or as {@code location}</td></tr>
 *   <tr><td>{@code severity}</td><td>{@code low}, {@code medium}, {@code high}, {@code
 *       critical}</td></tr>
 *   <tr><td>{@code phase}, {@code situation}</td><td>{@code start}, {@code update}, {@code end}, {@code
 *       pulse} (default), {@code measurement}, {@code heartbeat}; the reporter's name of the ongoing
 *       matter</td></tr>
 *   <tr><td>{@code measures}</td><td>an object of numbers, or a list of {@code name}, {@code value},
 *       {@code unit}</td></tr>
 *   <tr><td>{@code media}</td><td>an address or a list of them</td></tr>
 *   <tr><td>{@code component}</td><td>the managed component's id</td></tr>
 * </table>
 *
 * <p>Extensions and the other plain members become attributes, except those that name a person.
 * What people report is kept without its raw bytes, since a reporter's name and number may stand
 * there. Source: cloudevents/spec, JSON format, HTTP and MQTT bindings.
 */
package org.gridward.sensors.protocol.cloudevents;
