/**
 * Before the first stop of the line: Observations of the OGC SensorThings API 1.0 and 1.1, as they
 * are posted to a server, or as a server publishes them over MQTT ({@code
 * v1.1/Datastreams(7)/Observations}).
 *
 * <table>
 *   <caption>What is read, and how</caption>
 *   <tr><td>message</td><td>one Observation; a list of them; {@code value} of an answer; {@code
 *       Observations} of a Datastream; rows of a {@code dataArray} by its {@code components}. A bad
 *       one among several becomes a dead letter of its own.</td></tr>
 *   <tr><td>device</td><td>{@code sta:} and the id of the Datastream or MultiDatastream, a number or
 *       a text: of the Observation, of its navigation link, of the topic or path. What the topic or
 *       path says before {@code v1.1} comes first, to tell servers apart.</td></tr>
 *   <tr><td>kind</td><td>{@code env.} and the name of the ObservedProperty, else of the Datastream,
 *       where they are expanded; else {@code env.reading}.</td></tr>
 *   <tr><td>{@code result}</td><td>A number is a reading, in the Datastream's unit; a list, as of a
 *       MultiDatastream, several; anything else an attribute. Null is none. A boolean whose name is
 *       in {@link org.gridward.sensors.codec.AlarmNames} is START or END in a situation of the
 *       device and that name.</td></tr>
 *   <tr><td>time</td><td>{@code phenomenonTime}, of an interval its end; else {@code resultTime};
 *       else arrival.</td></tr>
 *   <tr><td>redelivery id</td><td>device, {@code @iot.id}, {@code phenomenonTime} and result, so
 *       that a corrected Observation is another message; without a time also the 5 s window of
 *       arrival.</td></tr>
 *   <tr><td>position</td><td>A GeoJSON point, longitude first, WGS84: the FeatureOfInterest, else
 *       the Thing's first location, where they are expanded.</td></tr>
 *   <tr><td>retained</td><td>an old state told again.</td></tr>
 * </table>
 *
 * <p>Source: OGC 18-088, SensorThings API Part 1: Sensing, version 1.1.
 */
package org.gridward.sensors.protocol.sensorthings;
