import * as vscode from 'vscode';
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
