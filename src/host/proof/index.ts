import * as vscode from 'vscode';
import type { NotebookLedgers } from '../notebookLedgers.ts';
import type { Settings } from '../settings.ts';
import { checkProof, type CheckProofDependencies } from './checkProof.ts';
import { LineVerdicts } from './lineVerdicts.ts';
import { ProofMarks } from './proofMarks.ts';
import { ProofView } from './proofView.ts';
import { Reviews } from './reviews.ts';

export interface ProofDependencies extends Omit<CheckProofDependencies, 'verdicts'> {
  readonly notebooks: NotebookLedgers;
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  readonly log: vscode.LogOutputChannel;
}

/** The view that follows the cursor through a proof, and Check Proof. */
export function register(deps: ProofDependencies): vscode.Disposable {
  const reviews = new Reviews();
  const verdicts = new LineVerdicts(deps.documents, deps.notebooks);
  const view = new ProofView({ ...deps, verdicts, reviews });
  return vscode.Disposable.from(
    reviews,
    verdicts,
    view,
    new ProofMarks(reviews, deps.documents, verdicts, deps.settings),
    vscode.window.registerWebviewViewProvider('therefore.proof', view),
    vscode.commands.registerCommand('therefore.checkProof', () => checkProof({ ...deps, verdicts }, reviews)),
    vscode.commands.registerCommand('therefore.showProof', () => vscode.commands.executeCommand('therefore.proof.focus')),
  );
}
