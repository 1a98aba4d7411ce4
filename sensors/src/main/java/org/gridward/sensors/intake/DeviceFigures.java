package org.gridward.sensors.intake;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known of a device from what it sent since the start.
 *
 * @param perMinute events of it within the last full minute
 * @param duplicates how many had been taken before
 * @param missing how many of its messages were lost on their way, where it counts them
 * @param unreadable how many messages nobody could read that came the way on which only this device
 *     speaks: a topic, a path and an address, a connection
 * @param skew how far its clock is behind, or ahead where negative: the median of 32 messages that
 *     came at least half a minute apart; empty until then
 * @param shift what is added to its times for that
 */
public record DeviceFigures(
    long perMinute,
    long duplicates,
    long missing,
    long unreadable,
    Optional<Duration> skew,
    Duration shift) {}
