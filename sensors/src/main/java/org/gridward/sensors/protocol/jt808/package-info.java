/**
 * JT/T 808, the protocol of vehicle terminals (道路运输车辆卫星定位系统 终端通讯协议), 2013 and 2019 forms.
 *
 * <pre>
 * frame      0x7e … 0x7e; within it 7d 02 is 7e and 7d 01 is 7d. Some terminals delimit by 0xe7:
 *            there e6 01 is e6, e6 02 is e7, 3e 01 is 3e, 3e 02 is 3d, and the id has 7 bytes
 * check      the last byte is the exclusive or of all before it
 * header     type u16; attributes u16: bits 0–9 length of the body, 10–12 encryption, 13 part of a
 *            larger message, 14 the form of 2019: a version byte and 10 bytes of id, else 6 of them;
 *            serial u16; parts have their number and place, u16 each
 * id         BCD, mostly a telephone number; some terminals put other digits there
 * 0x0200     alarm u32, status u32, latitude and longitude u32 in 1e-6°, altitude u16 in m, speed u16
 *            in 0.1 km/h, direction u16, time BCD yyMMddHHmmss, then items of id, length and value
 * 0x0201     the serial u16 of a question, then a body of 0x0200
 * 0x0704     count u16, type u8 (1 backlog), then so many of length u16 and a body of 0x0200
 * status     bit 0 ignition, 1 position valid, 2 south, 3 west
 * items      0x14 of JT/T 1078 holds alarms of the cameras on board
 * time       that of China (GMT+8), or of the zone its binding declares
 * alarms     a bit stands in every report while the alarm lasts: one situation per device and bit.
 *            Bits 15 to 17 have a meaning in the form of 2019 only
 * text       GBK
 * </pre>
 *
 * <p>Sources: JT/T 808-2013, JT/T 808-2019, JT/T 1078-2016; the alternative delimiter and its
 * escapes as read by Traccar's Jt808FrameDecoder. Positions are WGS-84.
 */
package org.gridward.sensors.protocol.jt808;
