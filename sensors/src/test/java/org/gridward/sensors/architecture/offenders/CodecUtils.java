package org.gridward.sensors.architecture.offenders;

/** A name that says nothing. */
final class CodecUtils {

  private CodecUtils() {}
}
