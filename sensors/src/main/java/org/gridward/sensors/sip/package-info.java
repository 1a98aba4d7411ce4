/**
 * The way in for cameras and platforms of GB/T 28181, which speak SIP (RFC 3261) over UDP or TCP:
 * they register with a password (digest), then send their alarms in {@code MESSAGE}. A message is
 * answered when it is durable, and an alarm gets the answer that the standard asks for besides.
 *
 * <table>
 *   <caption>What is answered, and how</caption>
 *   <tr><td>{@code REGISTER}</td><td>401 with a challenge, then 200 with {@code Date}, which sets
 *       the device's clock; {@code Expires: 0} signs off</td></tr>
 *   <tr><td>{@code MESSAGE}, {@code NOTIFY}</td><td>of a registered device, from the address that
 *       it registered from: 200 after the commit, 503 with {@code Retry-After} where it could not be
 *       kept; of anybody else: 401 with a challenge</td></tr>
 *   <tr><td>{@code OPTIONS}</td><td>200</td></tr>
 *   <tr><td>any other</td><td>405</td></tr>
 * </table>
 *
 * <p>A request that came before is answered as before, not taken again: over UDP devices repeat
 * what was not answered within half a second. Registrations outlive a restart.
 *
 * <p>Sources: RFC 3261, RFC 3581 ({@code rport}), GB/T 28181-2016 9.1, 9.4 and A.2.5.
 */
package org.gridward.sensors.sip;
