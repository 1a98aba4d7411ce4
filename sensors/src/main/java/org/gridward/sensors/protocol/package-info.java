/**
 * Before the first stop of the line: the protocols that Gridward reads, one package each, and the
 * list of them.
 */
package org.gridward.sensors.protocol;
