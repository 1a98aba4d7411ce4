/** Another city: New York's complaint types, agencies and community districts as a policy. */
package org.gridward.examples.city311;
