/**
 * Before the first stop of the line: ONVIF events, as JSON over MQTT ({@code
 * <prefix>/onvif-ej/<topic>[/&<source values>]}), as metadata ({@code onvif-mj}), and as the XML of
 * WS-BaseNotification when a camera posts it: {@code Notify}, {@code MetadataStream}, {@code
 * PullMessagesResponse}.
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>device</td><td>{@code onvif:} and the MQTT prefix; in XML the producer reference, else
 *       the path behind the binding (give each camera its own), else {@code wsa:To}, else the
 *       peer.</td></tr>
 *   <tr><td>topic</td><td>trimmed; namespace prefixes are dropped wherever they stand in the
 *       path.</td></tr>
 *   <tr><td>kind</td><td>by topic, see {@link org.gridward.sensors.protocol.onvif.OnvifKinds}.</td></tr>
 *   <tr><td>phase</td><td>a state ({@code true false 1 0 active inactive}) is START or END;
 *       zero bytes and {@code PropertyOperation="Deleted"} are END; retained on subscription and
 *       {@code Initialized} are STATE_REPLAY and raise no alarm; no state at all, such as a crossed
 *       line, is a PULSE.</td></tr>
 *   <tr><td>situation</td><td>device, topic and the values of the source items, so that the JSON, the
 *       XML and the bare topic of a cleared property name the same one. Pulses belong together
 *       until a minute without one.</td></tr>
 *   <tr><td>sensors</td><td>{@code Value} with {@code Threshold} is {@code env.alarm}, over when the
 *       value is back; {@code Value} alone is a measurement. Temperatures are kelvin in metadata;
 *       for events editions of the specification differ, so 200 and more is read as kelvin. What is
 *       kept is degrees Celsius.</td></tr>
 *   <tr><td>time</td><td>{@code UtcTime}, UTC even where the Z is missing.</td></tr>
 *   <tr><td>not used</td><td>items named after a plate: personal data.</td></tr>
 * </table>
 *
 * <p>An empty {@code PullMessagesResponse} clears nothing; it is a sign of life. JSON carries no
 * {@code PropertyOperation}. Source: ONVIF Core Specification, Event Broker and Event Handling;
 * topic names of makers from their documentation.
 */
package org.gridward.sensors.protocol.onvif;
