package org.gridward.grid;

/** How much attention a grid needs (一类、二类、三类). */
public enum GridClass {
  I,
  II,
  III
}
