package org.gridward.testkit;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the architecture of every module must keep. Extend it in {@code <root>.architecture}; beside
 * it, {@code offenders} holds what the rules must refuse: a class {@code OpenClass}, names with
 * {@code Utils} and {@code Abstract}, and a {@code ring} of two packages.
 */
public abstract class HouseRulesContract {

  @TempDir private Path folder;

  private final String root;
  private final JavaClasses module;
  private final JavaClasses offenders;

  /**
   * The rules of a module.
   *
   * @param root its package
   */
  protected HouseRulesContract(String root) {
    this.root = root;
    this.module =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
    this.offenders = new ClassFileImporter().importPackages(root + ".architecture.offenders");
  }

  @Test
  void the_house_rules_hold() {
    HouseRules.typesAreClosed().check(module);
    HouseRules.namesSayWhatAThingIs().check(module);
    HouseRules.timeComesFromOutside().check(module);
  }

  @Test
  void the_house_rules_bite() {
    assertThatThrownBy(() -> HouseRules.typesAreClosed().check(offenders))
        .hasMessageContaining(root + ".architecture.offenders.OpenClass");
    assertThatThrownBy(() -> HouseRules.namesSayWhatAThingIs().check(offenders))
        .hasMessageMatching("(?s).*offenders\\.\\w+Utils.*")
        .hasMessageMatching("(?s).*offenders\\.Abstract\\w+.*");
    assertThatThrownBy(() -> HouseRules.timeComesFromOutside().check(offenders))
        .hasMessageContaining("references method <java.time.Instant.now()>")
        .hasMessageContaining("calls method <java.lang.System.currentTimeMillis()>");
  }

  private static ArchRule noRings(String within) {
    return slices().matching(within + ".(*)..").should().beFreeOfCycles();
  }

  @Test
  void packages_form_no_rings() {
    noRings(root).check(module);
  }

  @Test
  void a_ring_is_seen() {
    var ring = root + ".architecture.offenders.ring";

    assertThatThrownBy(() -> noRings(ring).check(offenders))
        .hasMessageContaining(ring + ".left.Left")
        .hasMessageContaining(ring + ".right.Right");
  }

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    assertThat(HouseRules.foldersWithoutPackageInfo(Path.of("src/main/java"))).isEmpty();
  }

  @Test
  void a_silent_package_is_seen() throws IOException {
    Files.createFile(folder.resolve("Lonely.java"));

    assertThat(HouseRules.foldersWithoutPackageInfo(folder)).containsExactly(folder);
  }
}
