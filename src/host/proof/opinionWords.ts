import * as vscode from 'vscode';
import type { ReviewedLine } from './reviews.ts';

type Told = NonNullable<ReviewedLine['opinion']>;

/** What a model thinks, in words that no verdict uses, with its name. */
export function opinionWords({ kind, reason, model }: Told): string {
  switch (kind) {
    case 'sound':
      return vscode.l10n.t('{0}: seems right', model);
    case 'gap':
      return reason === '' ? vscode.l10n.t('{0}: a gap', model) : vscode.l10n.t('{0}: a gap: {1}', model, reason);
    case 'wrong':
      return reason === '' ? vscode.l10n.t('{0}: seems wrong', model) : vscode.l10n.t('{0}: seems wrong: {1}', model, reason);
  }
}

/** The same as a sentence of its own, for where nothing around it says that it is no verdict. */
export function opinionSentence(told: Told): string {
  return `${opinionWords(told)} ${vscode.l10n.t('(A model’s opinion, not computed.)')}`;
}
