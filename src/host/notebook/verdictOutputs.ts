import * as vscode from 'vscode';
import type { Claim } from '../../core/claim.ts';
import type { Verdict } from '../../core/verdict.ts';
import { verdictMime, verdictRendererId, type FromRenderer, type ToRenderer, type VerdictOutput } from '../../protocol/verdictOutput.ts';
import { groundOf, verdictMark, verdictWord } from '../words.ts';

/** Makes the outputs that hold verdicts, and tells their renderer which of them this window has made. */
export class VerdictOutputs implements vscode.Disposable {
  readonly #made = new Map<string, VerdictOutput>();
  readonly #messaging = vscode.notebooks.createRendererMessaging(verdictRendererId);
  readonly #listening: vscode.Disposable;

  constructor() {
    this.#listening = this.#messaging.onDidReceiveMessage(({ editor, message }: { readonly editor: vscode.NotebookEditor; readonly message: FromRenderer | undefined }) => {
      const made = message?.type === 'ask' ? this.#made.get(message.run) : undefined;
      if (made) void this.#messaging.postMessage({ type: 'known', made } satisfies ToRenderer, editor);
    });
  }

  /** Plain words for every reader of the file, and the verdict as data for the renderer beside them. */
  output(verdict: Verdict, claim: Claim): vscode.NotebookCellOutput {
    const told = verdict.kind === 'stale' ? verdict.was : verdict;
    const text = claim.readable ?? claim.text;
    const run = crypto.randomUUID();
    const data: VerdictOutput = {
      version: 1,
      run,
      claim: { id: claim.id, hash: claim.hash, text, latex: claim.latex },
      verdict: told.kind,
      ground: groundOf(told),
      values: told.kind === 'refuted' ? [...(told.counterexample?.values ?? [])] : [],
    };
    this.#made.set(run, data);
    const line = `${verdictMark(told.kind)} ${verdictWord(told.kind)}: ${text}\n${data.ground}`;
    return new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.json(data, verdictMime), vscode.NotebookCellOutputItem.text(line, 'text/plain')]);
  }

  dispose(): void {
    this.#listening.dispose();
  }
}

