import * as vscode from 'vscode';
import { findPython } from '../kernels/findPython.ts';
import type { KernelSession } from '../kernels/kernelSession.ts';
import { PythonProcess } from '../kernels/pythonProcess.ts';
import { sandboxFor } from '../kernels/sandbox.ts';
import type { Settings } from './settings.ts';

/**
 * A process of the user's Python for SymPy alone, kept from the network and the user's files where the
 * system can. None in a workspace that is not trusted, and none where Python has no SymPy.
 */
export async function sympyPython(settings: Settings, runner: string, log: vscode.LogOutputChannel): Promise<KernelSession | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const found = await findPython(settings.python, []);
  if (!found?.sympy) return undefined;
  const sandbox = await sandboxFor(found.path, runner);
  log.info(`SymPy of Python ${found.version} at ${found.path} answers for what stays open`);
  return new PythonProcess({ python: found.path, runner, label: `Python ${found.version}`, ...sandbox });
}
