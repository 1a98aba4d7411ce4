package org.gridward.rules.engine.expert;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rule file that must be refused.
 *
 * @param name what it tries
 * @param refused code and place of the refusal
 * @param files what lies in the policy folder
 */
record Attack(String name, String refused, Map<String, byte[]> files) {

  static final String SING = "org.gridward.rules.engine.expert.Canary.sing()";

  /** A DRL file. */
  static Attack drl(String name, String refused, String text) {
    return drl(name, refused, text.getBytes(StandardCharsets.UTF_8));
  }

  static Attack drl(String name, String refused, byte[] bytes) {
    return new Attack(name, refused, Map.of("a.drl", bytes));
  }

  /** A rule with a wicked condition. */
  static Attack when(String name, String refused, String when) {
    return drl(name, refused, "rule \"r\" when\n" + when + "\nthen $e.hit(\"SR-013\"); end\n");
  }

  /** A rule that does something wicked. */
  static Attack then(String name, String refused, String then) {
    return drl(name, refused, "rule \"r\" when $e : Event() then\n" + then + "\nend\n");
  }

  /** A good rule with something wicked between its name and its condition. */
  static Attack heading(String name, String refused, String heading) {
    return drl(
        name,
        refused,
        "rule \"r\"\n" + heading + "\nwhen $e : Event() then $e.hit(\"SR-013\"); end\n");
  }

  /** Something wicked before a good rule. */
  static Attack before(String name, String refused, String before) {
    return drl(
        name, refused, before + "\nrule \"r\" when $e : Event() then $e.hit(\"SR-013\"); end\n");
  }

  /** Wicked sentences, and a rule that uses them. */
  static Attack dsl(String name, String refused, String dsl, String line) {
    return new Attack(name, refused, sentences(dsl, line));
  }

  private static Map<String, byte[]> sentences(String dsl, String line) {
    var files = new LinkedHashMap<String, byte[]>();
    var all = dsl + "\n[when]有事件=$e : Event()\n[then]按{行}办理=$e.hit(\"{行}\");\n";
    files.put("a.dsl", all.getBytes(StandardCharsets.UTF_8));
    var rule = "rule \"r\"\nwhen\n有事件\n" + line + "\nthen\n按 SR-013 办理\nend\n";
    files.put("a.dslr", rule.getBytes(StandardCharsets.UTF_8));
    return files;
  }

  @Override
  public String toString() {
    return name;
  }
}
