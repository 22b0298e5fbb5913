import { app, minus, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, isZero, negate, type Rational } from '../../../math/rational.ts';
import { expand, numericValue, simplify } from '../../../math/simplify.ts';
import { substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { neat } from '../neat.ts';
import { rationalExpression } from '../univariate.ts';
import { isZeroNumber } from '../zeroAndOne.ts';
import type { LineOptimum } from './optimumQuestion.ts';

/** On `a·x² + b·y² = c`, all positive, both letters are a cosine and a sine of one angle; undefined for any other equation. */
export function ellipseOf(condition: Expression, target: Expression): Required<Pick<LineOptimum, 'body' | 'variable' | 'curve'>> | undefined {
  const names = [...freeVariables(condition)].sort();
  const [left, right] = isApply(condition, 'equal') ? condition.args : [];
  const [first, second] = names;
  if (!left || !right || first === undefined || second === undefined || names.length !== 2 || [...freeVariables(target)].some((name) => !names.includes(name))) return undefined;
  const difference = expand(minus(left, right));
  const at = (one: number, two: number): Rational | undefined => numericValue(substitute(difference, new Map([[first, num(one)], [second, num(two)]])));
  const [rest, a, b] = [at(0, 0), at(1, 0), at(0, 1)];
  if (!rest || !a || !b || isZero(rest)) return undefined;
  const size = negate(rest);
  const factor = (value: Rational): Rational => divide({ numerator: value.numerator * rest.denominator - rest.numerator * value.denominator, denominator: value.denominator * rest.denominator }, size);
  const [one, two] = [factor(a), factor(b)];
  const written = app('add', ...([[first, one], [second, two]] as const).map(([name, share]) => app('multiply', rationalExpression(share), app('power', sym(name), num(2)))), num(-1));
  if (one.numerator <= 0n || two.numerator <= 0n || !isZeroNumber(expand(minus(difference, app('multiply', rationalExpression(size), written))))) return undefined;
  const variable = names.includes('t') ? 'u' : 't';
  const part = (share: Rational, wave: 'cos' | 'sin'): Expression => simplify(app('multiply', app('sqrt', app('divide', num(1), rationalExpression(share))), app(wave, sym(variable))));
  const by = new Map([[first, part(one, 'cos')], [second, part(two, 'sin')]]);
  const body = neat(substitute(target, by));
  return freeVariables(body).size === 1 ? { body, variable, curve: { condition, target, by } } : undefined;
}
