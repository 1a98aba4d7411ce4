/**
 * What becomes of alerts when something breaks: each fault is brought about while devices send, and
 * afterwards the store is asked for everything that was acknowledged.
 */
package org.gridward.examples.benchmarks.faults;
