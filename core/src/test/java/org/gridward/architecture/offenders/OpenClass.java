package org.gridward.architecture.offenders;

import com.fasterxml.jackson.core.JsonFactory;
import java.sql.Connection;
import java.time.Instant;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;

/** Does nearly everything that core forbids. */
public class OpenClass {

  int count = (int) System.currentTimeMillis();
  final Supplier<Instant> clock = Instant::now;

  Coordinate away;
  Connection astray;
  JsonFactory lost;
}
