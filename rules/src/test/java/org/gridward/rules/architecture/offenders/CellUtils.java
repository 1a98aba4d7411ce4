package org.gridward.rules.architecture.offenders;

/** A name that says nothing. */
final class CellUtils {

  private CellUtils() {}
}
