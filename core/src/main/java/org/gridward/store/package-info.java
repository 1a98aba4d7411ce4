/**
 * Last stop before the root: keeps events, cases, notices, dead letters and tracks, one durable
 * transaction for a whole batch. The only home of SQL.
 */
package org.gridward.store;
