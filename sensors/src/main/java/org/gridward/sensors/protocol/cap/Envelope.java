package org.gridward.sensors.protocol.cap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gridward.sensors.codec.Element;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.MessageLimits;
import org.gridward.sensors.codec.Words;
import org.gridward.sensors.codec.Xml;

/**
 * What alerts come in: nothing, EDXL-DE, an Atom feed, or any other XML that holds them, as
 * elements or as text.
 *
 * @param root the outermost element
 * @param alerts the alerts within
 */
record Envelope(Element root, List<Element> alerts) {

  private static final String ALERT = "alert";

  static Envelope of(Element root) throws MalformedPayload {
    var alerts = new ArrayList<>(root.all(ALERT).toList());
    if (alerts.isEmpty()) {
      for (var element : root.walk().toList()) {
        if (element.text().startsWith("<") && element.text().contains(ALERT)) {
          var text = element.text().getBytes(StandardCharsets.UTF_8);
          Xml.parse(CapCodec.PROTOCOL, text).all(ALERT).forEach(alerts::add);
        }
      }
    }
    if (alerts.isEmpty()) {
      throw CapCodec.malformed(
          "", "found element " + Words.seen(root.name()) + ", expected an alert in it");
    }
    if (alerts.size() > MessageLimits.ELEMENTS) {
      throw CapCodec.malformed(
          "", "found " + alerts.size() + " alerts, expected at most " + MessageLimits.ELEMENTS);
    }
    return new Envelope(root, alerts);
  }

  /** Whether EDXL-DE distributes it in earnest; other envelopes do not say. */
  boolean isActual() {
    return root.text("distributionStatus").filter(it -> !it.equals("Actual")).isEmpty();
  }
}
