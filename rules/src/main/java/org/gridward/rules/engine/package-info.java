/**
 * Beside the line: joins events with rule rows in Drools and picks the winners. The only home of
 * the rule engine.
 */
package org.gridward.rules.engine;
