import { join } from 'node:path';
import * as vscode from 'vscode';
import { LoadedProgram } from '../checking/sympy/loadedProgram.ts';
import { programText, warmedUp } from '../checking/sympy/programText.ts';
import { findPython } from '../kernels/findPython.ts';
import type { KernelSession } from '../kernels/kernelSession.ts';
import { PythonProcess } from '../kernels/pythonProcess.ts';
import { sandboxFor } from '../kernels/sandbox.ts';
import { SharedPython } from '../kernels/sharedPython.ts';
import { embeddedPython } from './embeddedPython.ts';
import type { Settings } from './settings.ts';

/** Without a question for this long Python's memory is given back. Milliseconds. */
const idleMs = 120_000;

export interface SympyPlaces {
  /** The path of what was built. */
  readonly built: (...path: string[]) => string;
  /** The folder of what lasts from window to window. */
  readonly storage: string;
}

/** SymPy for the checks and the built-in solver together: of the user's Python where it has one, else of the embedded Python. */
export function sympyProgram({ built, storage }: SympyPlaces, settings: Settings, log: vscode.LogOutputChannel): LoadedProgram {
  const programs = built('checking');
  const embedded = (): KernelSession => embeddedPython(built, { folder: join(storage, 'python'), cells: warmedUp(programs) });
  const shared = new SharedPython(async () => (await sympyPython(settings, built('kernels', 'runner.py'), log).catch(() => undefined)) ?? embedded(), idleMs);
  return new LoadedProgram(shared, () => programText(programs), (message) => log.warn(message));
}

/**
 * A process of the user's Python for SymPy alone, kept from the network and the user's files where the
 * system can. None in a workspace that is not trusted, and none where Python has no SymPy.
 */
async function sympyPython(settings: Settings, runner: string, log: vscode.LogOutputChannel): Promise<KernelSession | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const found = await findPython(settings.python, []);
  if (!found?.sympy) return undefined;
  const sandbox = await sandboxFor(found.path, runner);
  log.info(`SymPy of Python ${found.version} at ${found.path} answers for what stays open`);
  return new PythonProcess({ python: found.path, runner, label: `Python ${found.version}`, ...sandbox });
}
