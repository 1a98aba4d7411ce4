/**
 * The rule base: reads the policy that civil servants keep in Excel, and decides by it. Sees the
 * core, never the sensors.
 */
package org.gridward.rules;
