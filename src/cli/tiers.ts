import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { batchBudget, thoroughBudget, type CheckBudget } from '../core/checker.ts';
import type { Tier } from '../checking/question.ts';
import { slowerTiers } from '../checking/slowerTiers.ts';
import { LoadedProgram } from '../checking/sympy/loadedProgram.ts';
import { programText, warmedUp } from '../checking/sympy/programText.ts';
import { findPython } from '../kernels/findPython.ts';
import type { KernelSession } from '../kernels/kernelSession.ts';
import { PyodideSession } from '../kernels/pyodide/pyodideSession.ts';
import type { LastingMemory } from '../kernels/pyodide/threadMessages.ts';
import { PythonProcess } from '../kernels/pythonProcess.ts';
import { SharedPython } from '../kernels/sharedPython.ts';
import { complain } from './output.ts';
import { script } from './threads.ts';

/** What `--tiers` asks for; undefined where it says neither. */
export function budgetOf(tiers: string | boolean | undefined): CheckBudget | undefined {
  return tiers === 'all' ? thoroughBudget : tiers === 'fast' ? batchBudget : undefined;
}

/** Z3 and SymPy for the command line; none is started before it is asked. */
export function commandTiers(sympy = sympyProgram()): readonly Tier[] {
  return slowerTiers(z3Worker(), sympy, complain);
}

export function z3Worker(): URL {
  return script('../checking/z3/z3Worker.ts', '../checking/z3Worker.cjs');
}

/** Without a question for this long Python's memory is given back. Milliseconds. */
const idleMs = 120_000;

export interface SympyOptions {
  readonly python?: () => Promise<KernelSession | undefined>;
  /** Where the memory of the embedded Python is kept. */
  readonly folder?: string;
  /** Milliseconds. */
  readonly restMs?: number;
}

/** SymPy of the user's Python where there is one, else of the embedded Python, which is found made once it was started. */
export function sympyProgram({ python = pythonSession, folder = memoryFolder(), restMs = idleMs }: SympyOptions = {}): LoadedProgram {
  const programs = path('../checking/sympy', '../checking');
  const lasting = () => ({ folder, cells: warmedUp(programs) });
  const shared = new SharedPython(async () => (await python().catch(() => undefined)) ?? embeddedPython(lasting()), restMs);
  return new LoadedProgram(shared, () => programText(programs), complain);
}

/** Python with SymPy where there is none. */
export function embeddedPython(lasting?: LastingMemory): KernelSession {
  return new PyodideSession({
    worker: script('../kernels/pyodide/pyodideWorker.ts', '../kernels/pyodideWorker.cjs'),
    assets: path('../../node_modules/pyodide', '../pyodide'),
    sympy: sympyArchive,
    program: path('../kernels/pyodide/cells.py', '../kernels/cells.py'),
    display: path('../kernels/runnerDisplay.py', '../kernels/runnerDisplay.py'),
    ...(lasting ? { lasting } : {}),
  });
}

/** As other command-line programs keep what they can make anew: `XDG_CACHE_HOME`, `LOCALAPPDATA`, `~/.cache`. */
function memoryFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || process.env['LOCALAPPDATA'] || join(homedir(), '.cache'), 'therefore');
}

function path(source: string, built: string): string {
  return fileURLToPath(script(source, built));
}

/** What is built ships the archive; a checkout packs it on first use. */
async function sympyArchive(): Promise<string> {
  const archive = path('../../node_modules/.cache/therefore/sympy.zip', '../pyodide/sympy.zip');
  if (existsSync(archive)) return archive;
  const packer: string = new URL('../../build/sympyArchive.mjs', import.meta.url).href;
  const { sympyArchive: pack } = (await import(packer)) as { sympyArchive: () => Promise<Uint8Array> };
  await mkdir(dirname(archive), { recursive: true });
  const beside = `${archive}.${process.pid}`;
  await writeFile(beside, await pack());
  await rename(beside, archive);
  return archive;
}

/** The user's Python where it has SymPy: `THEREFORE_PYTHON`, else the first on the path; `none` for the embedded one. */
async function pythonSession(): Promise<KernelSession | undefined> {
  const named = process.env['THEREFORE_PYTHON'] ?? '';
  const found = named === 'none' ? undefined : await findPython(named, []);
  if (!found?.sympy) return undefined;
  return new PythonProcess({ python: found.path, runner: path('../kernels/runner.py', '../kernels/runner.py'), label: `Python ${found.version}` });
}
