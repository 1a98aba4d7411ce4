/**
 * Seventh stop of the line: the case (案卷), which is its history. Every step appends to it, and what
 * may follow is listed state by state.
 */
package org.gridward.casefile;
