/**
 * Before the first stop of the line: Sparkplug B, protobuf over MQTT: {@code
 * spBv1.0/<group>/<type>/<node>[/<device>]}. The protobuf is read here, by hand and strictly: a
 * field that Sparkplug does not have, or of another wire type, makes it another protocol's message.
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>device</td><td>{@code sparkplug:<group>/<node>[/<device>]}. What is posted without a
 *       topic belongs to the path behind the binding, or to its sender.</td></tr>
 *   <tr><td>type</td><td>of the topic. Without one: {@code bdSeq} alone is NDEATH, with others
 *       NBIRTH; controls alone are NCMD; the rest is data.</td></tr>
 *   <tr><td>{@code NBIRTH DBIRTH}</td><td>{@code device.online}, and all values.</td></tr>
 *   <tr><td>{@code NDEATH DDEATH}</td><td>{@code device.offline}. NDEATH is a last will, written on
 *       connecting: it happened when it arrived.</td></tr>
 *   <tr><td>{@code NDATA DDATA}</td><td>the values that changed. A boolean whose last word is in
 *       {@link org.gridward.sensors.codec.AlarmNames} is START or END in a situation of device and
 *       metric; in a birth UPDATE, for it may be long known. Others are readings, one event for each
 *       timestamp, {@code env.reading} or {@code env.} and the last word of a single one's name.
 *       </td></tr>
 *   <tr><td>{@code NCMD DCMD}</td><td>{@code device.command}, without a device: it is no sign of
 *       its life.</td></tr>
 *   <tr><td>{@code STATE}</td><td>of a host application, JSON or a word: {@code device.online},
 *       {@code device.offline}; it is retained.</td></tr>
 *   <tr><td>alias</td><td>Only a birth says which metric it stands for; a session (see {@link
 *       org.gridward.sensors.codec.SessionCodec}) remembers it. Where no birth was heard the metric
 *       is called {@code alias_<number>}, and never raises an alarm.</td></tr>
 *   <tr><td>rebirth</td><td>A node of which no birth was heard, whose {@code seq} has a gap, or
 *       with an alias that no birth named, is asked for {@code Node Control/Rebirth} at {@code
 *       NCMD}, once a minute at most. A gap is {@code missing_before} of the event behind it.
 *       </td></tr>
 *   <tr><td>{@code bdSeq}</td><td>An NDEATH of another number than the birth is the last will of an
 *       earlier life: old state, no death.</td></tr>
 *   <tr><td>null, {@code is_historical}</td><td>null is unset; historical values are late.</td></tr>
 *   <tr><td>integers</td><td>signed or not by their data type; without one, an integer whose first
 *       bit is set stays a word.</td></tr>
 *   <tr><td>unit</td><td>property {@code engUnit}.</td></tr>
 *   <tr><td>templates</td><td>an instance is its metrics, with its name before theirs; a definition
 *       says nothing. Data sets, files, arrays: only their size.</td></tr>
 *   <tr><td>redelivery id</td><td>device, type and content, which holds timestamp and {@code
 *       bdSeq}. {@code seq} runs from 0 to 255 and begins again: it is an attribute, never an
 *       identity.</td></tr>
 * </table>
 *
 * <p>Source: Eclipse Sparkplug 3.0.0.
 */
package org.gridward.sensors.protocol.sparkplug;
