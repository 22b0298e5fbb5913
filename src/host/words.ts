import * as vscode from 'vscode';
import type { Phrase } from '../core/phrase.ts';
import type { Verdict, VerdictKind } from '../core/verdict.ts';

/** A phrase in the user's display language. */
export function translate(phrase: Phrase): string {
  return vscode.l10n.t(phrase.template, ...phrase.args);
}

export function verdictWord(kind: VerdictKind): string {
  switch (kind) {
    case 'verified':
      return vscode.l10n.t('verified');
    case 'refuted':
      return vscode.l10n.t('refuted');
    case 'inconclusive':
      return vscode.l10n.t('inconclusive');
    case 'unchecked':
      return vscode.l10n.t('not checked');
    case 'stale':
      return vscode.l10n.t('text has changed');
  }
}

/** The mark that stands for a verdict where there is room for one character only. */
export function verdictMark(kind: VerdictKind): string {
  switch (kind) {
    case 'verified':
      return '✓';
    case 'refuted':
      return '✗';
    case 'inconclusive':
      return '?';
    case 'unchecked':
      return '–';
    case 'stale':
      return '↻';
  }
}

/** The ground of a verdict in one line: its evidence, its counterexample, or why it was not decided. */
export function groundOf(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'verified':
      return translate(verdict.evidence.summary);
    case 'refuted':
      return translate(verdict.counterexample?.summary ?? verdict.evidence.summary);
    case 'inconclusive':
    case 'unchecked':
      return translate(verdict.reason);
    case 'stale':
      // What is known of the change says more than that there was one.
      return verdict.was.kind === 'inconclusive' ? translate(verdict.was.reason) : vscode.l10n.t('The text has changed since this was checked.');
  }
}
