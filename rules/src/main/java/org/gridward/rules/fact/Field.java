package org.gridward.rules.fact;

/** What a condition column asks about. */
public enum Field {
  SOURCE,
  KIND,
  CATEGORY,
  AREA,
  GRID_KIND,
  GRID_CLASS,
  OWNER,
  COMPONENT,
  VALUE,
  TEXT,
  SEVERITY,
  GRADE,
  HOURS
}
