package org.gridward.rules.engine.situation;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.gridward.event.Datum;
import org.gridward.event.Device;
import org.gridward.event.Event;
import org.gridward.event.EventId;
import org.gridward.event.Location;
import org.gridward.event.Source;
import org.gridward.event.TimeQuality;
import org.gridward.grid.Area;
import org.gridward.grid.Grid;
import org.gridward.grid.GridCode;
import org.gridward.grid.GridKind;
import org.gridward.grid.GridProof;
import org.gridward.grid.LocatedEvent;
import org.gridward.rules.check.PolicyReader;
import org.gridward.rules.engine.situation.Sighting.Weight;
import org.gridward.rules.fact.RuleSet;

/** A small town to watch: ten grids in two communities, and a policy with rows of the editor's. */
final class Town {

  static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  static final String HEAD = "规则编号,事件大类,事件小类,原始类别,区域,范围,时窗,次数,来源数,静默时长,动作,紧急程度,解除条件,依据,备注";
  static final List<Grid> GRIDS = IntStream.range(0, 10).mapToObj(Town::grid).toList();

  private int events;

  private static Grid grid(int number) {
    var community = "33042110020" + number / 5;
    return Grid.of(
        new GridCode(community + "00" + number),
        number + "号网格",
        GridKind.BASIC,
        Optional.empty(),
        List.of(
            new Area(Area.Level.COMMUNITY, community, "社区" + number / 5),
            new Area(Area.Level.SUBDISTRICT, "330421100", "街道")));
  }

  /** The policy of the tests with these rows of the sheet 态势规则. */
  static RuleSet policy(Path folder, String... rows) throws IOException {
    return write(folder, rows).rules().orElseThrow();
  }

  static PolicyReader.Read write(Path folder, String... rows) throws IOException {
    try (var files = Files.list(Path.of(Town.class.getResource("/policy").toURI()))) {
      for (var file : files.toList()) {
        var copy = folder.resolve(file.getFileName().toString());
        if (Files.notExists(copy)) {
          Files.copy(file, copy);
        }
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    Files.writeString(folder.resolve("态势规则.csv"), HEAD + "\n" + String.join("\n", rows) + "\n");
    return PolicyReader.read(folder);
  }

  /** A report of somebody. */
  Sighting report(long second, int grid, String category) {
    return sighting(second, grid, category, Source.CITIZEN, Optional.empty(), Weight.MATTER);
  }

  /** What a device tells. */
  Sighting device(long second, int grid, String category, String device, Weight weight) {
    return sighting(second, grid, category, Source.SENSOR, Optional.of(Device.of(device)), weight);
  }

  /** A report that tells of something that happened before. */
  Sighting late(long second, long secondsBefore, int grid, Source source) {
    var at = NOON.plusSeconds(second);
    var event =
        Event.builder(new EventId("e" + ++events), source, "city.garbage", at)
            .occurredAt(at.minusSeconds(secondsBefore), TimeQuality.DEVICE_UTC)
            .build();
    var located = new LocatedEvent(event, Optional.of(GRIDS.get(grid)), Optional.empty());
    return new Sighting(located, Optional.of("0102"), Optional.empty(), Weight.MATTER);
  }

  private Sighting sighting(
      long second,
      int grid,
      String category,
      Source source,
      Optional<Device> device,
      Weight weight) {
    var at = NOON.plusSeconds(second);
    var event = Event.builder(new EventId("e" + ++events), source, "city.garbage", at);
    device.ifPresent(event::device);
    var located = new LocatedEvent(event.build(), Optional.of(GRIDS.get(grid)), Optional.empty());
    return new Sighting(located, Optional.of(category), Optional.of("case-" + events), weight);
  }

  /** A report somewhere, in no grid. */
  Sighting at(long second, double longitude, double latitude, Source source) {
    var at = NOON.plusSeconds(second);
    var place = Location.of(longitude, latitude, Datum.WGS84);
    var event =
        Event.builder(new EventId("e" + ++events), source, "city.garbage", at)
            .location(place)
            .build();
    var proof =
        new GridProof(
            "test",
            place,
            longitude,
            latitude,
            Optional.empty(),
            List.of(),
            false,
            OptionalDouble.empty(),
            false,
            Optional.empty());
    var located = new LocatedEvent(event, Optional.empty(), Optional.of(proof));
    return new Sighting(located, Optional.of("0102"), Optional.empty(), Weight.MATTER);
  }
}
