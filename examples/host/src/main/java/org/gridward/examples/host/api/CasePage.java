package org.gridward.examples.host.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of cases.
 *
 * @param items the cases
 * @param total how many there are on all pages
 * @param next the cursor of the next page; absent on the last
 * @param now the host's clock
 */
public record CasePage(List<CaseRow> items, long total, Optional<String> next, Instant now) {}
