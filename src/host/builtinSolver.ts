import * as vscode from 'vscode';
import { say } from '../core/phrase.ts';
import type { Reasoner } from '../core/reasoner.ts';
import type { ComputerAlgebra } from '../reasoners/builtin/engine/computerAlgebra.ts';
import type { Solver } from '../reasoners/builtin/thread/solver.ts';
import { SolverThread } from '../reasoners/builtin/thread/solverThread.ts';
import { translate } from './words.ts';

/** A busy machine may keep a thread from its work for seconds; one that is silent for longer hangs. Milliseconds. */
const silenceMs = 15_000;
const idleMs = 300_000;

/** The thread of the built-in solver, which starts with the first question. */
export function solverThread(script: string, algebra: ComputerAlgebra, onError: (message: string) => void): SolverThread {
  const words = () => ({ language: vscode.env.language, bundle: (vscode.l10n.bundle as Record<string, string> | undefined) ?? {} });
  return new SolverThread(script, words, algebra, { silenceMs, idleMs }, onError);
}

/** The built-in solver as one of the reasoners. */
export function builtinSolver({ solve }: Pick<Solver, 'solve'>): Reasoner {
  return { id: 'builtin', label: translate(say('Built-in solver')), solve };
}
