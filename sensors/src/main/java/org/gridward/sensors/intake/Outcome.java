package org.gridward.sensors.intake;

import java.util.List;
import org.gridward.event.DeadLetter;
import org.gridward.store.Receipt;

/** What became of a delivery, and so whether its sender may forget it. */
public sealed interface Outcome {

  /**
   * All of it is durable: acknowledge it.
   *
   * @param receipts one per event of the message, in its order
   * @param deadLetters what of the message could not be read, or could not be kept as events
   */
  record Kept(List<Receipt> receipts, List<DeadLetter> deadLetters) implements Outcome {

    public Kept {
      receipts = List.copyOf(receipts);
      deadLetters = List.copyOf(deadLetters);
    }
  }

  /**
   * It is not known to be durable: do not acknowledge it. Its sender repeats it; what was kept
   * nevertheless is then absorbed as a duplicate.
   *
   * @param reason why, for the sender
   */
  record HandedBack(String reason) implements Outcome {}
}
