/**
 * Beside the line: the command {@code feed}, which plays captures or a recorded day to a host over
 * the real sockets, and the format of such a recording.
 */
package org.gridward.examples.host.feed.play;
