package org.gridward.rules.architecture.offenders;

import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Workbook;
import org.drools.drl.parser.DrlParser;
import org.gridward.rules.cli.Gridward;
import org.kie.api.builder.KieBuilder;
import org.kie.api.runtime.KieSession;
import picocli.CommandLine;

/** Uses libraries away from their homes. */
record Stray(
    CSVRecord row,
    Workbook workbook,
    KieSession session,
    DrlParser parser,
    KieBuilder builder,
    CommandLine line,
    Gridward cli) {}
