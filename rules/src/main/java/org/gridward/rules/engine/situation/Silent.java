package org.gridward.rules.engine.situation;

import java.util.List;

/** Waits for a sign of life; after too long without one it speaks, and with the next it is over. */
final class Silent implements Memory {

  private final Anchor anchor;
  private long last;

  Silent(Anchor anchor, long now) {
    this.anchor = anchor;
    this.last = now;
  }

  @Override
  public void see(Sighted sighted, long now) {
    last = Math.max(last, sighted.millis());
    anchor.saw(sighted);
    if (anchor.isRaised()) {
      anchor.clear(now);
    }
  }

  @Override
  public void fallDue(long at) {
    if (anchor.isRaised()) {
      anchor.hold(at);
    } else {
      anchor.raise(at, at, List.of());
    }
  }

  @Override
  public long next() {
    return anchor.isRaised()
        ? anchor.toldAt() + anchor.watched.news()
        : last + anchor.watched.length();
  }

  @Override
  public List<Sighted> evidence(long now) {
    return List.of();
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public boolean isEmpty(long now) {
    return false;
  }

  /** What was told to be silent has last been heard before. */
  @Override
  public void recalled(long at) {
    last = Math.max(last, anchor.isRaised() ? at - anchor.watched.length() : at);
  }

  /** Where nobody listened nobody was silent. */
  @Override
  public void skip(long millis) {
    last += millis;
  }
}
