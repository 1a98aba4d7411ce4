/** What the host says over HTTP, for its console and for other systems. */
package org.gridward.examples.host.api;
