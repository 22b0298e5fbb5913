import { say } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, divide, isZero, multiply, subtract, type Rational } from '../../../math/rational.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { expand, numericValue } from '../../../math/simplify.ts';
import { mapChildren, some, substitute } from '../../../math/traverse.ts';
import { m, type LessonStep } from '../lesson.ts';
import { agrees } from '../agreement.ts';
import { complexValue, i, partsOf, written } from './parts.ts';
import { isZeroNumber } from '../zeroAndOne.ts';

/** `az + bz̄ + c` as its three coefficients. */
interface Linear {
  readonly a: Expression;
  readonly b: Expression;
  readonly c: Expression;
}

/** Solves a linear equation for a complex number; undefined where it has not exactly one solution, or none confirmed by substitution. */
export function* complexEquationSteps(left: Expression, right: Expression, unknown: string): Generator<LessonStep, Expression | undefined> {
  const equation = app('equal', left, right);
  const [flatLeft, flatRight] = withoutDenominator(left, right, unknown);
  const linear = linearOf(minus(flatLeft, flatRight), unknown);
  if (!linear) return undefined;
  const solution = isZeroNumber(linear.b) ? alone(linear) : isZeroNumber(linear.a) ? alone({ ...linear, a: linear.b, b: linear.a }) : undefined;
  const z = sym(unknown);
  yield { arrow: 'given', title: say('Write the equation down'), shows: equation };
  let result: Expression;
  if (solution) {
    const lone = isZeroNumber(linear.b) ? z : app('conjugate', z);
    const value = partsOf(solution);
    if (!value) return undefined;
    const simple = written(value);
    const says = [say('Bring {0} to one side and divide by its coefficient; then multiply above and below by the conjugate.', m(lone))];
    result = lone === z ? simple : written({ re: value.re, im: expand(app('negate', value.im)) });
    const links = toLatex(solution) === toLatex(simple) ? [simple] : [solution, simple];
    yield { arrow: 'aside', title: say('Solve for {0}', m(z)), says, shows: lone === z ? chain(z, ...links) : chain(z, ...links.map((link) => app('conjugate', link)), result) };
  } else {
    const found = byParts(linear);
    if (!found) return undefined;
    const [x, y] = found;
    yield { arrow: 'aside', title: say('Set up real and imaginary part'), says: [say('Put {0} with real {1} and {2}, and compare the real and the imaginary parts of both sides: {3}.', `$${unknown} = x + yi$`, '$x$', '$y$', m(app('list', app('equal', sym('x'), x), app('equal', sym('y'), y))))] };
    result = written({ re: x, im: y });
  }
  const put = new Map([[unknown, result]]);
  const [there, here] = [substitute(left, put), substitute(right, put)];
  return agrees(complexValue(there), complexValue(here)) ? result : undefined;
}

function chain(first: Expression, ...links: readonly Expression[]): Expression {
  return app('chain', first, ...links.flatMap((link): Expression[] => [{ kind: 'text', text: 'equal' }, link]));
}

/** `A/B = C` as `A = CB` where the unknown stands below; the solution is put into the original in the end. */
function withoutDenominator(left: Expression, right: Expression, unknown: string): readonly [Expression, Expression] {
  const [above, below] = isApply(left, 'divide') ? left.args : [];
  return above && below && some(below, (part) => part.kind === 'symbol' && part.name === unknown) ? [above, app('multiply', right, below)] : [left, right];
}

function alone({ a, c }: Linear): Expression | undefined {
  const below = expand(a);
  return isZeroNumber(below) ? undefined : app('divide', expand(app('negate', c)), below);
}

function linearOf(expression: Expression, unknown: string): Linear | undefined {
  const conjugate = `${unknown}\u0001`;
  const open = (part: Expression): Expression => (isApply(part, 'conjugate') && part.args[0]?.kind === 'symbol' && part.args[0].name === unknown ? sym(conjugate) : mapChildren(part, open));
  const plain = open(expression);
  // Powers and moduli of the unknown would not show at the points alone.
  if (some(plain, (part) => part.kind === 'apply' && !/^(?:add|multiply|negate|divide)$/.test(part.operator) && some(part, (inner) => inner.kind === 'symbol'))) return undefined;
  const at = (z: Expression, w: Expression): Expression => expand(substitute(plain, new Map([[unknown, z], [conjugate, w]])));
  const [zero, one] = [num(0), num(1)];
  const c = at(zero, zero);
  const a = expand(minus(at(one, zero), c));
  const b = expand(minus(at(zero, one), c));
  const probe = (z: Expression, w: Expression): boolean => agrees(complexValue(at(z, w)), complexValue(app('add', app('multiply', a, z), app('multiply', b, w), c)));
  return probe(num(3), num(-5)) && probe(app('add', num(2), i), app('multiply', num(7), i)) && probe(num(-4), num(2)) ? { a, b, c } : undefined;
}

/** Both parts as real equations, by Cramer's rule. */
function byParts({ a, b, c }: Linear): readonly [Expression, Expression] | undefined {
  const values: Rational[] = [];
  for (const each of [a, b, c]) {
    const parts = partsOf(each);
    const [re, im] = [parts && numericValue(parts.re), parts && numericValue(parts.im)];
    if (!re || !im) return undefined;
    values.push(re, im);
  }
  const [p, q, r, s, t, u] = values;
  if (!p || !q || !r || !s || !t || !u) return undefined;
  const [a1, b1, a2, b2] = [add(p, r), subtract(s, q), add(q, s), subtract(p, r)];
  const whole = subtract(multiply(a1, b2), multiply(b1, a2));
  if (isZero(whole)) return undefined;
  const x = divide(subtract(multiply(b1, u), multiply(t, b2)), whole);
  const y = divide(subtract(multiply(t, a2), multiply(a1, u)), whole);
  return [num(x.numerator, x.denominator), num(y.numerator, y.denominator)];
}
