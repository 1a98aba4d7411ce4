/** Fifth stop of the line: how long a department has, and on which clock that counts. */
package org.gridward.deadline;
