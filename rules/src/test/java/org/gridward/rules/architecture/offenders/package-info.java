/** What the architecture rules must refuse. */
package org.gridward.rules.architecture.offenders;
