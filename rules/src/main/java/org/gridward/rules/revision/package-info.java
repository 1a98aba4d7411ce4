/**
 * Beside the line: keeps every accepted policy (版本), tells what changed, and lets a change become
 * active only when the right people have agreed.
 */
package org.gridward.rules.revision;
