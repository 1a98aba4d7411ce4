/**
 * Before the first stop of the line: Open311 GeoReport v2. A client posts a request as a form; what
 * a server tells of its requests, XML {@code service_requests} or a JSON list, is read as well.
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>source</td><td>a citizen. Name, mail, phone, {@code account_id}, {@code device_id} and
 *       {@code api_key} are not taken, nor are the raw bytes kept, since they hold them.</td></tr>
 *   <tr><td>kind</td><td>{@code report.general}; {@code service_code} is the native kind and the
 *       category that the reporter claims. It must be there.</td></tr>
 *   <tr><td>place</td><td>{@code lat} and {@code long}, WGS84, pointed at by a person; {@code
 *       address_string}; {@code address_id} as an attribute. A posted request must have one of the
 *       three. The numbers are taken as they are: a lost sign cannot be seen.</td></tr>
 *   <tr><td>words</td><td>{@code description}; {@code media_url}; {@code attribute[code]} as
 *       attributes, several values joined by commas.</td></tr>
 *   <tr><td>redelivery id</td><td>A posted request has neither id nor time: content and the 5 s
 *       window of arrival. A told one: jurisdiction (or path), {@code service_request_id}, status and
 *       {@code updated_datetime}.</td></tr>
 *   <tr><td>phase</td><td>A posted request is a PULSE. A told one is START while {@code open}, END
 *       when {@code closed}, UPDATE for any other status, in the situation of its id.</td></tr>
 *   <tr><td>form</td><td>UTF-8, at most 128 fields; blanks and line ends that are not encoded stand
 *       for themselves.</td></tr>
 * </table>
 *
 * <p>Source: wiki.open311.org, GeoReport v2.
 */
package org.gridward.sensors.protocol.open311;
