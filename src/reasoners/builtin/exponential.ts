import { say } from '../../core/phrase.ts';
import { app, num } from '../../math/build.ts';
import { dependsOn } from '../../math/differentiate.ts';
import type { Expression } from '../../math/expression.ts';
import { rational, type Rational } from '../../math/rational.ts';
import { numericValue } from '../../math/simplify.ts';
import { exponentSumsLesson } from './equations/exponents.ts';
import { logarithm, simplestBase } from './equations/powerTerms.ts';
import { polynomialLesson, type SolveTask } from './equation.ts';
import { linearLesson, checkOf } from './linear.ts';
import { m, type Lesson } from './lesson.ts';
import { coefficientsOf, minusPolynomial, plus, polynomialExpression, scaled, type Coefficients } from './univariate.ts';

/** `a^u = b^v` with powers of one number: the exponents are equal. Other powers by substitution or logarithms. */
export function* exponentialLesson(task: SolveTask): Lesson {
  const { left, right, unknown } = task;
  const base = commonBase([...basesOf(left), ...basesOf(right)]);
  if (!dependsOn(left, unknown) && !dependsOn(right, unknown)) return { kind: 'beyond' };
  const [u, v] = base === undefined ? [] : [exponentOf(left, base, unknown), exponentOf(right, base, unknown)];
  if (base === undefined || !u || !v) return yield* exponentSumsLesson(task);
  // A power of one has lost its exponent.
  if (u.length <= 1 && v.length <= 1) return { kind: 'beyond' };
  const given = app('equal', left, right);
  yield { arrow: 'given', title: say('Write the equation down'), shows: given };
  const [a, b] = [u, v].map((exponent) => app('power', num(base), polynomialExpression(exponent, unknown))) as [Expression, Expression];
  yield { arrow: 'iff', title: say('Write both sides as powers of {0}', m(num(base))), shows: app('equal', a, b), reason: say('powers of one base') };
  const equation = app('equal', polynomialExpression(u, unknown), polynomialExpression(v, unknown));
  yield { arrow: 'iff', title: say('Compare the exponents'), says: [say('Powers of the same base are equal exactly when their exponents are.')], shows: equation, reason: say('compare the exponents') };
  const difference = minusPolynomial(u, v);
  const conclusion = difference.length <= 2 ? yield* linearLesson({ given: equation, left: u, right: v, unknown }) : yield* polynomialLesson({ ...task, numbers: 'real', left: polynomialExpression(u, unknown), right: polynomialExpression(v, unknown) }, equation, difference);
  if (conclusion.kind === 'beyond' || !conclusion.solutions) return conclusion;
  return { ...conclusion, checks: conclusion.solutions.flatMap((solution) => [...solution.values()].flatMap((value) => checkOf(given, unknown, value))) };
}

/** The positive numbers that stand as factors or as bases of powers. */
function* basesOf(expression: Expression): Generator<Rational> {
  const value = numericValue(expression);
  if (value) {
    yield value;
    return;
  }
  if (expression.kind !== 'apply') return;
  const [first] = expression.args;
  if (expression.operator === 'power' && first) yield* basesOf(first);
  else if (expression.operator === 'multiply' || expression.operator === 'divide') for (const arg of expression.args) yield* basesOf(arg);
}

/** The smallest whole number above one of which all are powers; undefined where there is none. */
function commonBase(values: readonly Rational[]): bigint | undefined {
  const wholes = values.flatMap(({ numerator, denominator }) => [numerator, denominator]).filter((each) => each !== 1n);
  const [first] = wholes;
  if (first === undefined || wholes.some((each) => each < 2n || each > 10n ** 30n)) return undefined;
  const base = simplestBase(wholes.reduce((a, b) => (a < b ? a : b), first));
  return wholes.every((each) => logarithm(each, base) !== undefined) ? base : undefined;
}

/** The polynomial exponent of a side written as one power of the base. */
function exponentOf(expression: Expression, base: bigint, unknown: string): Coefficients | undefined {
  const value = numericValue(expression);
  if (value) {
    const [above, below] = [value.numerator > 0n ? logarithm(value.numerator, base) : undefined, logarithm(value.denominator, base)];
    return above === undefined || below === undefined ? undefined : above === below ? [] : [rational(above - below)];
  }
  if (expression.kind !== 'apply') return undefined;
  const [first, second] = expression.args;
  switch (expression.operator) {
    case 'power': {
      const outer = second && coefficientsOf(second, unknown);
      const inner = first && exponentOf(first, base, unknown);
      const constant = inner?.length === 1 ? inner[0] : undefined;
      return outer && constant ? scaled(outer, constant) : undefined;
    }
    case 'multiply':
      return expression.args.reduce<Coefficients | undefined>((sum, arg) => {
        const part = exponentOf(arg, base, unknown);
        return sum && part && plus(sum, part);
      }, []);
    case 'divide': {
      const [above, below] = [first && exponentOf(first, base, unknown), second && exponentOf(second, base, unknown)];
      return above && below && minusPolynomial(above, below);
    }
    case 'sqrt': {
      const inner = first && exponentOf(first, base, unknown);
      return inner && scaled(inner, rational(1n, 2n));
    }
    default:
      return undefined;
  }
}

