/** What the architecture rules must refuse. */
package org.gridward.sensors.architecture.offenders;
