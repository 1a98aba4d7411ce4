package org.gridward.store;

import java.time.Instant;
import java.util.List;
import org.gridward.resource.Position;
import org.gridward.resource.Track;

/**
 * Keeps where staff and vehicles were (轨迹). A call that writes returns only when what it wrote is
 * durable. Any number of threads may call. Every call throws {@link StoreUnavailableException} when
 * the medium fails: nothing of that call was kept, and the same call may be repeated.
 *
 * <p>Tracks are personal data of the people who carry the phones. Keep them no longer than they are
 * needed: call {@link TrackRetention#sweep} from a timer. Moments are kept to the millisecond.
 */
public interface TrackStore {

  /**
   * Keeps positions of any resources in any order, all or none. A position of a resource whose
   * moment is known already changes nothing.
   *
   * @return how many were new
   */
  int append(List<Position> positions);

  /**
   * Where a resource was from a moment, that moment included, to another, that one left out; empty
   * where nothing is known of it.
   */
  Track find(String resourceId, Instant from, Instant to);

  /** The ids of the resources of which something is known in that time, in order. */
  List<String> listPresent(Instant from, Instant to);

  /**
   * Deletes the oldest positions before a moment.
   *
   * @param most how many at most, 1 or more; few at a time leave room for others who write
   * @return how many were deleted; less than {@code most} when none is left
   */
  int prune(Instant before, int most);

  /**
   * Thins tracks before a moment, the oldest first, an hour of one resource at a time: as {@link
   * Track#thinned} does, so that they show nearly the same. What was thinned once is not thinned
   * again, and what arrives for such an hour later stays as it is.
   *
   * @param before only whole hours before this moment
   * @param metres how far off is near enough, 0 or more
   * @param most how many positions are looked at, 1 or more; the last hour is not cut short
   * @return how many were looked at; 0 when nothing is left to thin
   */
  int thin(Instant before, double metres, int most);
}
