package org.gridward.rules.architecture.offenders;

/** A name that says nothing either. */
interface AbstractCell {}
