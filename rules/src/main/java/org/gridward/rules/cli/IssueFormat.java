package org.gridward.rules.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.gridward.rules.workbook.RuleIssue;

/** How findings are printed. */
enum IssueFormat {
  /** A line for each. */
  text {
    @Override
    void print(List<RuleIssue> issues, boolean zh, PrintWriter out) {
      for (var issue : issues) {
        out.println(
            issue.level().word(zh)
                + " "
                + issue.code()
                + " "
                + issue.place()
                + ": "
                + words(issue, zh));
      }
    }
  },

  /** One JSON array. */
  json {
    @Override
    void print(List<RuleIssue> issues, boolean zh, PrintWriter out) {
      var all = JSON.createArrayNode();
      for (var it : issues) {
        all.addObject()
            .put("code", it.code())
            .put("level", it.level().name())
            .put("blocks", it.blocks())
            .put("file", it.file())
            .put("sheet", it.sheet())
            .put("cell", it.cell())
            .put("value", it.value())
            .put("zh", it.zh())
            .put("en", it.en());
      }
      out.println(all.toPrettyString());
    }
  },

  /** Static Analysis Results Interchange Format 2.1.0 (OASIS); the cell is a logical location. */
  sarif {
    @Override
    void print(List<RuleIssue> issues, boolean zh, PrintWriter out) {
      var root = JSON.createObjectNode();
      root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
      var run = root.putArray("runs").addObject();
      var driver = run.putObject("tool").putObject("driver").put("name", "Gridward");
      var rules = driver.putArray("rules");
      issues.stream()
          .map(RuleIssue::code)
          .distinct()
          .sorted()
          .forEach(it -> rules.addObject().put("id", it));
      var results = run.putArray("results");
      issues.forEach(it -> result(it, zh, results.addObject()));
      out.println(root.toPrettyString());
    }
  },

  /** The XML that build servers read: a case for each finding, failed where it blocks. */
  junit {
    @Override
    void print(List<RuleIssue> issues, boolean zh, PrintWriter out) {
      var xml = new StringWriter();
      try {
        var writer = XMLOutputFactory.newInstance().createXMLStreamWriter(xml);
        writer.writeStartDocument("UTF-8", "1.0");
        writer.writeStartElement("testsuite");
        writer.writeAttribute("name", "gridward validate");
        writer.writeAttribute("tests", "" + Math.max(1, issues.size()));
        writer.writeAttribute("failures", "" + issues.stream().filter(RuleIssue::blocks).count());
        if (issues.isEmpty()) {
          writer.writeEmptyElement("testcase");
          writer.writeAttribute("name", "no findings");
        }
        for (var issue : issues) {
          writer.writeStartElement("testcase");
          writer.writeAttribute("classname", issue.file());
          writer.writeAttribute("name", issue.code() + " " + issue.place());
          writer.writeStartElement(issue.blocks() ? "failure" : "system-out");
          writer.writeCharacters(words(issue, zh));
          writer.writeEndElement();
          writer.writeEndElement();
        }
        writer.writeEndElement();
        writer.writeEndDocument();
        writer.close();
      } catch (XMLStreamException e) {
        throw new IllegalStateException("Memory cannot be written.", e);
      }
      out.println(xml);
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();

  abstract void print(List<RuleIssue> issues, boolean zh, PrintWriter out);

  private static String words(RuleIssue issue, boolean zh) {
    return zh ? issue.zh() : issue.en();
  }

  private static void result(RuleIssue issue, boolean zh, ObjectNode result) {
    result.put("ruleId", issue.code());
    result.put(
        "level",
        switch (issue.level()) {
          case ERROR, ASK -> "error";
          case WARNING -> "warning";
          case NOTE -> "note";
        });
    result.putObject("message").put("text", words(issue, zh));
    var location = result.putArray("locations").addObject();
    location.putObject("physicalLocation").putObject("artifactLocation").put("uri", issue.file());
    location
        .putArray("logicalLocations")
        .addObject()
        .put("fullyQualifiedName", issue.place())
        .put("kind", "cell");
  }
}
