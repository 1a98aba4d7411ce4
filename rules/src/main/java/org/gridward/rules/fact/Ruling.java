package org.gridward.rules.fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridward.decision.Category;
import org.gridward.decision.Grade;
import org.gridward.decision.Reason.Stage;

/**
 * What rows say of an event, by their numbers: what two evaluators must agree on.
 *
 * @param category what it is
 * @param grade how bad it is
 * @param rows numbers of the rows that hold, best first, for every stage
 */
public record Ruling(
    Optional<Category> category, Optional<Grade> grade, Map<Stage, List<String>> rows) {}
