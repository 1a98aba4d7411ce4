package org.gridward.sensors.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An XML element without its namespace: device makers agree on local names only.
 *
 * @param name local name
 * @param attributes by local name, without namespace declarations
 * @param children in order
 * @param text its own text, without that of its children, trimmed
 */
public record Element(
    String name, Map<String, String> attributes, List<Element> children, String text) {

  public Element {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /** The first child of this name. */
  public Optional<Element> child(String childName) {
    return children.stream().filter(it -> it.name().equals(childName)).findFirst();
  }

  /** The text of the first child of this name; empty where there is none or it is blank. */
  public Optional<String> text(String childName) {
    return child(childName).map(Element::text).filter(it -> !it.isEmpty());
  }

  /** An attribute that is not blank. */
  public Optional<String> attribute(String attributeName) {
    return Optional.ofNullable(attributes.get(attributeName))
        .map(String::strip)
        .filter(it -> !it.isEmpty());
  }

  /** This element and everything below, in the order of the document. */
  public Stream<Element> walk() {
    var found = new ArrayList<Element>();
    gather(null, found);
    return found.stream();
  }

  /** Every element of this name at any depth, in the order of the document. */
  public Stream<Element> all(String wanted) {
    var found = new ArrayList<Element>();
    gather(wanted, found);
    return found.stream();
  }

  private void gather(String wanted, List<Element> found) {
    if (wanted == null || name.equals(wanted)) {
      found.add(this);
    }
    for (var child : children) {
      child.gather(wanted, found);
    }
  }

  /** As XML without namespaces, for a dead letter. */
  @Override
  public String toString() {
    var xml = new StringBuilder("<").append(name);
    attributes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(it -> xml.append(' ' + it.getKey() + "=\"" + escaped(it.getValue()) + '"'));
    xml.append('>').append(escaped(text));
    children.forEach(xml::append);
    return xml.append("</").append(name).append('>').toString();
  }

  private static String escaped(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
