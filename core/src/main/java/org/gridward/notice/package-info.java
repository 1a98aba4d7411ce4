/** Eighth stop of the line: who is told, written with the case and sent after the commit. */
package org.gridward.notice;
