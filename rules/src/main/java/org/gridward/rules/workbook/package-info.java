/**
 * Beside the line: the rule workbook (派单规则工作簿) as typed cells with their addresses, whether it came
 * as xlsx or as CSV. The only home of the spreadsheet library.
 */
package org.gridward.rules.workbook;
