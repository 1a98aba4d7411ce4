/**
 * Sixth stop of the line: who shall handle an event and why. {@link
 * org.gridward.decision.DecisionPolicy} is what a rule base implements.
 */
package org.gridward.decision;
