package org.gridward.rules.threshold;

import org.gridward.rules.RuleBase;

/** What the architecture test must refuse: the root stands to the right of everything. */
record LooksRight(RuleBase rules) {}
