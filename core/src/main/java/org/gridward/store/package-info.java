/**
 * Last stop before the root: keeps events, cases, notices and dead letters, one durable transaction
 * for a whole batch. The only home of SQL.
 */
package org.gridward.store;
