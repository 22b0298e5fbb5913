import { readFile } from 'node:fs/promises';
import { isExportFormat } from '../core/exportFormat.ts';
import { journalVersion } from '../core/journalVersion.ts';
import { apply, type Trace, type TraceEvent } from '../core/trace.ts';
import { BundledWording } from '../core/wording.ts';
import { exportTrace } from '../exporting/exportTrace.ts';
import { argumentsOf, wrongUse } from './options.ts';
import { complain, print } from './output.ts';

const usage = `Usage: therefore export JOURNAL.jsonl [--format markdown|latex|notebook|html] [--all-versions] [--no-thinking]

Writes a trace for readers without Therefore. A journal is what Export Journal copies.

  --format         markdown is the usual one
  --all-versions   every version of every question, not only the conversation that is shown
  --no-thinking    the answers and claims alone

Exits 2 when the journal cannot be read.
`;

/** `therefore export JOURNAL.jsonl`: a trace as a document, on standard output. */
export async function exportJournal(argv: readonly string[]): Promise<number> {
  const given = argumentsOf(argv, { format: { type: 'string', default: 'markdown' }, 'all-versions': { type: 'boolean', default: false }, 'no-thinking': { type: 'boolean', default: false } }, usage);
  if (typeof given === 'number') return given;
  const { positionals: [path, ...more], values } = given;
  if (path === undefined || more.length > 0) return wrongUse('One journal is needed.', usage);
  const { format } = values;
  if (!isExportFormat(format)) return wrongUse('--format is markdown, latex, notebook or html.', usage);
  try {
    const trace = traceIn(await readFile(path, 'utf8'));
    await print(exportTrace(trace, format, { allVersions: values['all-versions'] === true, thinking: values['no-thinking'] !== true }, new BundledWording('en', {})));
    return 0;
  } catch (error) {
    complain(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

/** The trace of a journal as far as its lines are whole. @throws where there is none, or a newer Therefore wrote it */
function traceIn(journal: string): Trace {
  let trace: Trace | undefined;
  for (const line of journal.split('\n')) {
    const value = valueOf(line);
    if ('journal' in value && Number(value['version']) > journalVersion) throw new Error('this journal was written by a newer Therefore.');
    if ('kind' in value && (trace !== undefined || value['kind'] === 'created')) trace = apply(trace, value as unknown as TraceEvent);
  }
  if (!trace) throw new Error('this is no journal of a trace.');
  return trace;
}

/** A line's object; a torn or blank line is an empty one. */
function valueOf(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
