import { readFile } from 'node:fs/promises';
import type { CheckBudget, CheckedClaim, Checker } from '../core/checker.ts';
import { TieredChecker } from '../checking/tieredChecker.ts';
import { WorkerChecker } from '../checking/workerChecker.ts';
import { filesUnder, isNotebook, textsOf } from './documents.ts';
import { compareNotebook } from './notebooks.ts';
import { argumentsOf, wrongUse } from './options.ts';
import { complain, print } from './output.ts';
import { printers, type FileReport, type UnreadFile } from './reports.ts';
import type { RunOptions } from './runNotebook.ts';
import { checkingWorker } from './threads.ts';
import { budgetOf, commandTiers } from './tiers.ts';

const usage = `Usage: therefore check FILE… [--format text|json|sarif] [--all] [--tiers fast|all]
                        [--run [--python PATH] [--unconfined] [--timeout SECONDS]]

Checks every claim of Markdown, LaTeX, text and notebook files, with no model and no network.
A folder stands for all such files under it. What the text of a notebook says is compared with
the outputs that its cells keep, too; no code runs.

  --format    text (the usual), json, or sarif (SARIF 2.1.0, for CI)
  --all       in text: every claim, not only the refuted ones
  --tiers     all (the usual): Z3 and SymPy are asked what stays open; fast: they are not
  --run       executes the Python cells of notebooks from top to bottom in a fresh process, and
              compares with what they compute; the files stay as they are. The cells run in an
              empty folder, kept from the network and all other files
  --python    the interpreter for it; THEREFORE_PYTHON, or the first that is found, where none is named
  --unconfined  runs them in the notebook's folder with all your rights
  --timeout   seconds a cell may take; 60 where none is named

Exits 1 when a claim is refuted, 2 when a file cannot be read or an option is wrong.
`;

/** `therefore check FILE…`: 0 when nothing is refuted, 1 when something is, 2 when a file or an option is no good. */
export async function check(argv: readonly string[]): Promise<number> {
  const given = argumentsOf(argv, { format: { type: 'string', default: 'text' }, all: { type: 'boolean', default: false }, tiers: { type: 'string', default: 'all' }, run: { type: 'boolean', default: false }, python: { type: 'string' }, unconfined: { type: 'boolean' }, timeout: { type: 'string' } }, usage);
  if (typeof given === 'number') return given;
  const { positionals, values } = given;
  const format = String(values['format']);
  const printer = Object.hasOwn(printers, format) ? printers[format as keyof typeof printers] : undefined;
  if (!printer) return wrongUse('--format is text, json or sarif.', usage);
  if (positionals.length === 0) return wrongUse('At least one file is needed.', usage);
  const budget = budgetOf(values['tiers']);
  if (!budget) return wrongUse('--tiers is fast or all.', usage);
  const run = values['run'] === true;
  const seconds = values['timeout'] === undefined ? 60 : /^\d{1,5}$/.test(String(values['timeout'])) ? Number(values['timeout']) : 0;
  if (!run && (values['python'] ?? values['unconfined'] ?? values['timeout']) !== undefined) return wrongUse('--python, --unconfined and --timeout go with --run.', usage);
  if (seconds === 0) return wrongUse('--timeout is a whole number of seconds from 1.', usage);
  const running: RunOptions | undefined = run ? { python: String(values['python'] ?? ''), unconfined: values['unconfined'] === true, timeoutMs: seconds * 1000 } : undefined;
  const reports: FileReport[] = [];
  const unread: UnreadFile[] = [];
  const failed = (path: string, error: unknown): void => {
    const reason = reasonOf(error);
    unread.push({ path, reason });
    complain(`${path}: ${reason}`);
  };
  const worker = new WorkerChecker(checkingWorker(), complain);
  const tiers = commandTiers();
  const checker = new TieredChecker(worker, tiers);
  for (const named of positionals) {
    try {
      for (const path of await filesUnder(named)) {
        try {
          reports.push({ path, checked: await checkFile(path, checker, budget, running) });
        } catch (error) {
          failed(path, error);
        }
      }
    } catch (error) {
      failed(named, error);
    }
  }
  for (const each of [worker, ...tiers]) each.dispose();
  await print(printer({ reports, unread }, values['all'] === true));
  if (unread.length > 0) return 2;
  return reports.some(({ checked }) => checked.some(({ verdict }) => verdict.kind === 'refuted')) ? 1 : 0;
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'this may not be read';
  return error instanceof Error ? error.message : String(error);
}

async function checkFile(path: string, checker: Checker, budget: CheckBudget, running: RunOptions | undefined): Promise<FileReport['checked']> {
  const checked: FileReport['checked'][number][] = [];
  const bytes = await readFile(path);
  for (const { text, format, line, cell } of textsOf(path, bytes)) {
    for await (const each of checker.check({ text, format }, budget, new AbortController().signal)) {
      checked.push({ ...each, ...placeIn(text, each, line), ...(cell === undefined ? {} : { cell }) });
    }
  }
  if (!isNotebook(path)) return checked;
  const compared = await compareNotebook(path, new TextDecoder('utf-8').decode(bytes), running);
  checked.push(...compared.map(({ checked: each, finding, text, cell }) => ({ ...each, ...placeIn(text, each, 0), cell, finding })));
  return checked.sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0) || a.line - b.line || a.column - b.column);
}

/** 1-based line and column of a claim. */
function placeIn(text: string, { claim }: CheckedClaim, firstLine: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, claim.range.start);
  return { line: firstLine + before.split('\n').length, column: claim.range.start - before.lastIndexOf('\n') };
}
