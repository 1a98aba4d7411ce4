/**
 * The root of the line: {@link org.gridward.EventRouter} takes an event to the department that must
 * handle it, in one call.
 */
package org.gridward;
