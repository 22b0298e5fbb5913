import * as vscode from 'vscode';
import type { Settings } from '../settings.ts';
import { checkProof, type CheckProofDependencies } from './checkProof.ts';
import { ProofMarks } from './proofMarks.ts';
import { ProofView } from './proofView.ts';
import { Reviews } from './reviews.ts';

export interface ProofDependencies extends CheckProofDependencies {
  readonly context: vscode.ExtensionContext;
  readonly settings: Settings;
  readonly log: vscode.LogOutputChannel;
}

/** The view that follows the cursor through a proof, and Check Proof. */
export function register(deps: ProofDependencies): vscode.Disposable {
  const reviews = new Reviews();
  const view = new ProofView({ ...deps, reviews });
  return vscode.Disposable.from(
    reviews,
    view,
    new ProofMarks(reviews, deps.documents, deps.settings),
    vscode.window.registerWebviewViewProvider('therefore.proof', view),
    vscode.commands.registerCommand('therefore.checkProof', () => checkProof(deps, reviews)),
    vscode.commands.registerCommand('therefore.showProof', () => vscode.commands.executeCommand('therefore.proof.focus')),
  );
}
