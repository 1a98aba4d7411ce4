/** The whole line in a few lines: Gridward within another program, without any server. */
package org.gridward.examples.embed;
