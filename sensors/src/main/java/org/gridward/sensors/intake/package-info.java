/**
 * Where all transports meet, between the codecs and the first stop of the line: messages are read,
 * queued within bounds, and routed in batches; their senders hear of it only when it is durable.
 * The home of Caffeine.
 */
package org.gridward.sensors.intake;
