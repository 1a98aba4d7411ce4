package org.gridward.architecture.offenders;

/** Named as nothing should be. */
public interface AbstractGrid {}
