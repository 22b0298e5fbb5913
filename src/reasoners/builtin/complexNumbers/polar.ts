import { app, constant, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { rational, subtract, type Rational } from '../../../math/rational.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { approximate } from '../../../math/solving/approximate.ts';
import { agrees } from '../agreement.ts';
import { squares, type Parts } from './parts.ts';

export interface Polar {
  readonly modulus: Expression;
  /** In [0, 2π). */
  readonly argument: Expression;
  /** The argument in units of π. */
  readonly turn: Rational;
}

/** Modulus and argument of a number other than zero, where the argument is a multiple of π/24. */
export function polarOf(parts: Parts): Polar | undefined {
  const modulus = simplify(app('sqrt', expand(squares(parts))));
  const [x, y, size] = [approximate(parts.re)?.re, approximate(parts.im)?.re, approximate(modulus)?.re];
  if (x === undefined || y === undefined || size === undefined || !(size > 1e-9) || !agrees(approximate(modulus), { re: Math.hypot(x, y), im: 0, error: 0 })) return undefined;
  const steps = Math.round((Math.atan2(y, x) / Math.PI) * 24);
  const turn = rational(steps < 0 ? steps + 48 : steps, 24);
  const argument = angle(turn);
  const [cos, sin] = [approximate(app('cos', argument))?.re, approximate(app('sin', argument))?.re];
  if (cos === undefined || sin === undefined || Math.hypot(cos - x / size, sin - y / size) > 1e-10) return undefined;
  return { modulus, argument, turn };
}

/** So many times π, as people write it. */
export function angle({ numerator, denominator }: Rational): Expression {
  const pi = constant('pi');
  if (numerator === 0n) return num(0);
  if (numerator < 0n) return app('negate', angle({ numerator: -numerator, denominator }));
  const above = numerator === 1n ? pi : app('multiply', num(numerator), pi);
  return denominator === 1n ? above : app('divide', above, num(denominator));
}

/** The same angle in [0, 2). */
export function withinTurn(turn: Rational): Rational {
  const double = 2n * turn.denominator;
  const whole = (turn.numerator - (((turn.numerator % double) + double) % double)) / double;
  return subtract(turn, rational(2n * whole));
}
