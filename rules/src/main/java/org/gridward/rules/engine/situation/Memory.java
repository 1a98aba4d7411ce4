package org.gridward.rules.engine.situation;

import java.util.List;

/** What an anchor remembers, and when it speaks. */
interface Memory {

  /** Takes one more sighting at a moment of receipt. */
  void see(Sighted sighted, long now);

  /** When something is due next, in milliseconds; {@link Long#MAX_VALUE} for never. */
  long next();

  /** What was due {@link #next} happens. */
  void fallDue(long at);

  /** What it stands on. */
  List<Sighted> evidence(long now);

  /** How many sightings it holds. */
  int size();

  /** Whether no sighting matters any more. */
  boolean isEmpty(long now);

  /** It held, or was over, at that moment. */
  void recalled(long at);

  /** Nobody listened for so long. */
  void skip(long millis);
}
