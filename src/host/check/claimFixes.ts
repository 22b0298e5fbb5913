import * as vscode from 'vscode';
import { rangeOf } from '../documents.ts';
import type { Linter } from './linter.ts';

/** For a refuted claim whose correction is certain: that correction. */
export class ClaimFixes implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
  readonly #linter: Linter;

  constructor(linter: Linter) {
    this.#linter = linter;
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range, { diagnostics }: vscode.CodeActionContext): vscode.CodeAction[] {
    const alarms = this.#linter.ledger(document)?.alarms ?? [];
    return alarms.flatMap(({ claim, fix }) => {
      const place = rangeOf(document, claim.range);
      if (!fix || !place.intersection(range)) return [];
      const action = new vscode.CodeAction(vscode.l10n.t('Replace by {0}', fix.text), vscode.CodeActionKind.QuickFix);
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, rangeOf(document, fix.range), fix.text);
      action.diagnostics = diagnostics.filter(({ source, range: own }) => source === 'Therefore' && own.isEqual(place));
      return [action];
    });
  }
}
