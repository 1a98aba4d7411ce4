/** What the architecture test must refuse. */
package org.gridward.examples.host.architecture.offenders;
