import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { loadPyodide } from 'pyodide';
import type { FromTierThread, TierThreadData, ToTierThread } from '../threadTier.ts';
import { decideBySympy } from './decideBySympy.ts';
import { programText } from './programText.ts';

/**
 * SymPy in WebAssembly. `settings`: `pyodide` is the folder of its assets, `sympy` the archive of SymPy
 * and mpmath, `program` is the folder of numbers.py and equality.py.
 */
const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread only.');

const post = (message: FromTierThread): void => port.postMessage(message);
const { interrupt, settings } = workerData as TierThreadData;

/** What Python may reach of JavaScript is nothing: no globals, no Pyodide, no way to run a script. */
const closing = `
import sys
import pyodide.code
for name in ("js", "pyodide_js"):
    sys.modules.pop(name, None)
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "JsFinder"]
del pyodide.code.run_js
`;

async function start(): Promise<(question: string) => string> {
  const pyodide = await loadPyodide({ indexURL: settings['pyodide'] ?? '', jsglobals: { setTimeout, clearTimeout }, stdout: () => {}, stderr: () => {} });
  pyodide.FS.writeFile('/sympy.zip', readFileSync(settings['sympy'] ?? ''));
  pyodide.runPython('import sys; sys.path.insert(0, "/sympy.zip")');
  pyodide.runPython(programText(settings['program'] ?? ''));
  pyodide.runPython(closing);
  pyodide.setInterruptBuffer(interrupt);
  const decide: unknown = pyodide.runPython('lambda question: json.dumps(therefore_decide(question))');
  if (typeof decide !== 'function') throw new Error('SymPy was not loaded.');
  return (question) => String(decide(question));
}

function serve(decide: (question: string) => string): void {
  port?.on('message', ({ id, question }: ToTierThread) => {
    // An interrupted computation throws; that is no answer, and the thread is ready for the next.
    const ask = async (encoded: unknown): Promise<unknown> => {
      try {
        return JSON.parse(decide(JSON.stringify(encoded)));
      } catch {
        return undefined;
      }
    };
    decideBySympy(question, ask).then(
      (verdict) => post({ kind: 'answer', id, ...(verdict ? { verdict } : {}) }),
      (error: unknown) => post({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) }),
    );
  });
  post({ kind: 'ready' });
}

start().then(serve, (error: unknown) => {
  throw error;
});
