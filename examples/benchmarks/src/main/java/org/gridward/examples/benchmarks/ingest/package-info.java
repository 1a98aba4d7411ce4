/**
 * Load on the whole way in: real sockets, a real store that syncs, and a sender in a process of its
 * own that keeps to its times whatever it is answered (open loop), so that a stall shows in the
 * latencies.
 */
package org.gridward.examples.benchmarks.ingest;
