import { say } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import { dependsOn } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { negate as negated } from '../../../math/rational.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { approximate, real, realValue } from '../../../math/solving/approximate.ts';
import { substitute } from '../../../math/traverse.ts';
import { equals } from '../calculus/confirmed.ts';
import { expressionOf, productOf } from '../calculus/factors.ts';
import { antiderivative } from '../calculus/integralLesson.ts';
import { m, type LessonStep } from '../lesson.ts';
import { neat } from '../neat.ts';
import { realRoots } from '../realRoots.ts';
import { at, coefficientsOf, rationalExpression } from '../univariate.ts';
import { exponential, isSame } from './shown.ts';

/** `y' = g(x)·h(y)`. */
export interface Separated {
  readonly g: Expression;
  readonly h: Expression;
}

/** The right side as a product of a function of x and one of y; undefined where it is none. */
export function separated(right: Expression, unknown: string, variable: string): Separated | undefined {
  const { constant: g, factors } = productOf(right, unknown);
  const h = expressionOf(factors);
  if (!dependsOn(h, variable) && !dependsOn(g, unknown)) return { g, h };
  for (const x of [0, 1, 2]) {
    const candidate = neat(substitute(right, new Map([[variable, num(x)]])));
    for (const y of [0, 1, 2]) {
      const [there, value] = [new Map([[unknown, num(y)]]), realValue(candidate, new Map([[unknown, real(y)]]))];
      if (value === undefined || Math.abs(value) < 1e-9 || !approximate(substitute(substitute(right, there), new Map([[variable, num(3)]])))) continue;
      const other = neat(app('divide', substitute(right, there), substitute(candidate, there)));
      if (!dependsOn(other, unknown) && equals(right, app('multiply', other, candidate))) return { g: other, h: candidate };
    }
  }
  return undefined;
}

/** What comes of integrating: the solution itself, or only a relation that it satisfies. */
export interface Integrated {
  /** With the constant C. */
  readonly relation: Expression;
  /** The right side of `y = …` for the C of the relation, one for each sign that it may have. */
  readonly bodies: readonly Expression[];
  /** C expressed by the variable and the function. */
  readonly constant: Expression;
}

/** Separates, integrates both sides and solves for the function as far as that is possible. */
export function* separableSteps({ g, h }: Separated, unknown: string, variable: string): Generator<LessonStep, Integrated | undefined> {
  const [slope, c] = [app('prime', sym(unknown), num(1)), sym('C')];
  const below = neat(app('divide', num(1), h));
  const left = productOf(below, unknown);
  yield {
    arrow: 'given',
    title: say('Separate the variables'),
    says: [say('Divide by {0}, where it is not zero, so that each side has one letter only: {1}.', m(h), `$${'\\int'}$ ${m(below)} $d${unknown} = \\int$ ${m(g)} $d${variable}$`)],
    shows: app('equal', left.factors.length === 1 && isSame(below, app('divide', num(1), h)) ? app('divide', slope, h) : app('multiply', below, slope), g),
  };
  const onLeft = yield* antiderivative(below, unknown, false);
  const onRight = onLeft && (yield* antiderivative(g, variable, false));
  if (!onLeft || !onRight) return undefined;
  yield { arrow: 'given', title: say('Integrate both sides'), says: [say('One constant is enough for both sides.')], shows: app('equal', onLeft, app('add', onRight, c)) };
  return inverted(onLeft, onRight, unknown);
}

/** Solves `left(y) = right(x) + C` for y. */
function inverted(left: Expression, right: Expression, unknown: string): Integrated | undefined {
  const c = sym('C');
  const plain: Integrated = { relation: app('equal', left, app('add', right, c)), bodies: [], constant: minus(left, right) };
  const logarithms = quotientOfLines(left, unknown);
  if (logarithms) {
    const { times, above, below } = logarithms;
    const growth = exponential(app('divide', right, times));
    const [a, b] = [coefficientsOf(above, unknown), coefficientsOf(below, unknown)];
    if (!a || !b) return undefined;
    const [a0, a1, b0, b1] = [at(a, 0), at(a, 1), at(b, 0), at(b, 1)].map(rationalExpression);
    if (!a0 || !a1 || !b0 || !b1) return undefined;
    const forms = [c, app('negate', c)].map((factor): Integrated => {
      const grown = app('multiply', factor, growth);
      // a₁y + a₀ = E(b₁y + b₀)
      const body = neat(app('divide', minus(app('multiply', grown, b0), a0), minus(a1, app('multiply', grown, b1))));
      const constant = app('divide', app('divide', above, below), factor === c ? growth : app('negate', growth));
      return { relation: app('equal', app('divide', above, below), neat(grown)), bodies: [body], constant };
    });
    const length = ({ bodies: [body] }: Integrated): number => (body ? toLatex(body).length : Infinity);
    return forms.reduce((best, form) => (length(form) < length(best) ? form : best));
  }
  const { constant: times, factors } = productOf(left, unknown);
  const [factor, ...more] = factors;
  if (!factor || more.length > 0) return plain;
  const scaledRight = neat(app('divide', right, times));
  const sum = app('add', scaledRight, c);
  const scaledConstant = minus(app('divide', left, times), scaledRight);
  const { base, exponent } = factor;
  const power = expressionOf([factor]);
  const scaled: Integrated = { relation: app('equal', power, sum), bodies: [], constant: scaledConstant };
  const line = coefficientsOf(base, unknown);
  if (line?.length === 2) {
    const back = (value: Expression): Expression => neat(app('divide', minus(value, rationalExpression(at(line, 0))), rationalExpression(at(line, 1))));
    if (exponent.denominator === 2n && exponent.numerator === 1n) return { ...scaled, bodies: [back(app('power', sum, num(2)))] };
    if (exponent.denominator !== 1n) return scaled;
    const size = exponent.numerator < 0n ? negated(exponent) : exponent;
    const root = exponent.numerator < 0n ? app('divide', num(1), sum) : sum;
    if (size.numerator === 1n) return { ...scaled, bodies: [back(root)] };
    const relation = app('equal', app('power', base, num(size.numerator)), root);
    if (size.numerator % 2n === 1n) return { ...scaled, relation, bodies: [back(app('root', root, num(size.numerator)))] };
    const positive = size.numerator === 2n ? app('sqrt', root) : app('root', root, num(size.numerator));
    return { ...scaled, relation, bodies: [back(positive), back(app('negate', positive))] };
  }
  const [inner, raised] = base.kind === 'apply' ? base.args : [];
  if (base.kind !== 'apply' || exponent.numerator !== 1n || exponent.denominator !== 1n || !inner) return scaled;
  const through = (argument: Expression, value: Expression): Integrated => {
    const slope = coefficientsOf(argument, unknown);
    const isLine = slope?.length === 2;
    return isLine ? { ...scaled, bodies: [neat(app('divide', minus(value, rationalExpression(at(slope, 0))), rationalExpression(at(slope, 1))))] } : scaled;
  };
  if (base.operator === 'power' && inner.kind === 'constant' && inner.name === 'e' && raised) return through(raised, app('ln', sum));
  if (base.operator === 'arctan') return through(inner, app('tan', sum));
  if (base.operator === 'arcsin') return through(inner, app('sin', sum));
  return scaled;
}

/** `k(ln|u| − ln|v|)` for straight u and v. */
function quotientOfLines(expression: Expression, unknown: string): { readonly times: Expression; readonly above: Expression; readonly below: Expression } | undefined {
  const open = expand(expression);
  const terms = open.kind === 'apply' && open.operator === 'add' ? open.args : [open];
  const found = terms.map((term) => {
    const { constant: times, factors } = productOf(term, unknown);
    const [factor, ...more] = factors;
    const inner = factor && more.length === 0 && factor.base.kind === 'apply' && factor.base.operator === 'ln' ? factor.base.args[0] : undefined;
    const argument = inner?.kind === 'apply' && inner.operator === 'abs' ? inner.args[0] : inner;
    return argument && factor?.exponent.numerator === 1n && coefficientsOf(argument, unknown)?.length === 2 ? { times, argument } : undefined;
  });
  const [first, second, ...more] = found;
  if (!first || more.length > 0) return undefined;
  if (terms.length === 1) return { times: first.times, above: first.argument, below: num(1) };
  const opposite = second && isSame(simplify(app('add', first.times, second.times)), num(0));
  return opposite ? { times: first.times, above: first.argument, below: second.argument } : undefined;
}

/** Constant solutions that dividing by h loses; undefined where they are not known. */
export function lostConstants(h: Expression, unknown: string): Expression[] | undefined {
  const found = productOf(h, unknown).factors.flatMap(({ base, exponent }): (Expression | undefined)[] => {
    if (exponent.numerator < 0n || (base.kind === 'apply' && base.operator === 'power')) return [];
    const coefficients = coefficientsOf(base, unknown);
    return (coefficients && realRoots(coefficients)) ?? [undefined];
  });
  return found.every((each) => each !== undefined) ? found : undefined;
}
