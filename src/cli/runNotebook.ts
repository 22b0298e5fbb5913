import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CodeCells, isQuantity } from '../checking/notebook/codeCells.ts';
import { isPython, type NotebookCellText, type SavedOutput } from '../checking/notebook/notebookText.ts';
import { liveValues, readCode, readProgram, type LiveValues } from '../checking/notebook/readPlan.ts';
import type { ObservedValue } from '../checking/kernel/observedValue.ts';
import { findPython } from '../kernels/findPython.ts';
import type { KernelSession } from '../kernels/kernelSession.ts';
import { PythonProcess } from '../kernels/pythonProcess.ts';
import { sandboxFor } from '../kernels/sandbox.ts';
import { script } from './threads.ts';

export interface RunOptions {
  /** Path of an interpreter; empty for the first that is found. */
  readonly python: string;
  /** Run in the notebook's folder with the rights of whoever asks, not in a sandbox. */
  readonly unconfined: boolean;
  /** For one cell. Milliseconds. */
  readonly timeoutMs: number;
}

/** A notebook as it is after its cells ran: with their new numbers and outputs, and what its names held. */
export interface RunNotebook {
  readonly cells: readonly NotebookCellText[];
  readonly live: LiveValues;
  /** What went wrong, by 0-based cell. */
  readonly faults: readonly { readonly cell: number; readonly what: string }[];
}

const readMs = 15_000;

/**
 * Executes the code cells of a notebook from top to bottom in a fresh Python process: in an empty folder under
 * a sandbox, or unconfined in the notebook's own. The file is not touched. A cell that fails does not stop the
 * next ones; one that overruns its time or ends the process stops the run.
 *
 * @throws Error where there is no Python, or no sandbox and the run is to be confined
 */
export async function runNotebook(path: string, cells: readonly NotebookCellText[], options: RunOptions): Promise<RunNotebook> {
  const session = await sessionFor(path, options);
  try {
    return await new NotebookRun(cells, session, options.timeoutMs).run();
  } finally {
    session.dispose();
  }
}

async function sessionFor(path: string, { python, unconfined }: RunOptions): Promise<KernelSession> {
  const found = await findPython(python !== '' ? python : (process.env['THEREFORE_PYTHON'] ?? ''), []);
  if (!found) throw new Error(python === '' ? 'there is no Python of 3.8 or newer to run its cells: --python names one' : `${python} is no Python of 3.8 or newer`);
  const runner = fileURLToPath(script('../kernels/runner.py', '../kernels/runner.py'));
  const label = `Python ${found.version}`;
  if (unconfined) return new PythonProcess({ python: found.path, runner, label, purpose: 'cells', folder: dirname(resolve(path)) });
  const sandbox = await sandboxFor(found.path, runner);
  if (!sandbox.active) throw new Error('its cells cannot be confined here: bubblewrap is missing or does not work; --unconfined runs them all the same');
  return new PythonProcess({ python: found.path, runner, label, wrap: sandbox.wrap, limits: sandbox.limits, protections: sandbox.protections, ...(sandbox.environment ? { environment: sandbox.environment } : {}) });
}

class NotebookRun {
  readonly #cells: readonly NotebookCellText[];
  readonly #code: CodeCells;
  readonly #session: KernelSession;
  readonly #timeoutMs: number;
  readonly #program = readProgram(fileURLToPath(script('../checking/kernel', '../checking')));
  readonly #ran = new Map<number, string>();
  readonly #failed = new Set<number>();
  readonly #after = new Map<string, ReadonlyMap<string, ObservedValue>>();
  readonly #outputs = new Map<number, ObservedValue>();
  readonly #faults: { readonly cell: number; readonly what: string }[] = [];

  constructor(cells: readonly NotebookCellText[], session: KernelSession, timeoutMs: number) {
    this.#cells = cells;
    this.#code = new CodeCells(cells);
    this.#session = session;
    this.#timeoutMs = timeoutMs;
  }

  async run(): Promise<RunNotebook> {
    const done: NotebookCellText[] = [];
    let order = 0;
    let stopped = false;
    for (const [index, { executionOrder: _, ...cell }] of this.#cells.entries()) {
      const isRun = isPython(cell) && cell.source.trim() !== '' && !stopped;
      if (!isRun) {
        done.push({ ...cell, outputs: [] });
        continue;
      }
      order++;
      const outputs = await this.#cell(index, order);
      stopped = outputs === undefined;
      done.push({ ...cell, executionOrder: order, outputs: outputs ?? [] });
    }
    const live: LiveValues = { values: new Map(), missing: new Set(), outputs: this.#outputs, executions: { isLive: true, texts: this.#ran, failed: this.#failed }, after: this.#after, ownsOutputs: true };
    return { cells: done, live, faults: this.#faults };
  }

  /** The outputs of a cell; undefined where nothing can run after it. */
  async #cell(index: number, order: number): Promise<readonly SavedOutput[] | undefined> {
    const cell = this.#cells[index];
    if (!cell) return undefined;
    const outputs: SavedOutput[] = [];
    const result = await this.#session.execute(withoutTiming(cell.source), {
      timeoutMs: this.#timeoutMs,
      record: true,
      onOutput: (text, stream) => outputs.push({ kind: stream, bundle: { 'text/plain': text } }),
      onDisplay: (bundle, isResult) => outputs.push({ kind: isResult ? 'result' : 'display', bundle }),
    });
    this.#ran.set(order, cell.source);
    switch (result.kind) {
      case 'ok':
        await this.#read(index, order);
        return outputs;
      case 'error':
        this.#failed.add(order);
        this.#faults.push({ cell: index, what: `${result.name}: ${result.message.split('\n')[0] ?? ''}` });
        return [...outputs, { kind: 'error', bundle: { 'text/plain': result.message } }];
      case 'timeout':
      case 'cancelled':
      case 'died':
        this.#failed.add(order);
        this.#faults.push({ cell: index, what: result.kind === 'died' ? `Python ended: ${result.why}` : `it took longer than ${this.#timeoutMs / 1000} s; the cells below it were not run` });
        return undefined;
    }
  }

  async #read(index: number, order: number): Promise<void> {
    const cell = this.#cells[index];
    const names = this.#code.names(index);
    if (!cell || !names) return;
    const wanted = [...names.assigned.keys()].filter((name) => isQuantity(names, name));
    if (wanted.length === 0 && !names.last) return;
    const result = await this.#session.execute(readCode(this.#program, { names: wanted, orders: [order] }), { timeoutMs: readMs });
    const read = result.kind === 'ok' ? liveValues(result.data, this.#ran) : undefined;
    if (!read) return;
    this.#after.set(cell.id, read.values);
    const value = read.outputs.get(order);
    if (value) this.#outputs.set(order, value);
  }
}

/** A cell magic that only times or captures its cell is no Python for a plain interpreter. */
function withoutTiming(source: string): string {
  return source.replace(/^\s*%%(?:time|capture|prun|memit)\b[^\n]*/, '').replace(/^%(?:config|load_ext|autoreload|precision)\b[^\n]*$/gm, '');
}
