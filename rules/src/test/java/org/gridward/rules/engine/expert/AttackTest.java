package org.gridward.rules.engine.expert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.gridward.rules.workbook.Issues;
import org.gridward.rules.workbook.RuleIssue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;

/** Every attack is refused at its place, and nothing of it has run. */
class AttackTest {

  @TempDir private Path folder;
  @TempDir private Path outside;

  private Cage cage;

  @BeforeEach
  void clean() {
    cage = new Cage(outside.resolve("canary"));
    cage.clean();
  }

  @AfterEach
  void leaveNothing() {
    cage.clean();
  }

  private void lay(Attack attack) throws IOException {
    for (var file : attack.files().entrySet()) {
      var text = new String(file.getValue(), StandardCharsets.ISO_8859_1);
      var armed = text.replace("CANARY", cage.file().toString());
      Files.write(folder.resolve(file.getKey()), armed.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @ParameterizedTest
  @MethodSource("org.gridward.rules.engine.expert.AttackCorpus#all")
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void an_attack_is_refused_at_its_place_and_nothing_runs(Attack attack) throws IOException {
    lay(attack);
    var issues = new Issues();

    var rules = Scenes.read(folder, issues);

    assertThat(issues.all().get(0))
        .satisfies(it -> assertThat(place(it)).isEqualTo(attack.refused()));
    assertThat(rules).isEmpty();
    assertThat(cage.trace()).isEmpty();
  }

  /** Such as {@code X10 2:1}; with the file where it is not the one of most attacks. */
  private static String place(RuleIssue issue) {
    return (issue.code() + " " + issue.place()).replace(" a.drl!", " ");
  }

  @Test
  void the_corpus_is_large() {
    assertThat(AttackCorpus.all())
        .hasSizeGreaterThan(150)
        .extracting(Attack::name)
        .doesNotHaveDuplicates();
  }

  /** The canary must be able to sing, or its silence would prove nothing. */
  @Test
  void the_same_call_sings_where_nobody_checks() throws Exception {
    lay(Attack.drl("", "", "rule \"r\" when Object() then " + Attack.SING + "; end"));
    var services = KieServices.get();
    var files = services.newKieFileSystem();
    files.write("src/main/resources/a.drl", Files.readString(folder.resolve("a.drl")));
    var model = Class.forName("org.drools.model.codegen.ExecutableModelProject");

    var built =
        services.newKieBuilder(files).buildAll(model.asSubclass(KieBuilder.ProjectType.class));
    var container = services.newKieContainer(built.getKieModule().getReleaseId());
    var session = container.newKieSession();
    session.insert("anything");
    session.fireAllRules();
    container.dispose();

    assertThat(cage.trace()).contains("sang");
  }
}
