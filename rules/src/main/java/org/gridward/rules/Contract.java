package org.gridward.rules;

import org.gridward.grid.LocatedEvent;

/**
 * What a host relies on (宿主契约): an event that a policy must give to a department, whatever else an
 * editor changes.
 *
 * @param name as the editor is told it
 * @param event the event
 * @param department code of the department that must lead
 */
public record Contract(String name, LocatedEvent event, String department) {}
