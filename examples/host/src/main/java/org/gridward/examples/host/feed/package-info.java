/**
 * Beside the line, in the demo only: devices and people of a made-up town, who speak the real
 * protocols over real sockets, with the repeats, heartbeats, bursts and garbage of real ones.
 */
package org.gridward.examples.host.feed;
