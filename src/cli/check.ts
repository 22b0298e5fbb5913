import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { batchBudget, type CheckedClaim } from '../core/checker.ts';
import { english, say } from '../core/phrase.ts';
import { checkText } from '../checking/checkText.ts';
import { textsOf } from './documents.ts';
import { printers, type FileReport } from './reports.ts';

/** `therefore check FILE…`: 0 when nothing is refuted, 1 when something is, 2 when a file or an option is no good. */
export async function check(argv: readonly string[]): Promise<number> {
  let options;
  try {
    options = parseArgs({ args: [...argv], allowPositionals: true, options: { format: { type: 'string', default: 'text' }, all: { type: 'boolean', default: false } } });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  const { positionals, values } = options;
  const printer = Object.hasOwn(printers, values.format) ? printers[values.format as keyof typeof printers] : undefined;
  if (!printer || positionals.length === 0) {
    process.stderr.write(`${english(say('Usage: therefore check FILE… [--format text|json|sarif] [--all]'))}\n`);
    return 2;
  }
  const reports: FileReport[] = [];
  let unreadable = false;
  for (const path of positionals) {
    try {
      reports.push({ path, checked: await checkFile(path) });
    } catch (error) {
      unreadable = true;
      process.stderr.write(`${path}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  process.stdout.write(printer(reports, values.all));
  if (unreadable) return 2;
  return reports.some(({ checked }) => checked.some(({ verdict }) => verdict.kind === 'refuted')) ? 1 : 0;
}

async function checkFile(path: string): Promise<FileReport['checked']> {
  const bytes = await readFile(path);
  const checked: FileReport['checked'][number][] = [];
  for (const { text, format, line, cell } of textsOf(path, bytes)) {
    for (const progress of checkText({ text, format }, batchBudget, new Set())) {
      if (progress.kind === 'checked') checked.push({ ...progress.checked, ...placeIn(text, progress.checked, line), ...(cell === undefined ? {} : { cell }) });
    }
  }
  return checked;
}

/** 1-based line and column of a claim. */
function placeIn(text: string, { claim }: CheckedClaim, firstLine: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, claim.range.start);
  return { line: firstLine + before.split('\n').length, column: claim.range.start - before.lastIndexOf('\n') };
}
