/** Beyond the line: measures its innermost steps next to what else could take them. */
package org.gridward.examples.benchmarks;
