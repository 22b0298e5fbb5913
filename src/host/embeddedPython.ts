import type { KernelSession } from '../kernels/kernelSession.ts';
import { PyodideSession } from '../kernels/pyodide/pyodideSession.ts';

/** A session of the Python that the extension brings; nothing of it is loaded before it executes. @param built the path of what was built */
export function embeddedPython(built: (...path: string[]) => string): KernelSession {
  return new PyodideSession({
    worker: built('kernels', 'pyodideWorker.cjs'),
    assets: built('pyodide'),
    sympy: () => Promise.resolve(built('pyodide', 'sympy.zip')),
    program: built('kernels', 'cells.py'),
    display: built('kernels', 'runnerDisplay.py'),
  });
}
