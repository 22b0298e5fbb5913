import { app, num } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { numericValue } from '../../math/simplify.ts';
import { mapChildren, some } from '../../math/traverse.ts';

/** A number whose decimals become fractions, or whose fractions become decimals, where the words ask for that; undefined where they never end. */
export function writtenAs(term: Expression, words: string): Expression | undefined {
  const hasDecimals = some(term, (part) => part.kind === 'number' && part.decimals !== undefined);
  if (hasDecimals && /\bfractions?\b|分数/i.test(words)) return withFractions(term);
  if (hasDecimals || !/\b(?:as|to|in) (?:an? )?(?:exact |terminating )?decimals?(?: form| number)?\b|小数/i.test(words)) return term;
  const value = numericValue(term);
  return value && 10n ** 12n % value.denominator === 0n && value.denominator > 1n ? withDecimals(term) : undefined;
}

function withFractions(term: Expression): Expression {
  if (term.kind !== 'number' || term.decimals === undefined) return mapChildren(term, withFractions);
  const below = 10n ** BigInt(term.decimals);
  return below % term.denominator === 0n && below > 1n ? app('divide', num((term.numerator * below) / term.denominator), num(below)) : term;
}

/** A whole number written with no decimals asks for decimals in what it becomes. */
function withDecimals(term: Expression): Expression {
  if (term.kind !== 'number') return mapChildren(term, withDecimals);
  return term.denominator === 1n ? { ...term, decimals: 0 } : term;
}
