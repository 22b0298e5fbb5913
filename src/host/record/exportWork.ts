import { Worker } from 'node:worker_threads';
import type { ExportFormat } from '../../core/exportFormat.ts';
import type { Trace } from '../../core/trace.ts';
import type { ExportOptions } from '../../exporting/report.ts';

/** What the thread that exports is given. */
export interface ExportWork {
  readonly trace: Trace;
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  readonly language: string;
  readonly bundle: Readonly<Record<string, string>>;
}

/**
 * The file of an export as UTF-8, made in a thread of its own: thousands of formulas take seconds.
 * Undefined when the signal ended it. @throws what the thread could not do
 */
export function exportedBytes(script: string | URL, work: ExportWork, signal: AbortSignal): Promise<Uint8Array | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: { ...work, trace: needed(work.trace) } });
    const stop = (): void => {
      resolve(undefined);
      void worker.terminate();
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', (bytes: Uint8Array) => resolve(bytes));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', stop);
      reject(new Error(`The exporting thread ended with ${code}.`));
    });
  });
}

/** The trace without what no export shows; megabytes of pictures and steps would be copied for nothing. */
function needed(trace: Trace): Trace {
  const named = ({ name, kind }: Trace['problem']['attachments'][number]) => ({ name, kind, content: '' });
  return {
    ...trace,
    problem: { ...trace.problem, attachments: trace.problem.attachments.map(named) },
    turns: trace.turns.map((turn) => ({ ...turn, opaque: [], attachments: turn.attachments.map(named), parts: turn.parts.map((part) => ({ ...part, steps: [] })) })),
  };
}
