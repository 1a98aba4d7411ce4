/**
 * What is done about what many events together mean (态势研判): a finding becomes an event like any
 * other, so rows decide who gets it, by when, and who is told; cases are joined or graded higher.
 */
package org.gridward.rules.situation;
