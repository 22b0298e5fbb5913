import type { KernelSession } from '../kernels/kernelSession.ts';
import { PyodideSession } from '../kernels/pyodide/pyodideSession.ts';
import type { LastingMemory } from '../kernels/pyodide/threadMessages.ts';

/**
 * A session of the Python that the extension brings; nothing of it is loaded before it executes.
 * @param built the path of what was built
 * @param lasting where its memory is kept for the next start, and with what in it
 */
export function embeddedPython(built: (...path: string[]) => string, lasting?: LastingMemory): KernelSession {
  return new PyodideSession({
    worker: built('kernels', 'pyodideWorker.cjs'),
    assets: built('pyodide'),
    sympy: () => Promise.resolve(built('pyodide', 'sympy.zip')),
    program: built('kernels', 'cells.py'),
    display: built('kernels', 'runnerDisplay.py'),
    ...(lasting ? { lasting } : {}),
  });
}
