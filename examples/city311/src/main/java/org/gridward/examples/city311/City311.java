package org.gridward.examples.city311;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.gridward.decision.Decision;
import org.gridward.decision.Decision.Assigned;
import org.gridward.event.Datum;
import org.gridward.grid.GridIndex;
import org.gridward.grid.GridLayer;
import org.gridward.grid.GridProof;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.RuleBase;

/** Routes a file of 311 requests and compares with what the city did. */
public final class City311 {

  private City311() {}

  /**
   * How far policy and grids agree with the city.
   *
   * @param placed requests that tell where
   * @param agency how many of those go to the agency that the city sent them to
   * @param labelled how many of those the city gave a community district
   * @param district how many of these lie in that district by the polygons
   */
  public record Agreement(long placed, long agency, long labelled, long district) {

    @Override
    public String toString() {
      return "%,d requests with a place: agency as the city's %,d; %,d with a district: same %,d"
          .formatted(placed, agency, labelled, district);
    }
  }

  /** Takes the policy folder, the districts and the requests. */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      System.err.println("Name three: the policy folder, the districts, the requests.");
      System.exit(2);
    }
    System.out.println(compare(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])));
  }

  /**
   * Routes every request that tells where.
   *
   * @param policy the policy folder
   * @param districts the community districts, GeoJSON with their code in {@code BoroCD}
   * @param requests the requests, CSV as in the city's open data
   */
  public static Agreement compare(Path policy, Path districts, Path requests) throws IOException {
    try (var rules = RuleBase.load(policy)) {
      var layer = GridLayer.codedBy("BoroCD").form(rules.codeForm());
      var grids = GridIndex.load(districts, Datum.WGS84, layer);
      var all = read(requests);
      var located = all.stream().map(it -> grids.locate(it.event())).toList();
      return compare(all, located, rules.decide(located));
    }
  }

  private static Agreement compare(
      List<Request> requests, List<LocatedEvent> located, List<Decision> decisions) {
    long agency = 0;
    long labelled = 0;
    long district = 0;
    for (var i = 0; i < requests.size(); i++) {
      var request = requests.get(i);
      agency += agency(decisions.get(i)).equals(request.agency()) ? 1 : 0;
      labelled += request.district().isPresent() ? 1 : 0;
      district += request.district().filter(district(located.get(i))::equals).isPresent() ? 1 : 0;
    }
    return new Agreement(requests.size(), agency, labelled, district);
  }

  private static String agency(Decision decision) {
    return decision instanceof Assigned it ? it.lead().code() : "";
  }

  private static String district(LocatedEvent located) {
    return located.proof().flatMap(GridProof::grid).map(it -> it.value()).orElse("");
  }

  private static List<Request> read(Path file) throws IOException {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var reader = Files.newBufferedReader(file);
        var rows = CSVParser.parse(reader, format)) {
      return rows.stream().filter(Request::isPlaced).map(Request::of).toList();
    }
  }
}
