import { app, constant, num, sym } from '../../../../src/math/build.ts';
import type { Expression, Operator } from '../../../../src/math/expression.ts';

const names = ['x', 'y', 'a', 'n', 'x_1', 'a_12', 'alpha', 'theta', 't'];
const unary: readonly Operator[] = ['sin', 'cos', 'tan', 'ln', 'log', 'arctan', 'exp', 'sqrt', 'abs', 'factorial', 'sinh', 'floor', 'ceiling', 'percent', 'sec'];

/** A random expression in the shapes the reader itself makes: no negative numbers, no sum directly in a sum's first place. */
export function randomExpression(random: () => number, depth: number): Expression {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const inner = (): Expression => randomExpression(random, depth - 1);
  if (depth <= 0 || random() < 0.15) {
    const leaf = random();
    if (leaf < 0.4) return num(Math.floor(random() * 20));
    if (leaf < 0.9) return sym(pick(names));
    return constant(pick(['pi', 'e', 'i']));
  }
  const kind = random();
  const many = (): Expression[] => Array.from({ length: 2 + Math.floor(random() * 2) }, inner);
  if (kind < 0.22) return app('add', ...many());
  if (kind < 0.44) return app('multiply', ...many());
  if (kind < 0.54) return app('negate', inner());
  if (kind < 0.64) return app('divide', inner(), inner());
  if (kind < 0.76) return app('power', inner(), inner());
  if (kind < 0.78) return app('log', inner(), inner());
  if (kind < 0.8) return app('root', inner(), inner());
  if (kind < 0.82) return app('binomial', inner(), inner());
  if (kind < 0.84) return app('gcd', inner(), inner());
  return app(pick(unary), inner());
}
