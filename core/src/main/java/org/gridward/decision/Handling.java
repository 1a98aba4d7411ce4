package org.gridward.decision;

/** What the lead department shall do with the case (处置方式). */
public enum Handling {
  /** Handle it (派给). */
  DISPATCH,
  /** Pass it to the right unit outside (转派). */
  TRANSFER,
  /** Take it one level up, for joint handling (上报). */
  ESCALATE,
  /** Through the command centre, the responsible leader told (直报). */
  DIRECT
}
