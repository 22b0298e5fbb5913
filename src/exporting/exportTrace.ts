import type { ExportFormat } from '../core/exportFormat.ts';
import type { Trace } from '../core/trace.ts';
import type { Wording } from '../core/wording.ts';
import { htmlReport } from './htmlReport.ts';
import { latexReport } from './latexReport.ts';
import { markdownReport } from './markdownReport.ts';
import { notebookReport } from './notebookReport.ts';
import { reportOf, type ExportOptions } from './report.ts';

/** A trace as a text in a format. Of a long one this takes seconds; what the model wrote can run or load nothing in any of them. */
export function exportTrace(trace: Trace, format: ExportFormat, options: ExportOptions, words: Wording): string {
  const report = reportOf(trace, options, words);
  switch (format) {
    case 'markdown':
      return markdownReport(report);
    case 'latex':
      return latexReport(report);
    case 'notebook':
      return notebookReport(report);
    case 'html':
      return htmlReport(report);
  }
}
