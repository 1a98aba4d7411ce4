package org.gridward.examples.city311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gridward.decision.Decision.Assigned;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Source;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.RuleBase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy of another city, on its real requests where they are at hand. */
final class City311Test {

  private static final Path POLICY = Path.of("policy");
  private static final Path DATA = Path.of("../../../shared/data");
  private static final Path REQUESTS = DATA.resolve("311/nyc311_2013_trim.csv");
  private static final Path DISTRICTS = DATA.resolve("areas/community_districts.geojson");

  @TempDir private Path folder;

  private static void assumeData() {
    Assumptions.assumeTrue(
        Files.exists(REQUESTS) && Files.exists(DISTRICTS),
        "Skipped: " + REQUESTS + " and " + DISTRICTS + " are not beside the project.");
  }

  @Test
  void every_real_request_goes_where_the_city_sent_it() throws IOException {
    assumeData();

    var agreement = City311.compare(POLICY, DISTRICTS, REQUESTS);

    System.out.println(agreement);
    assertThat(agreement.placed()).isEqualTo(2_304);
    assertThat(agreement.agency()).isEqualTo(2_304);
    assertThat(agreement.labelled()).isEqualTo(2_184);
    assertThat(agreement.district()).isGreaterThanOrEqualTo(2_159);
  }

  @Test
  void the_command_line_routes_the_real_file_row_by_row() throws Exception {
    assumeData();
    var output = folder.resolve("routed.csv");

    var exit =
        gridward(
            "route",
            "--policy",
            POLICY,
            "--grids",
            DISTRICTS,
            "--grid-code",
            "BoroCD",
            "--input",
            REQUESTS,
            "--map",
            "id=id,kind=type,lon=lon,lat=lat,time=created",
            "--output",
            output);

    var said = Files.readString(folder.resolve("said"));
    assertThat(exit).as(said).isZero();
    assertThat(said).contains("2,386 rows: 2,386 assigned");
    var rows = Files.readAllLines(output);
    assertThat(rows).hasSameSizeAs(Files.readAllLines(REQUESTS));
    assertThat(rows.get(1))
        .startsWith("26984072,318,Blocked Driveway,NYPD,,2013-12-26T07:59:08-05:00,");
  }

  /** Starts the launcher, as a person does. */
  private int gridward(Object... args) throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of("../../rules/bin/gridward"));
    List.of(args).forEach(it -> command.add(it.toString()));
    Assumptions.assumeTrue(
        Files.exists(Path.of("../../rules/target/gridward-rules.jar")),
        "Skipped: rules is not packaged yet; mvn verify does so.");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start()
        .waitFor();
  }

  @Test
  void a_noisy_night_before_a_holiday_is_due_in_hours_and_a_cold_flat_in_working_days() {
    try (var rules = RuleBase.load(POLICY)) {
      assertThat(rules.categories()).hasSizeGreaterThanOrEqualTo(71);
      var eve = Instant.parse("2013-12-25T04:30:00Z"); // Christmas Eve, 23:30 in New York

      var noise = decide(rules, "Noise - Street/Sidewalk", eve);
      assertThat(noise.lead().name()).isEqualTo("Police Department");
      assertThat(noise.limits().dueAt()).isEqualTo("2013-12-25T12:30:00Z");

      var cold = decide(rules, "HEATING", eve);
      assertThat(cold.lead().code()).isEqualTo("HPD");
      assertThat(cold.limits().dueAt()).isEqualTo("2014-01-03T14:00:00Z"); // 5 days, 2 holidays
    }
  }

  @Test
  void a_type_that_differs_only_in_case_goes_to_its_own_agency() {
    try (var rules = RuleBase.load(POLICY)) {
      var day = Instant.parse("2013-12-12T15:00:00Z");

      assertThat(decide(rules, "PLUMBING", day).lead().code()).isEqualTo("HPD");
      assertThat(decide(rules, "Plumbing", day).lead().code()).isEqualTo("DOB");
    }
  }

  private static Assigned decide(RuleBase rules, String type, Instant at) {
    var event = Event.builder(new EventId("made-up"), Source.HOTLINE, type, at).build();
    return (Assigned) rules.decide(LocatedEvent.nowhere(event));
  }
}
