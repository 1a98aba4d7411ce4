package org.gridward.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The architecture rules that every module of Gridward keeps. Each module shows each one biting.
 */
public final class HouseRules {

  private static final Set<Class<?>> CLOCKS =
      Set.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class, Clock.class);

  private HouseRules() {}

  /** Nobody outside inherits: records, enums, interfaces, or final. */
  public static ArchRule typesAreClosed() {
    return classes()
        .that(areNot("anonymous", JavaClass::isAnonymousClass))
        .should()
        .beRecords()
        .orShould()
        .beEnums()
        .orShould()
        .beInterfaces()
        .orShould()
        .haveModifier(JavaModifier.FINAL)
        .because("what is open is a promise to strangers");
  }

  /** A name says what a thing is. */
  public static ArchRule namesSayWhatAThingIs() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl)(\\$.*)?")
        .orShould()
        .haveNameMatching(".*[.$]Abstract[A-Z][^.]*")
        .because("such a name says nothing");
  }

  /** Time comes in as an {@code InstantSource}; nobody waits on the wall clock. */
  public static ArchRule timeComesFromOutside() {
    return noClasses()
        .should()
        .accessTargetWhere(describe("reads the wall clock", HouseRules::readsTheClock))
        .because("tests set the clock");
  }

  private static boolean readsTheClock(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    var owner = target.getOwner();
    var name = target.getName();
    return CLOCKS.stream().anyMatch(owner::isEquivalentTo)
            && (name.equals("now") || name.startsWith("system"))
        || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
        || owner.isEquivalentTo(Thread.class) && name.equals("sleep")
        || name.equals("printStackTrace");
  }

  private static DescribedPredicate<JavaClass> areNot(String what, Predicate<JavaClass> predicate) {
    return describe("are not " + what, predicate.negate());
  }

  /** A library lives in its homes and nowhere else. */
  public static ArchRule home(String library, String... homes) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because("the home of " + library + " is " + String.join(", ", homes));
  }

  /** The source folders that hold classes but do not say what they are for. */
  public static List<Path> foldersWithoutPackageInfo(Path sources) throws IOException {
    try (var folders = Files.walk(sources)) {
      return folders.filter(Files::isDirectory).filter(HouseRules::isSilent).toList();
    }
  }

  private static boolean isSilent(Path folder) {
    try (var files = Files.list(folder)) {
      var names = files.map(it -> it.getFileName().toString()).toList();
      return names.stream().anyMatch(it -> it.endsWith(".java"))
          && !names.contains("package-info.java");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
