package org.gridward.examples.host.architecture.offenders;

/** A name that says nothing. */
final class TownHelper {}
