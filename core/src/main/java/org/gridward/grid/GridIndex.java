package org.gridward.grid;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridward.event.Datum;
import org.gridward.event.Event;
import org.gridward.event.Location;

/** Finds the grids a location lies in. Immutable; safe for any number of threads. */
public final class GridIndex {

  /** Nearer than this to its border a place is called near it, whatever accuracy it claims. */
  public static final double NEAR_BORDER_METRES = 10;

  private GridIndex() {}

  public static GridIndex load(Path file, Datum datum) {
    return load(file, datum, GridLayer.STANDARD);
  }

  public static GridIndex load(Path file, Datum datum, GridLayer layer) {
    throw new UnsupportedOperationException();
  }

  public GridAnswer locate(Location location) {
    throw new UnsupportedOperationException();
  }

  public LocatedEvent locate(Event event) {
    throw new UnsupportedOperationException();
  }

  public List<Grid> covering(Location location) {
    throw new UnsupportedOperationException();
  }

  public Optional<Grid> find(GridCode code) {
    throw new UnsupportedOperationException();
  }

  public List<Grid> grids() {
    throw new UnsupportedOperationException();
  }

  public String version() {
    throw new UnsupportedOperationException();
  }

  public void writeGeoJson(OutputStream out) throws IOException {
    throw new UnsupportedOperationException();
  }
}
