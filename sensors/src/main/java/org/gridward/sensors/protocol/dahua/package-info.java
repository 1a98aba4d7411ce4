/**
 * Before the first stop of the line: cameras and recorders of Dahua (大华), by the stream of {@code
 * eventManager.cgi?action=attach}, by the plate cameras' ITSAPI, and by JSON in DHIP frames.
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>forms</td><td>multipart parts or bare lines {@code
 *       Code=X;action=Start;index=0;data={…}}; the word {@code Heartbeat}; {@code Picture} with
 *       {@code Plate}, {@code Vehicle}, {@code SnapInfo}; {@code client.notifyEventStream} with
 *       {@code eventList}; one event as JSON, alone or in the message of a home-automation
 *       bus.</td></tr>
 *   <tr><td>device</td><td>{@code dahua:} and {@code SnapInfo/DeviceID}, {@code
 *       TrafficCar/MachineName} or the bus's name for it; an attached stream names nobody: then the
 *       path that it was posted to, else the connection.</td></tr>
 *   <tr><td>channel</td><td>{@code index} + 1: a recorder tells of all its channels.</td></tr>
 *   <tr><td>phase</td><td>Start, Stop, Pulse; State is chatter, a sign of life. Counting and passing
 *       vehicles and passages are measurements, a bell is a pulse; the clock is status.</td></tr>
 *   <tr><td>situation</td><td>device, channel, code, {@code RuleID} and {@code EventID}. Over with
 *       Stop; a rule without a number of its events often tells none, and is over after 5 s; for a
 *       Stop that was lost, after an hour.</td></tr>
 *   <tr><td>time</td><td>{@code RealUTC}; {@code UTC} checked by {@link
 *       org.gridward.sensors.protocol.dahua.NoticeTime}; {@code LocaleTime}; arrival. {@code
 *       TimeZone} is an enumeration, no hours, and not used.</td></tr>
 *   <tr><td>picture plane</td><td>0 to 8191, here fractions; targets are in {@code Object}, {@code
 *       Objects}, {@code Vehicle} beside its plate, or {@code object} of smart motion.</td></tr>
 *   <tr><td>position</td><td>{@code GpsPostion} (so spelt) where {@code GpsPosValid} is 1.</td></tr>
 *   <tr><td>pictures</td><td>base64 {@code Content} of the ITSAPI.</td></tr>
 *   <tr><td>not used</td><td>{@code EventSeq}, {@code GroupID}: they start anew with the device.
 *       Number plates, faces: personal data.</td></tr>
 * </table>
 *
 * <p>Sources: Dahua's HTTP API and ITSAPI documents, the captures in rroller/dahua#138 and #166,
 * psyciknz/CameraEvents and Skinah/IpCamera#19. No capture of an ITSAPI push or of a DHIP frame was
 * at hand: these two are from descriptions and want a look at a real device.
 */
package org.gridward.sensors.protocol.dahua;
