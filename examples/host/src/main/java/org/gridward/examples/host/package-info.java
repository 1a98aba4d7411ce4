/** A host: wires grids, rules, store, sensors and a console into one process. */
package org.gridward.examples.host;
