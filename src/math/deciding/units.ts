import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app, num } from '../build.ts';
import type { Expression } from '../expression.ts';

/** Units by dimension and size, exact. International definitions (SI; inch = 2.54 cm, 1959). */
const sizes: Readonly<Record<string, readonly [dimension: string, numerator: bigint, denominator: bigint]>> = {
  mm: ['length', 1n, 1000n], cm: ['length', 1n, 100n], m: ['length', 1n, 1n], km: ['length', 1000n, 1n], in: ['length', 254n, 10_000n], ft: ['length', 3048n, 10_000n], yd: ['length', 9144n, 10_000n], mi: ['length', 1_609_344n, 1000n],
  mg: ['mass', 1n, 1_000_000n], g: ['mass', 1n, 1000n], kg: ['mass', 1n, 1n],
  ms: ['time', 1n, 1000n], s: ['time', 1n, 1n], min: ['time', 60n, 1n], h: ['time', 3600n, 1n], day: ['time', 86_400n, 1n], week: ['time', 604_800n, 1n],
  mL: ['volume', 1n, 1000n], L: ['volume', 1n, 1n], cent: ['money', 1n, 100n], $: ['money', 1n, 1n],
};

/**
 * Equations between quantities: units of one dimension are converted exactly; a unit on one side only,
 * or two of different dimensions, decides nothing. Undefined where no unit occurs.
 */
export function decideUnits(left: Expression, right: Expression, same: (a: Expression, b: Expression) => Verdict): Verdict | undefined {
  const a = quantity(left);
  const b = quantity(right);
  if (!a && !b) return undefined;
  if (!a || !b) return { kind: 'inconclusive', reason: say('One side has a unit and the other has none.') };
  if (a.unit === b.unit) return same(a.value, b.value);
  const from = sizes[a.unit];
  const to = sizes[b.unit];
  if (!from || !to || from[0] !== to[0]) return { kind: 'inconclusive', reason: say('The units {0} and {1} are not compared.', a.unit, b.unit) };
  return same(app('multiply', a.value, num(from[1], from[2])), app('multiply', b.value, num(to[1], to[2])));
}

function quantity(expression: Expression): { readonly value: Expression; readonly unit: string } | undefined {
  if (expression.kind !== 'apply' || expression.operator !== 'quantity') return undefined;
  const [value, unit] = expression.args;
  return value && unit?.kind === 'text' ? { value, unit: unit.text } : undefined;
}
