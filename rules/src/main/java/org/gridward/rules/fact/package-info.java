/** Beside the line: what a rule row says, as typed facts that the engine joins with events. */
package org.gridward.rules.fact;
