/** The command {@code gridward-decode}: what a device's message means, for whoever installs it. */
package org.gridward.sensors.cli;
