package org.gridward.resource;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which numbers the resources of each kind have. It stays the same however they move.
 *
 * @param all every number
 * @param byKind ascending, without kinds that have none
 */
record Census(int[] all, Map<ResourceKind, int[]> byKind) {

  static Census of(Resource[] resources) {
    var all = new int[resources.length];
    var byKind = new EnumMap<ResourceKind, int[]>(ResourceKind.class);
    for (var kind : ResourceKind.values()) {
      var numbers = new int[resources.length];
      var count = 0;
      for (var number = 0; number < resources.length; number++) {
        all[number] = number;
        if (resources[number].kind() == kind) {
          numbers[count++] = number;
        }
      }
      if (count > 0) {
        byKind.put(kind, Arrays.copyOf(numbers, count));
      }
    }
    return new Census(all, byKind);
  }
}
