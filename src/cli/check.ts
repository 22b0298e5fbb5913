import { readFile } from 'node:fs/promises';
import type { CheckBudget, CheckedClaim, Checker } from '../core/checker.ts';
import { TieredChecker } from '../checking/tieredChecker.ts';
import { WorkerChecker } from '../checking/workerChecker.ts';
import { filesUnder, textsOf } from './documents.ts';
import { argumentsOf, wrongUse } from './options.ts';
import { complain, print } from './output.ts';
import { printers, type FileReport, type UnreadFile } from './reports.ts';
import { checkingWorker } from './threads.ts';
import { budgetOf, commandTiers } from './tiers.ts';

const usage = `Usage: therefore check FILE… [--format text|json|sarif] [--all] [--tiers fast|all]

Checks every claim of Markdown, LaTeX, text and notebook files, with no model and no network.
A folder stands for all such files under it.

  --format    text (the usual), json, or sarif (SARIF 2.1.0, for CI)
  --all       in text: every claim, not only the refuted ones
  --tiers     all (the usual): Z3 and SymPy are asked what stays open; fast: they are not

Exits 1 when a claim is refuted, 2 when a file cannot be read or an option is wrong.
`;

/** `therefore check FILE…`: 0 when nothing is refuted, 1 when something is, 2 when a file or an option is no good. */
export async function check(argv: readonly string[]): Promise<number> {
  const given = argumentsOf(argv, { format: { type: 'string', default: 'text' }, all: { type: 'boolean', default: false }, tiers: { type: 'string', default: 'all' } }, usage);
  if (typeof given === 'number') return given;
  const { positionals, values } = given;
  const format = String(values['format']);
  const printer = Object.hasOwn(printers, format) ? printers[format as keyof typeof printers] : undefined;
  if (!printer) return wrongUse('--format is text, json or sarif.', usage);
  if (positionals.length === 0) return wrongUse('At least one file is needed.', usage);
  const budget = budgetOf(values['tiers']);
  if (!budget) return wrongUse('--tiers is fast or all.', usage);
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
          reports.push({ path, checked: await checkFile(path, checker, budget) });
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

async function checkFile(path: string, checker: Checker, budget: CheckBudget): Promise<FileReport['checked']> {
  const checked: FileReport['checked'][number][] = [];
  for (const { text, format, line, cell } of textsOf(path, await readFile(path))) {
    for await (const each of checker.check({ text, format }, budget, new AbortController().signal)) {
      checked.push({ ...each, ...placeIn(text, each, line), ...(cell === undefined ? {} : { cell }) });
    }
  }
  return checked;
}

/** 1-based line and column of a claim. */
function placeIn(text: string, { claim }: CheckedClaim, firstLine: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, claim.range.start);
  return { line: firstLine + before.split('\n').length, column: claim.range.start - before.lastIndexOf('\n') };
}
