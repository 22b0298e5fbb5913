import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkText } from '../../src/checking/checkText.ts';
import { checkCell, type CheckCell } from '../../src/checking/kernel/checkCell.ts';
import { judgeCheck } from '../../src/checking/kernel/judgeCheck.ts';
import { embeddedPython } from '../../src/cli/tiers.ts';
import type { CheckedClaim } from '../../src/core/checker.ts';
import { ipykernelSession } from '../../src/kernels/jupyter/ipykernelSession.ts';
import { jupyterServer } from '../../src/kernels/jupyter/jupyterServerSession.ts';
import type { KernelSession } from '../../src/kernels/kernelSession.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { sandboxFor } from '../../src/kernels/sandbox.ts';
import { pythonPath, root } from '../host/setup.mjs';
import { checkCellCases, type CheckCellCase } from '../support/checks/checkCellCases.ts';
import { checkCorpus } from '../support/checks/checkCorpus.ts';
import { judged } from '../support/checks/judgedChecks.ts';
import { realJupyterServer } from '../support/realJupyterServer.ts';

/**
 * What checks cost in each kind of session, beside `jupyter nbconvert --execute` doing the same ones:
 * `node test/bench/kernel.ts [starts] [rounds]`. The last line is JSON; the exit code is 1 where a check
 * came to another verdict than it has.
 */
const starts = Number(process.argv[2] ?? 5);
const rounds = Number(process.argv[3] ?? 15);
const timeoutMs = 120_000;
const python = pythonPath();
const runner = join(root, 'src', 'kernels', 'runner.py');

interface Measured {
  /** Until a first trivial cell is done. Milliseconds, as all below. */
  readonly start: number;
  /** From nothing to the verdict of a first check, with SymPy's import. */
  readonly firstCheck: number;
  readonly roundTrip?: number;
  readonly checks: number;
  readonly median: number;
  readonly p99: number;
  /** A proposed check with all its mutants and changed inputs. */
  readonly proposed?: number;
  readonly wrong: number;
}

interface Check extends CheckCellCase {
  readonly cell: CheckCell;
}

const checks = checkCellCases.flatMap((each): Check[] => {
  const request = { text: each.answer, format: 'markdown' as const, problem: { text: each.problem, format: 'markdown' as const } };
  const found: CheckedClaim[] = [];
  for (const progress of checkText(request, { perClaimMs: 5000 }, new Set())) if (progress.kind === 'checked') found.push(progress.checked);
  const claim = found.at(-1)?.claim;
  const made = claim && checkCell(claim, request, new Set());
  return made?.kind === 'cell' ? [{ ...each, cell: made.cell }] : [];
});
const proposedChecks = checkCorpus('good').filter(({ claimTrue, is }) => claimTrue && is === 'good').slice(0, 10);

async function measured(open: () => KernelSession | Promise<KernelSession>): Promise<Measured> {
  const startTimes: number[] = [];
  const firstTimes: number[] = [];
  let wrong = 0;
  const verdictIn = async (session: KernelSession, { cell, verdict }: Check): Promise<number> => {
    const began = performance.now();
    const kind = judgeCheck(cell.plan, await session.execute(cell.code, { timeoutMs }), session.label).kind;
    if (kind !== verdict) wrong++;
    return performance.now() - began;
  };
  for (let index = 0; index < starts; index++) {
    const first = checks[index % checks.length];
    for (const [times, action] of [
      [startTimes, async (session: KernelSession) => session.execute('1', { timeoutMs })],
      [firstTimes, async (session: KernelSession) => first && verdictIn(session, first)],
    ] as const) {
      const began = performance.now();
      const session = await open();
      await action(session);
      times.push(performance.now() - began);
      session.dispose();
    }
  }
  const session = await open();
  const trips: number[] = [];
  const times: number[] = [];
  const proposed: number[] = [];
  for (const check of checks) await verdictIn(session, check);
  for (let round = 0; round < rounds; round++) {
    for (const check of checks) {
      times.push(await verdictIn(session, check));
      const began = performance.now();
      await session.execute('__therefore__ = 1', { timeoutMs });
      trips.push(performance.now() - began);
    }
  }
  for (const check of proposedChecks) {
    const { kind, ms } = await judged(session, check, 1, timeoutMs);
    if (kind !== 'supported') wrong++;
    proposed.push(ms);
  }
  session.dispose();
  return { start: at(startTimes, 0.5), firstCheck: at(firstTimes, 0.5), roundTrip: at(trips, 0.5), checks: times.length, median: at(times, 0.5), p99: at(times, 0.99), proposed: at(proposed, 0.5), wrong };
}

/** The same cells in notebooks, by their outputs; each cell's time is what nbconvert wrote into the notebook. */
async function byNbconvert(): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'therefore-nbconvert-'));
  let wrong = 0;
  const run = async (codes: readonly string[]): Promise<{ readonly ms: number; readonly times: readonly number[]; readonly texts: readonly string[] }> => {
    const cells = codes.map((source, index) => ({ cell_type: 'code', id: `c${index}`, execution_count: null, metadata: {}, outputs: [], source }));
    const file = join(folder, 'checks.ipynb');
    await writeFile(file, JSON.stringify({ cells, metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } }, nbformat: 4, nbformat_minor: 5 }));
    const began = performance.now();
    await new Promise<void>((resolve, reject) => {
      const env = { ...process.env, JUPYTER_CONFIG_DIR: folder, IPYTHONDIR: folder, JUPYTER_RUNTIME_DIR: folder };
      execFile('jupyter', ['nbconvert', '--execute', '--allow-errors', '--to', 'notebook', '--output', 'done.ipynb', file], { env, timeout: 10 * timeoutMs }, (error, _, stderr) => (error ? reject(new Error(stderr || error.message)) : resolve()));
    });
    const ms = performance.now() - began;
    const done = JSON.parse(await readFile(join(folder, 'done.ipynb'), 'utf8')) as { cells: { metadata: { execution?: Record<string, string> }; outputs: { text?: string | string[] }[] }[] };
    const moment = (time: string | undefined): number => Date.parse(time ?? '');
    const times = done.cells.map(({ metadata: { execution } }) => moment(execution?.['shell.execute_reply']) - moment(execution?.['iopub.status.busy']));
    return { ms, times, texts: done.cells.map(({ outputs }) => outputs.flatMap(({ text }) => text ?? []).join('')) };
  };
  /** The name that sessions read is printed instead: nbconvert has no other way to hand a value back. */
  const printing = (code: string): string => `${code}\nprint("\\n" + __import__("json").dumps(__therefore__))`;
  const judge = ({ cell, verdict }: Check, output: string): void => {
    const kind = judgeCheck(cell.plan, { kind: 'ok', output, truncated: false, data: JSON.parse(output.trim().split('\n').at(-1) ?? 'null') as unknown }, 'nbconvert').kind;
    if (kind !== verdict) wrong++;
  };
  try {
    const startTimes: number[] = [];
    const firstTimes: number[] = [];
    for (let index = 0; index < starts; index++) {
      startTimes.push((await run(['1'])).ms);
      const first = checks[index % checks.length];
      if (first) firstTimes.push((await run([printing(first.cell.code)])).ms);
    }
    const all = Array.from({ length: rounds + 1 }, () => checks).flat();
    const { times, texts } = await run(all.map(({ cell }) => printing(cell.code)));
    all.forEach((check, index) => judge(check, texts[index] ?? ''));
    const warm = times.slice(checks.length);
    return { start: at(startTimes, 0.5), firstCheck: at(firstTimes, 0.5), checks: warm.length, median: at(warm, 0.5), p99: at(warm, 0.99), wrong };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toPrecision(4));
}

/** Each in its turn; what is missing is told with the way to get it, and is no line left out. */
const results: Record<string, Measured | { readonly missing: string }> = {};
async function row(name: string, measure: () => Promise<Measured>): Promise<void> {
  try {
    results[name] = await measure();
  } catch (error) {
    results[name] = { missing: (error instanceof Error ? error.message : String(error)).trim().split('\n').at(-1) ?? '' };
  }
  const result = results[name];
  const cells = 'missing' in result ? [result.missing] : [result.start, result.firstCheck, result.roundTrip ?? '', result.median, result.p99, result.proposed ?? '', result.checks, result.wrong];
  console.log(`| ${[name, ...cells].join(' | ')} |`);
}

function needed(): string {
  if (python === undefined) throw new Error('No Python with SymPy: apt-get install -y python3-sympy');
  return python;
}

console.log('| session | start, ms | first check, ms | round trip, ms | a check: median, ms | p99, ms | proposed check, ms | checks | wrong |\n|---|---|---|---|---|---|---|---|---|');
await row('child process', () => measured(() => new PythonProcess({ python: needed(), runner, label: 'Python' })));
await row('child process in the sandbox', async () => {
  const sandbox = await sandboxFor(needed(), runner);
  if (!sandbox.active) throw new Error('bubblewrap does not work here: apt-get install -y bubblewrap');
  return measured(() => new PythonProcess({ python: needed(), runner, label: 'Python', ...sandbox }));
});
await row('ipykernel by wire', () => {
  const spec = { name: 'python3', displayName: 'Python', language: 'python', argv: [needed(), '-m', 'ipykernel_launcher', '-f', '{connection_file}'], env: {}, interruptMode: 'signal' as const, folder: undefined };
  return measured(() => ipykernelSession({ spec, label: 'Python' }));
});
await row('kernel of a Jupyter server', async () => {
  const server = await realJupyterServer(needed()).catch((error: unknown) => {
    throw new Error(`${String(error).split('\n')[0]}: apt-get install -y python3-jupyter-server`);
  });
  try {
    return await measured(() => jupyterServer(server.url, server.token).start());
  } finally {
    await server.stop();
  }
});
await row('embedded Python (Pyodide)', () => measured(() => embeddedPython()));
await row('jupyter nbconvert --execute', async () => {
  if (!(process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, 'jupyter-nbconvert')))) throw new Error('not installed: apt-get install -y jupyter-nbconvert');
  return byNbconvert();
});
const measuredRows = Object.values(results).filter((result): result is Measured => !('missing' in result));
console.log(JSON.stringify({ bench: 'kernel', starts, rounds, results }));
process.exit(measuredRows.length > 0 && measuredRows.every(({ wrong }) => wrong === 0) ? 0 : 1);
