/** What tests of the transports are made of: a store with faults, a broker, raw sockets. */
package org.gridward.sensors.testkit;
