package org.gridward.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridward.examples.host.HostUnderTest.json;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.gridward.event.Datum;
import org.gridward.examples.host.feed.Patrol;
import org.gridward.resource.ResourceKind;
import org.gridward.resource.file.ResourceFiles;
import org.gridward.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The made-up grid workers, against a running host. */
final class PatrolTest {

  @TempDir private Path folder;

  @Test
  void grid_workers_go_their_rounds_and_report_over_http() {
    var staff =
        ResourceFiles.read(Path.of("src/main/town/resources.csv"), Datum.WGS84).stream()
            .filter(it -> it.kind() == ResourceKind.STAFF)
            .toList();
    var host = HostUnderTest.start(folder);

    try (var patrol = new Patrol(URI.create(host.url()), staff, InstantSource.system())) {
      patrol.start();
      Await.until(
          "the last two hours are told",
          () -> json(host.get("/api/tracks?resource=worker-17")).path("points").size() > 100);
    } finally {
      host.close();
    }

    assertThat(staff).hasSize(25);
  }
}
