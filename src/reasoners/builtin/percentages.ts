import { app, num } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { numeralValue } from '../../math/reading/numerals.ts';

const number = String.raw`(\d{1,12}(?:\.\d{1,12})?)`;
const patterns: readonly { readonly pattern: RegExp; readonly percent: number; readonly whole: number }[] = [
  { pattern: new RegExp(String.raw`${number}\s*\\?(?:%|percent|per cent)\$?\s*of\s*\$?${number}`, 'i'), percent: 1, whole: 2 },
  { pattern: new RegExp(String.raw`${number}\$?\s*的\s*\$?(?:百分之${number}|${number}\s*\\?%)`), percent: 2, whole: 1 },
];

/** “20% of 50”, “50 的 20%”: a product, where nothing else is asked. */
export function percentOf(text: string): Expression | undefined {
  for (const { pattern, percent, whole } of patterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const rest = text.replace(match[0], '').replace(/[\s$.,:?!，。：？！]|\b(?:what|is|the|value|compute|calculate|find|evaluate|work|out)\b|计算|求|是|多少|等于/gi, '');
    if (rest !== '') continue;
    const rate = numberOf(match[percent] ?? match[3]);
    const amount = numberOf(match[whole]);
    if (rate && amount) return app('multiply', app('percent', rate), amount);
  }
  return undefined;
}

function numberOf(text: string | undefined): Expression | undefined {
  const value = text === undefined ? undefined : numeralValue(text);
  if (!value) return undefined;
  return value.decimals === undefined ? num(value.numerator, value.denominator) : { ...num(value.numerator, value.denominator), decimals: value.decimals };
}
