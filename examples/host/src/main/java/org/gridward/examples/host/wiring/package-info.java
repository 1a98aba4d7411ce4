/** What the host is made of, and the order in which it starts. */
package org.gridward.examples.host.wiring;
