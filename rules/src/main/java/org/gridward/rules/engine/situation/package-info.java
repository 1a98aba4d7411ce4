/**
 * What many events together mean (态势): so many in one place within a time, or none for too long.
 *
 * <p>{@link org.gridward.rules.engine.situation.Situations} is the way in: it shares sightings out
 * to shards by row and place, so all that one question needs lies in one shard. A shard is one
 * Drools session in STREAM mode with two fixed rules: a sighting meets the row that watches for it,
 * and what is due is told. A sighting expires in the session as soon as it was met; what is
 * remembered of it lies in an anchor, one for each row and place, which keeps no more than its row
 * must count. So memory depends on rows and places, never on how many events come, and both have a
 * cap.
 *
 * <p>A window ends at the moment of receipt that is being processed, and events lie in it by the
 * moment they tell; what is told late stays out. Nothing is kept here for good: after a restart,
 * and under a changed policy, the anchors are built again from the events of the store.
 */
package org.gridward.rules.engine.situation;
