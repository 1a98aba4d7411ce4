package org.gridward.sensors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

class XmlTest {

  @Test
  void prefixes_and_namespaces_do_not_matter_declared_or_not() throws MalformedPayload {
    var root = parse("<a:x xmlns:a='u' xmlns='v'><b:y c:z=' 1 '>t</b:y><y/></a:x>");

    assertThat(root.name()).isEqualTo("x");
    assertThat(root.text("y")).contains("t");
    assertThat(root.child("y").orElseThrow().attribute("z")).contains("1");
    assertThat(root.attributes()).isEmpty();
  }

  @Test
  void text_is_trimmed_and_character_references_are_resolved() throws MalformedPayload {
    assertThat(parse("<x><y>\n a&amp;&#x4e1c;<![CDATA[<z>]]>\n</y></x>").text("y"))
        .contains("a&东<z>");
  }

  @Test
  void chinese_text_is_read_whether_its_encoding_is_declared_or_not() throws MalformedPayload {
    var gb = Charset.forName("GB18030");

    assertThat(parse("<x><y>东门</y></x>".getBytes(gb)).text("y")).contains("东门");
    assertThat(
            parse("<?xml version='1.0' encoding='GB2312'?><x><y>东门</y></x>".getBytes(gb)).text("y"))
        .contains("东门");
    assertThat(parse("\uFEFF<x><y>东门</y></x>".getBytes(StandardCharsets.UTF_8)).text("y"))
        .contains("东门");
    assertThat(parse("<x><y>东门</y></x>".getBytes(StandardCharsets.UTF_16)).text("y"))
        .contains("东门");
  }

  @Test
  void a_document_type_is_not_read_so_neither_are_its_entities() {
    var bomb =
        "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
            + "<x>&b;&c;</x>";

    assertThatThrownBy(() -> parse(bomb))
        .isInstanceOf(MalformedPayload.class)
        .hasMessage("test message: found a document type, which is not read");
  }

  @Test
  void an_unknown_entity_is_malformed() {
    assertThatThrownBy(() -> parse("<x>&b;</x>")).isInstanceOf(MalformedPayload.class);
  }

  @Test
  void depth_number_and_size_have_limits() {
    assertThatThrownBy(() -> parse("<x>".repeat(70) + "</x>".repeat(70)))
        .hasMessageContaining("nested deeper than 64");
    assertThatThrownBy(() -> parse("<x>" + "<y/>".repeat(10_001) + "</x>"))
        .hasMessageContaining("more than 10000 elements");
    assertThatThrownBy(() -> parse("<x>" + " ".repeat(256 << 10) + "</x>"))
        .hasMessage("test message: 262151 bytes of XML, expected at most 262144");
  }

  @Test
  void the_first_wrong_byte_is_named() {
    assertThatThrownBy(() -> parse(new byte[] {' ', '\n', 0x7F}))
        .hasMessage("test message, byte 2: found 0x7F, expected \"<\"");
    assertThatThrownBy(() -> parse("{}"))
        .hasMessage("test message, byte 0: found \"{\", expected \"<\"");
  }

  @Test
  void an_element_shows_itself_as_xml_for_a_dead_letter() throws MalformedPayload {
    assertThat(parse("<a:x b='1&quot;'><y>&lt;</y></a:x>"))
        .hasToString("<x b=\"1&quot;\"><y>&lt;</y></x>");
  }

  @Test
  void nothing_is_written_to_the_console_whatever_comes() throws Exception {
    var sample = Files.readAllBytes(Path.of("src/test/resources/hikvision/01-motion.xml"));
    var random = new Random(7);
    var written = new ByteArrayOutputStream();
    var out = System.out;
    var err = System.err;
    try (var stream = new PrintStream(written, true, StandardCharsets.UTF_8)) {
      System.setOut(stream);
      System.setErr(stream);
      for (var i = 0; i < 3_000; i++) {
        var bytes = sample.clone();
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        tried(bytes);
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static void tried(byte[] bytes) {
    try {
      parse(bytes);
    } catch (MalformedPayload e) {
      assertThat(e.protocol()).isEqualTo("test");
    }
  }

  private static Element parse(String text) throws MalformedPayload {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Element parse(byte[] bytes) throws MalformedPayload {
    return Xml.parse("test", bytes);
  }
}
