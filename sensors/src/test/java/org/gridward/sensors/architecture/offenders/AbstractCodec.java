package org.gridward.sensors.architecture.offenders;

/** A name that says nothing either. */
interface AbstractCodec {}
