import * as vscode from 'vscode';
import type { Phrase } from '../core/phrase.ts';
import type { Verdict, VerdictKind } from '../core/verdict.ts';
import { verdictMarks, verdictWord as wordOf } from '../core/verdictWords.ts';
import type { Wording } from '../core/wording.ts';

/** A phrase in the user's display language. */
export function translate(phrase: Phrase): string {
  return vscode.l10n.t(phrase.template, ...phrase.args);
}

/** The words of this window. */
export const hostWording: Wording = {
  get language() {
    return vscode.env.language;
  },
  phrase: translate,
  number: (value) => value.toLocaleString(vscode.env.language),
};

export function verdictWord(kind: VerdictKind): string {
  return wordOf(hostWording, kind);
}

/** The mark that stands for a verdict where there is room for one character only. */
export function verdictMark(kind: VerdictKind): string {
  return verdictMarks[kind];
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
