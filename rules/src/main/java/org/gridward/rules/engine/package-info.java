/**
 * Beside the line: asks the rule rows about events in Drools and picks the winners. The only home
 * of the rule engine.
 */
package org.gridward.rules.engine;
