package org.gridward.resource;

import java.util.Optional;
import org.gridward.event.Datum;
import org.gridward.grid.Grid;

/**
 * A device whose places lie outside the grid that it is said to stand in, again and again: most
 * often because its coordinates are of another system than declared.
 *
 * @param deviceId whose
 * @param declared the grid it is said to stand in
 * @param datum the coordinate system that its newest place was declared in
 * @param points how many of its newest places were looked at
 * @param outside how many of them lie outside
 * @param likely the system that would bring them into the grid; empty where none would
 */
public record DatumSuspect(
    String deviceId, Grid declared, Datum datum, int points, int outside, Optional<Datum> likely) {

  /** What is wrong and what to do, for the one who looks after the device. */
  public String zh() {
    var seen = "设备 %s 最近 %d 次定位中有 %d 次不在登记网格 %s 内；".formatted(deviceId, points, outside, declared);
    return likely
        .map(it -> "坐标按 %s 解释则落在网格内，请把申报的坐标系由 %s 改为 %s。".formatted(it, datum, it))
        .map(seen::concat)
        .orElse(seen + "换用其他坐标系也不在网格内，设备可能已移动或登记网格有误，请核对。");
  }

  /** The same in English. */
  public String en() {
    var seen =
        "Device %s: %d of its last %d places lie outside its grid %s; "
            .formatted(deviceId, outside, points, declared);
    return likely
        .map(it -> "taken as %s they lie in it: declare %s instead of %s.".formatted(it, it, datum))
        .map(seen::concat)
        .orElse(
            seen
                + "no other coordinate system brings them in: was it moved, or its grid mistaken?");
  }

  @Override
  public String toString() {
    return en();
  }
}
