package org.gridward.sensors.protocol.cap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.gridward.sensors.codec.Element;
import org.gridward.sensors.codec.MalformedPayload;
import org.gridward.sensors.codec.Words;

/**
 * One alert with what tells it from others.
 *
 * @param identifier unique for its sender
 * @param sender who says it
 * @param sent when
 * @param status {@code Actual} in earnest
 * @param msgType {@code Alert}, {@code Update}, {@code Cancel}, {@code Ack} or {@code Error}
 * @param references the messages that it follows, the oldest first
 * @param element the whole
 */
record Alert(
    String identifier,
    String sender,
    String sent,
    String status,
    String msgType,
    List<Reference> references,
    Element element) {

  /** The national early-warning platform (国家突发事件预警信息发布系统) has a dialect of its own. */
  private static final String SENT_IN_CHINA = "sendTime";

  private static final Set<String> STATUS = Set.of("Actual", "Exercise", "System", "Test", "Draft");
  private static final Set<String> TYPES = Set.of("Alert", "Update", "Cancel", "Ack", "Error");

  /**
   * A message that another one follows.
   *
   * @param sender who said it
   * @param identifier unique for its sender
   * @param sent when; the earliest moment where that cannot be read
   */
  record Reference(String sender, String identifier, Instant sent) {}

  static Alert of(Element alert) throws MalformedPayload {
    var status = oneOf(alert, "status", STATUS);
    var msgType = oneOf(alert, "msgType", TYPES);
    var references = references(alert);
    if (references.isEmpty() && !msgType.equals("Alert")) {
      throw CapCodec.malformed(
          "references",
          "found none in a message of type \""
              + msgType
              + "\", expected sender,identifier,sent of the message that it follows");
    }
    return new Alert(
        required(alert, "identifier"),
        required(alert, "sender"),
        required(alert, isOfChina(alert) ? SENT_IN_CHINA : "sent"),
        status,
        msgType,
        references,
        alert);
  }

  private static boolean isOfChina(Element alert) {
    return alert.text("sent").isEmpty() && alert.text(SENT_IN_CHINA).isPresent();
  }

  private static String required(Element alert, String name) throws MalformedPayload {
    return alert
        .text(name)
        .map(it -> Words.line(it, 200))
        .orElseThrow(() -> CapCodec.malformed(name, "found none, expected it in every alert"));
  }

  private static String oneOf(Element alert, String name, Set<String> words)
      throws MalformedPayload {
    var word = required(alert, name);
    if (!words.contains(word)) {
      throw CapCodec.malformed(
          name,
          "found " + Words.seen(word) + ", expected one of " + words.stream().sorted().toList());
    }
    return word;
  }

  private static List<Reference> references(Element alert) throws MalformedPayload {
    var references = new ArrayList<Reference>();
    for (var text : alert.text("references").orElse("").split("\\s+")) {
      var parts = text.split(",");
      if (parts.length == 3) {
        references.add(
            new Reference(parts[0], parts[1], Moments.read(parts[2]).orElse(Instant.MIN)));
      } else if (parts.length == 1 && isOfChina(alert) && !text.isEmpty()) {
        references.add(new Reference(required(alert, "sender"), text, Instant.MIN));
      } else if (!text.isEmpty()) {
        throw CapCodec.malformed(
            "references", "found " + Words.seen(text) + ", expected sender,identifier,sent");
      }
    }
    references.sort(Comparator.comparing(Reference::sent));
    return List.copyOf(references);
  }

  boolean isActual() {
    return status.equals("Actual");
  }

  /**
   * The matter that it belongs to: that of the oldest message it follows, else one of its own. By
   * sender and identifier only, since senders write one moment in several ways.
   */
  String situationKey() {
    var key =
        references.isEmpty()
            ? "cap|" + sender + "|" + identifier
            : "cap|" + references.get(0).sender() + "|" + references.get(0).identifier();
    return Words.line(key, 300);
  }

  /** What it tells, in every language. */
  List<Element> infos() {
    return element.children().stream().filter(it -> it.name().equals("info")).toList();
  }
}
