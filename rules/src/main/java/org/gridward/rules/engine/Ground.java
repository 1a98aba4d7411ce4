package org.gridward.rules.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridward.grid.Grid;

/**
 * What rows see of a grid. Immutable.
 *
 * @param bits kind and class
 * @param areas numbers of the words, named by some row, that mean the grid or an area around it
 * @param levels how near each is: 4 for the grid itself, 1 for the district
 */
record Ground(long bits, int[] areas, int[] levels) {

  private static final int GRID_LEVEL = 4;

  static Ground of(Optional<Grid> grid, Codebook book) {
    var words = new WordsBuilder(book);
    grid.ifPresent(
        it -> {
          words.add(it.code().value(), GRID_LEVEL);
          words.add(it.name(), GRID_LEVEL);
          for (var area : it.areas()) {
            var level = GRID_LEVEL - 1 - area.level().ordinal();
            words.add(area.code(), level);
            words.add(area.name(), level);
          }
        });
    return words.build(Codebook.bits(grid));
  }

  /** How near the nearest of some areas is; 0 where the grid is in none of them. */
  int level(int[] named) {
    var nearest = 0;
    for (var area : named) {
      for (var i = 0; i < areas.length; i++) {
        if (areas[i] == area) {
          nearest = Math.max(nearest, levels[i]);
        }
      }
    }
    return nearest;
  }

  /** Gathers the words that some row names. Not thread-safe. */
  private static final class WordsBuilder {
    private final Codebook book;
    private final List<int[]> words = new ArrayList<>();

    private WordsBuilder(Codebook book) {
      this.book = book;
    }

    private void add(String word, int level) {
      var number = book.area(word);
      if (number >= 0) {
        words.add(new int[] {number, level});
      }
    }

    private Ground build(long bits) {
      return new Ground(
          bits,
          words.stream().mapToInt(it -> it[0]).toArray(),
          words.stream().mapToInt(it -> it[1]).toArray());
    }
  }
}
