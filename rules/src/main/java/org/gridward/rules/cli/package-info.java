/** Beside the line: the {@code gridward} command, for editors, auditors and scripts. */
package org.gridward.rules.cli;
