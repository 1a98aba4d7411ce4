package org.gridward.sensors.codec;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML from a device that nobody has to trust: no document type, no entities of its own,
 * bounded in size, depth and number of elements.
 */
public final class Xml {

  private static final int MOST_ELEMENTS = 10_000;
  private static final int LONGEST_PROBLEM = 200;

  private final String protocol;
  private final XMLStreamReader reader;
  private final Deque<Open> open = new ArrayDeque<>();
  private int elements;

  private Xml(String protocol, XMLStreamReader reader) {
    this.protocol = protocol;
    this.reader = reader;
  }

  /** An element whose end has not come yet. */
  private record Open(
      String name, Map<String, String> attributes, List<Element> children, StringBuilder text) {

    private Element close() {
      return new Element(name, attributes, children, text.toString().strip());
    }
  }

  /** Reads the document that fills these bytes. */
  public static Element parse(String protocol, byte[] body) throws MalformedPayload {
    return parse(protocol, body, 0, body.length);
  }

  /**
   * Reads the document that fills some of these bytes.
   *
   * @param from first byte
   * @param to behind the last byte
   */
  public static Element parse(String protocol, byte[] body, int from, int to)
      throws MalformedPayload {
    var text = XmlText.of(protocol, body, start(protocol, body, from, to), to);
    // Not left to the parser: that of the JDK breaks and prints on some broken document types.
    if (text.contains("<!DOCTYPE")) {
      throw MalformedPayload.of(protocol, "", "found a document type, which is not read");
    }
    try {
      var reader = factory().createXMLStreamReader(new StringReader(text));
      return new Xml(protocol, reader).document();
    } catch (XMLStreamException e) {
      throw MalformedPayload.of(protocol, place(e), problem(e));
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    // Names are cut at their colon here: makers forget to declare their prefixes.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("an external entity is not read");
        });
    return factory;
  }

  /** Where the first element or declaration begins. */
  private static int start(String protocol, byte[] body, int from, int to) throws MalformedPayload {
    if (to - from > MessageLimits.DOCUMENT_BYTES) {
      throw MalformedPayload.of(
          protocol,
          "",
          (to - from) + " bytes of XML, expected at most " + MessageLimits.DOCUMENT_BYTES);
    }
    var at = Bytes.skipBlank(body, from, to);
    if (at == to) {
      throw MalformedPayload.at(protocol, "", at - from, "found the end, expected \"<\"");
    }
    // UTF-16 begins with FE FF or FF FE.
    if (body[at] != '<' && body[at] != (byte) 0xFE && body[at] != (byte) 0xFF) {
      throw MalformedPayload.at(
          protocol, "", at - from, "found " + Words.seen(body[at]) + ", expected \"<\"");
    }
    return at;
  }

  private Element document() throws XMLStreamException, MalformedPayload {
    Element root = null;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> root = end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.peek().text().append(reader.getText());
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE -> throw refused("an entity of its own");
        default -> {
          // Comments, processing instructions and blanks between elements say nothing.
        }
      }
    }
    if (root == null) {
      throw refused("no element");
    }
    return root;
  }

  private void start() throws MalformedPayload {
    if (open.size() == MessageLimits.DEPTH) {
      throw refused("elements nested deeper than " + MessageLimits.DEPTH);
    }
    elements++;
    if (elements > MOST_ELEMENTS) {
      throw refused("more than " + MOST_ELEMENTS + " elements");
    }
    var attributes = new HashMap<String, String>();
    for (var i = 0; i < reader.getAttributeCount(); i++) {
      var name = reader.getAttributeLocalName(i);
      if (!name.startsWith("xmlns") && !"xmlns".equals(reader.getAttributePrefix(i))) {
        attributes.put(local(name), reader.getAttributeValue(i));
      }
    }
    open.push(
        new Open(local(reader.getLocalName()), attributes, new ArrayList<>(), new StringBuilder()));
  }

  private Element end() {
    var element = open.pop().close();
    if (!open.isEmpty()) {
      open.peek().children().add(element);
    }
    return element;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private MalformedPayload refused(String what) {
    var location = reader.getLocation();
    return MalformedPayload.of(
        protocol,
        "line " + location.getLineNumber() + ", column " + location.getColumnNumber(),
        "found " + what);
  }

  private static String place(XMLStreamException e) {
    var location = e.getLocation();
    return location == null || location.getLineNumber() < 0
        ? ""
        : "line " + location.getLineNumber() + ", column " + location.getColumnNumber();
  }

  /** The parser's own words, without the position that it repeats. */
  private static String problem(XMLStreamException e) {
    var text = String.valueOf(e.getMessage());
    var at = text.indexOf("Message: ");
    return Words.line(at < 0 ? text : text.substring(at + "Message: ".length()), LONGEST_PROBLEM);
  }
}
