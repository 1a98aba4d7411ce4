package org.gridward.decision;

/** How bad it is (紧急程度). */
public enum Grade {
  /** 一般. */
  GENERAL,
  /** 重大. */
  MAJOR,
  /** 紧急: dispatched in the same instant through the command centre, its leader told. */
  URGENT
}
