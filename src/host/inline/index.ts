import * as vscode from 'vscode';
import type { Runs } from '../runs.ts';
import type { Traces } from '../traces.ts';
import { AnswerLenses } from './answerLenses.ts';
import { insertAnswer } from './insertAnswer.ts';
import { LiveStep } from './liveStep.ts';
import { ProblemPlaces } from './problemPlaces.ts';

export interface InlineDependencies {
  readonly context: vscode.ExtensionContext;
  readonly runs: Runs;
  readonly traces: Traces;
}

/** What stands beside the problem itself: the live step while it thinks, the answer and its verdict after. */
export function register({ context, runs, traces }: InlineDependencies): vscode.Disposable {
  const places = new ProblemPlaces(traces, context.workspaceState);
  const lenses = new AnswerLenses(places, runs);
  return vscode.Disposable.from(
    places,
    lenses,
    new LiveStep(places, runs),
    vscode.languages.registerCodeLensProvider([{ scheme: '*' }], lenses),
    vscode.commands.registerCommand('therefore.showSteps', async (id?: unknown) => {
      if (typeof id === 'string') traces.choose(id);
      await vscode.commands.executeCommand('therefore.panel.focus');
    }),
    vscode.commands.registerCommand('therefore.insertBelow', (id?: unknown, turn?: unknown) =>
      insertAnswer(traces, places, typeof id === 'string' ? id : traces.current?.id, typeof turn === 'string' ? turn : undefined),
    ),
    vscode.commands.registerCommand('therefore.dismiss', async (id?: unknown) => {
      const trace = typeof id === 'string' ? id : traces.current?.id;
      if (trace === undefined) return;
      if (runs.isRunning(trace)) await runs.stop(trace);
      await places.dismiss(trace);
    }),
  );
}
