package org.gridward.sensors.codec;

import org.gridward.event.RawBytes;

/**
 * One element of a message that could not be read, beside others that could.
 *
 * @param raw the element's own bytes, for the dead letter
 * @param reason what was wrong, where, and what was seen
 */
public record Reject(RawBytes raw, String reason) {}
