/**
 * First stop of the line: what a camera, a sensor, a grid worker or a citizen reported, as one
 * immutable {@link org.gridward.event.Event}. Nothing here knows a grid, a department or a rule.
 */
package org.gridward.event;
