/**
 * Beside the line: understands the cells of a policy and says what is wrong with them, each with
 * its sheet and cell, before anything of it can decide.
 */
package org.gridward.rules.check;
