package org.gridward.rules.fact.expert;

import java.util.List;

/**
 * A checked expert rule (专家规则): where its condition holds, the rows it names count as matched.
 *
 * @param name the author's name for it, unique in the policy
 * @param file the file it stands in
 * @param line the line it starts in, from 1
 * @param when its condition
 * @param rows the rows of the workbook that it hits, by number
 */
public record ExpertRule(String name, String file, int line, Element.And when, List<String> rows) {

  public ExpertRule {
    rows = List.copyOf(rows);
  }
}
