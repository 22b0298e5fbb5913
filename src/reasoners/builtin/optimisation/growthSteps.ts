import { say } from '../../../core/phrase.ts';
import { app, constant, fromRational, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, isInteger, isZero, multiply, rational, type Rational } from '../../../math/rational.ts';
import { numericValue, simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import type { IntervalEnd, RealInterval } from '../../../math/solving/solutionSet.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import { mapChildren, sameShape, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { isRefuted } from '../confirm.ts';
import { m, type LessonStep } from '../lesson.ts';
import { neat } from '../neat.ts';
import { at, coefficientsOf } from '../univariate.ts';
import { endsOf } from './domain.ts';
import { extremeSteps, type Found, type Sought } from './extremeSteps.ts';
import { naming } from './naming.ts';
import { isExtremeAmongValues } from './sampled.ts';

/** A power of a number with the letter in its exponent, as `base^(rate·x) · factor`. */
interface Growth {
  readonly base: Expression;
  readonly rate: Rational;
  readonly factor: Expression;
}

/** Formulas in which the letter stands only in exponents of one base: a letter is put for the power. */
export function* growthSteps(sought: Sought): Generator<LessonStep, Found | undefined> {
  const { body, variable, region, goals, name } = sought;
  const found: Growth[] = [];
  if (!collect(body, variable, found)) return undefined;
  const [first] = found;
  const [interval, ...others] = region;
  if (!first || found.length < 2 || !interval || others.length > 0 || found.some(({ base }) => m(base) !== m(first.base))) return undefined;
  const unit = found.map(({ rate }) => (rate.numerator < 0n ? rational(-rate.numerator, rate.denominator) : rate)).reduce((a, b) => (a.numerator * b.denominator <= b.numerator * a.denominator ? a : b));
  if (!found.every(({ rate }) => isInteger(divide(rate, unit)))) return undefined;
  const letter = variable === 't' ? 'u' : 't';
  const power = (exponent: Expression): Expression => app('power', first.base, simplify(app('multiply', fromRational(unit), exponent)));
  const inner = neat(replaced(body, variable, (growth) => app('multiply', growth.factor, app('power', sym(letter), fromRational(divide(growth.rate, unit))))));
  const wave = power(sym(variable));
  const end = ({ value, closed }: IntervalEnd): IntervalEnd => (value ? { value: neat(power(value)), closed } : { closed: false });
  const image: RealInterval = { low: interval.low.value ? end(interval.low) : { value: num(0), closed: false }, high: end(interval.high) };
  if (!endsOf(image)) return undefined;
  const written = substitute(inner, new Map([[letter, wave]]));
  if (isRefuted(app('equal', body, written))) return undefined;
  if (!sameShape(body, written)) yield { arrow: 'equals', title: say('Write it by one power'), shows: app('equal', body, written), reason: say('one power') };
  yield { arrow: 'aside', title: say('Put a letter for the power'), says: [say('With {0}, which only rises, the formula is {1}.', m(app('equal', sym(letter), wave)), m(inner)), image.high.value ? say('Here {0} goes from {1} to {2}.', m(sym(letter)), m(image.low.value ?? num(0)), m(image.high.value)) : say('Here {0} is greater than {1}.', m(sym(letter)), m(image.low.value ?? num(0)))], shows: naming(sym(letter), wave) };
  const best = yield* extremeSteps({ body: inner, variable: letter, region: [image], goals, name });
  if (!best || ![...best.extrema].every(([goal, { value }]) => isExtremeAmongValues(body, variable, interval, realValue(value) ?? Number.NaN, goal))) return undefined;
  const back = (place: Expression): readonly Expression[] => {
    const set = solveEquation(app('equal', wave, place), variable);
    return set?.kind === 'finite' ? set.values : [];
  };
  const extrema = new Map([...best.extrema].map(([goal, extremum]) => {
    const places = extremum.places.flatMap(back);
    return [goal, { ...extremum, places, isOnStretch: extremum.isOnStretch || places.length !== extremum.places.length }];
  }));
  return { extrema, roots: [] };
}

/** Whether the letter stands nowhere else than in such exponents. */
function collect(expression: Expression, variable: string, found: Growth[]): boolean {
  const growth = growthOf(expression, variable);
  if (growth) {
    found.push(growth);
    return true;
  }
  if (expression.kind === 'symbol') return expression.name !== variable;
  return expression.kind !== 'apply' || expression.args.every((arg) => collect(arg, variable, found));
}

function replaced(expression: Expression, variable: string, by: (growth: Growth) => Expression): Expression {
  const growth = growthOf(expression, variable);
  return growth ? by(growth) : mapChildren(expression, (child) => replaced(child, variable, by));
}

function growthOf(expression: Expression, variable: string): Growth | undefined {
  if (expression.kind !== 'apply' || !freeVariables(expression).has(variable)) return undefined;
  const [base, exponent] = expression.operator === 'exp' ? [constant('e'), expression.args[0]] : expression.operator === 'power' ? expression.args : [];
  const line = exponent && coefficientsOf(exponent, variable);
  if (!base || line?.length !== 2) return undefined;
  const factor = isZero(at(line, 0)) ? num(1) : simplify(app('power', base, fromRational(at(line, 0))));
  if (base.kind === 'constant' && base.name === 'e') return { base, rate: at(line, 1), factor };
  const size = numericValue(base);
  if (!size || size.numerator <= 0n || size.numerator === size.denominator) return undefined;
  for (const root of [2n, 3n, 5n, 7n, 10n]) {
    for (const times of [1, 2, 3, 4]) {
      const [above, below] = [size.numerator === root ** BigInt(times) && size.denominator === 1n, size.denominator === root ** BigInt(times) && size.numerator === 1n];
      if (above || below) return { base: num(root), rate: multiply(at(line, 1), rational(above ? times : -times)), factor };
    }
  }
  return undefined;
}
