/** Fourth stop of the line: who can be made responsible. */
package org.gridward.department;
