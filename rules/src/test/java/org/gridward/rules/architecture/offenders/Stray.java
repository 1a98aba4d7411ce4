package org.gridward.rules.architecture.offenders;

import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Workbook;
import org.gridward.rules.cli.Gridward;
import org.kie.api.runtime.KieSession;
import picocli.CommandLine;

/** Uses libraries away from their homes. */
record Stray(
    CSVRecord row, Workbook workbook, KieSession session, CommandLine line, Gridward cli) {}
