import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { isOneNumber } from '../zeroAndOne.ts';

/** A value with its negative powers as denominators: `4/e²` for `4e⁻²`. */
export function withPositivePowers(value: Expression): Expression {
  if (value.kind !== 'apply') return value;
  const args = value.args.map(withPositivePowers);
  const [base, exponent] = args;
  if (value.operator === 'power' && base && exponent?.kind === 'apply' && exponent.operator === 'negate' && exponent.args[0]) {
    const [size] = exponent.args;
    return app('divide', num(1), isOneNumber(size) ? base : app('power', base, size));
  }
  if (value.operator !== 'multiply') return { ...value, args };
  const parts = args.map((arg) => (arg.kind === 'apply' && arg.operator === 'divide' ? arg.args : [arg]));
  const below = parts.flatMap(([, denominator]) => (denominator ? [denominator] : []));
  const above = parts.flatMap(([numerator]) => (numerator && !isOneNumber(numerator) ? [numerator] : []));
  return below.length === 0 ? { ...value, args } : app('divide', product(above), product(below));
}

function product(factors: readonly Expression[]): Expression {
  const [only, ...more] = factors;
  return only === undefined ? num(1) : more.length === 0 ? only : app('multiply', ...factors);
}
