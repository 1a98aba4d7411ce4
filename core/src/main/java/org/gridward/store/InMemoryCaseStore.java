package org.gridward.store;

/** stub */
public final class InMemoryCaseStore {
  public static CaseStore create() {
    throw new UnsupportedOperationException();
  }
}
