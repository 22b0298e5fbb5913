import * as vscode from 'vscode';
import { Ledger } from '../../core/ledger.ts';
import { activeEditor, offsetsOf, placeOf, reveal } from '../documents.ts';
import { checkedFormat, longestDocument, type Linter } from './linter.ts';

/** Checks the active document, or what is selected in it, sums up, and goes to the first refuted claim. */
export async function checkNow(linter: Linter, what: 'document' | 'selection'): Promise<void> {
  const editor = activeEditor();
  const format = editor && checkedFormat(editor.document);
  if (!editor || !format) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a Markdown, LaTeX or text file, or a Markdown cell, to check it.'));
    return;
  }
  const { document, selection } = editor;
  if (document.getText().length > longestDocument) {
    void vscode.window.showWarningMessage(vscode.l10n.t('This document is longer than the megabyte Therefore checks.'));
    return;
  }
  const range = what === 'document' ? undefined : offsetsOf(document, selection.isEmpty ? document.lineAt(selection.active).range : selection);
  const title = vscode.l10n.t('Checking');
  const found = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => linter.check(document, format, range));
  if (!found) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The text changed while it was checked.'));
    return;
  }
  if (found.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing here that can be checked.'));
    return;
  }
  const ledger = new Ledger();
  ledger.replace(found);
  const [first] = ledger.alarms;
  if (first) await reveal({ ...placeOf(document), range: first.claim.range, line: document.positionAt(first.claim.range.start).line }, first.claim.range);
  const counts = [ledger.count('verified'), ledger.alarms.length, ledger.count('inconclusive'), ledger.count('unchecked')] as const;
  const summary =
    ledger.following === 0
      ? vscode.l10n.t('{0} verified, {1} refuted, {2} inconclusive, {3} not checked', ...counts)
      : vscode.l10n.t('{0} verified, {1} refuted and {4} that follow from it, {2} inconclusive, {3} not checked', ...counts, ledger.following);
  void (first ? vscode.window.showWarningMessage(summary) : vscode.window.showInformationMessage(summary));
}
