package org.gridward.rules.engine.expert;

/** Sings if an attack runs: whatever loads this class or calls it leaves a trace. */
public final class Canary {

  static {
    System.setProperty("gridward.canary", "loaded");
  }

  private Canary() {}

  /** What attacks call. */
  public static boolean sing() {
    System.setProperty("gridward.canary", "sang");
    return true;
  }
}
