package org.gridward.sensors.protocol.senml;

import java.util.regex.Pattern;

/**
 * A SenML name, cut into who measures and what. Only names of {@code urn:dev} (RFC 9039) show where
 * the device ends; of others the base name is the device.
 *
 * @param device never empty
 * @param quantity empty where the name says only the device
 */
record Name(String device, String quantity) {

  private static final Pattern URN_DEV =
      Pattern.compile("(urn:dev:[A-Za-z0-9]+:[A-Za-z0-9.-]+?)[:;/_.-]*(?:[:;/_](.*))?");
  private static final Pattern LIMITS = Pattern.compile("^[:;/_.-]+|[:;/_.-]+$");

  static Name of(String base, String own) {
    var urn = URN_DEV.matcher(base + own);
    if (urn.matches()) {
      var rest = urn.group(2) == null ? "" : urn.group(2);
      return new Name(urn.group(1), trimmed(rest));
    }
    var device = trimmed(base);
    return device.isEmpty() ? new Name(trimmed(own), "") : new Name(device, trimmed(own));
  }

  private static String trimmed(String text) {
    return LIMITS.matcher(text).replaceAll("");
  }
}
