import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import type { LessonStep } from '../lesson.ts';

/** The step that says where an answer comes from. */
export function byAlgebra(shows: Expression, arrow: 'equals' | 'iff' = 'equals'): LessonStep {
  return {
    arrow,
    title: say('By computer algebra'),
    says: [say('This was found by the computer algebra system SymPy; that it is right is shown apart from it, in what follows.')],
    shows,
    reason: say('by computer algebra'),
  };
}

/** `expression ≈ 0.272198`, to six significant digits. */
export function approximation(expression: Expression, value: number): Expression {
  return app('approximately', expression, decimal(value));
}

/** A finite number as it is printed, to six significant digits; a large one in whole numbers. */
export function decimal(value: number): Expression {
  // From here on doubles are printed with an exponent.
  if (Math.abs(value) >= 1e21) return value < 0 ? app('negate', num(BigInt(-value))) : num(BigInt(value));
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  const decimals = Math.max(0, Math.min(12, 5 - size));
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const node = reduced(BigInt(whole + fraction), 10n ** BigInt(fraction.length), fraction.length);
  return value < 0 ? app('negate', node) : node;
}

function reduced(numerator: bigint, denominator: bigint, decimals: number): Expression {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return { kind: 'number', numerator: numerator / a, denominator: denominator / a, decimals };
}
