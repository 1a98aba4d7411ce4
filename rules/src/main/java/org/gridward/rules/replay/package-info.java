/**
 * Beside the line: runs events against a policy before it decides, and tells what it would change.
 */
package org.gridward.rules.replay;
