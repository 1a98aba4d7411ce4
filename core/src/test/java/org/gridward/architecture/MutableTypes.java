package org.gridward.architecture;

import java.util.List;

/** The types of core that may change after they are made, each with its reason. */
final class MutableTypes {

  static final List<String> NAMES =
      List.of(
          // gathers the features of one file while it is read by one thread
          "org.gridward.grid.file.Features",
          // the one thread that writes makes its connection anew after a failure
          "org.gridward.store.Writer");

  private MutableTypes() {}
}
