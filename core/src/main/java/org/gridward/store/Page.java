package org.gridward.store;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param items what is on it
 * @param total how many there are on all pages
 * @param next where the next page begins; empty on the last
 */
public record Page<T>(List<T> items, long total, Optional<String> next) {

  public Page {
    items = List.copyOf(items);
  }
}
