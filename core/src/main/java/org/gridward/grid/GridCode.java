package org.gridward.grid;

/**
 * The code of a grid (网格编码). Which form it must have is declared by the layer that it comes from,
 * see {@link CodeForm}.
 *
 * @param value 1 to 40 characters without white space
 */
public record GridCode(String value) implements Comparable<GridCode> {

  public GridCode {
    if (value.isEmpty() || value.length() > 40 || value.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          "Grid code \"" + value + "\" must have 1 to 40 characters and no white space.");
    }
  }

  /** By code point, which for codes of one length is their order as numbers. */
  @Override
  public int compareTo(GridCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
