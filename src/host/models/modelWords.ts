import * as vscode from 'vscode';
import type { Effort } from '../../core/effort.ts';
import type { ModelFacts, ModelPrice } from '../../reasoners/openai/modelFacts.ts';

/** What is known of a model in one line: its context, its price, whether it reads pictures. Empty where nothing is. */
export function factsLine({ contextTokens, price, sees }: ModelFacts): string {
  return [
    ...(contextTokens === undefined ? [] : [vscode.l10n.t('{0} tokens', numeral(contextTokens))]),
    ...(price ? [priceWords(price)] : []),
    ...(sees === true ? [vscode.l10n.t('reads pictures')] : []),
  ].join(' · ');
}

function priceWords({ currency, input, output }: ModelPrice): string {
  if (input === 0 && output === 0) return vscode.l10n.t('free');
  return vscode.l10n.t('{0} in, {1} out per million', amount(input, currency), amount(output, currency));
}

function numeral(count: number): string {
  return new Intl.NumberFormat(vscode.env.language).format(count);
}

/** Prices have as many digits as they need: 0.55, 2.5, 0.0375. */
function amount(value: number, currency: string): string {
  return new Intl.NumberFormat(vscode.env.language, { style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(value);
}

/** What an effort means to a person; how it is said to a model is the endpoint's. */
export function effortWords(effort: Effort): string {
  switch (effort) {
    case 'auto':
      return vscode.l10n.t('as the provider sees fit');
    case 'low':
      return vscode.l10n.t('little thinking, or none');
    case 'medium':
      return vscode.l10n.t('some thinking');
    case 'high':
      return vscode.l10n.t('long thinking');
    case 'max':
      return vscode.l10n.t('as much as the model can');
  }
}
