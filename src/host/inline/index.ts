import * as vscode from 'vscode';
import { AnswerLenses } from './answerLenses.ts';
import { AnswerMarks } from './answerMarks.ts';
import { insertAnswer } from './insertAnswer.ts';
import { LiveStep } from './liveStep.ts';
import { ProblemPlaces } from './problemPlaces.ts';
import { UnfoldedSteps, type UnfoldingDependencies } from './unfoldedSteps.ts';

export interface InlineDependencies extends UnfoldingDependencies {
  readonly context: vscode.ExtensionContext;
}

/** What stands beside the problem itself: the live step while it thinks, the answer and its verdict after. */
export function register(deps: InlineDependencies): vscode.Disposable {
  const { context, runs, traces } = deps;
  const places = new ProblemPlaces(traces, context.workspaceState);
  const unfolded = new UnfoldedSteps(deps, places);
  const lenses = new AnswerLenses(places, runs, unfolded);
  return vscode.Disposable.from(
    places,
    unfolded,
    lenses,
    new AnswerMarks(places, runs),
    new LiveStep(places, runs),
    vscode.languages.registerCodeLensProvider([{ scheme: '*' }], lenses),
    vscode.commands.registerCommand('therefore.showSteps', async (id?: unknown) => {
      if (typeof id === 'string') traces.choose(id);
      await vscode.commands.executeCommand('therefore.panel.focus');
    }),
    vscode.commands.registerCommand('therefore.unfoldSteps', (id?: unknown) => unfolded.toggle(id)),
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
