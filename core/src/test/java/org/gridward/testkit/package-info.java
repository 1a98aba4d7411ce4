/** What tests of the line and of its users' own parts are made of. */
package org.gridward.testkit;
