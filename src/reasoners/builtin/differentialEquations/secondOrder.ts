import { say } from '../../../core/phrase.ts';
import { app, constant, minus, num, sym } from '../../../math/build.ts';
import { derivativeName, type DifferentialProblem } from '../../../math/claims/differentialProblem.ts';
import { dependsOn, differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { divide, isZero, multiply, negate, rational, subtract, type Rational } from '../../../math/rational.ts';
import { simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { substitute } from '../../../math/traverse.ts';
import { holds } from '../calculus/confirmed.ts';
import { m, type LessonStep } from '../lesson.ts';
import { neat } from '../neat.ts';
import { quadraticLesson } from '../quadratic.ts';
import { at, coefficientsOf, primitive, rationalExpression, type Coefficients } from '../univariate.ts';
import type { Solved } from './firstOrder.ts';
import { quasiExpression, quasiPolynomials, undetermined } from './quasiPolynomial.ts';
import { derivativeOf, fulfils, isSolution } from './shown.ts';

/** `y'' + b y' + c y = right`. */
interface Normal {
  readonly b: Rational;
  readonly c: Rational;
  readonly right: Expression;
  /** Of the characteristic equation, as given. */
  readonly characteristic: Coefficients;
}

/** Solves an equation of second order with constant coefficients; undefined where it is another one, or the answer is not confirmed. */
export function* secondOrderSteps(problem: DifferentialProblem, left: Expression, any: boolean): Generator<LessonStep, Solved | undefined> {
  const { unknown, variable } = problem;
  const normal = normalOf(problem);
  if (!normal) return undefined;
  const { b, c, right, characteristic } = normal;
  const isHomogeneous = right.kind === 'number' && right.numerator === 0n;
  const basis = yield* homogeneousSteps(characteristic, b, c, variable, isHomogeneous ? left : sym(`${unknown}_h`));
  if (!basis) return undefined;
  const free = combined([sym('C_1'), sym('C_2')], basis);
  let particular: Expression | undefined;
  if (!isHomogeneous) {
    const parts = quasiPolynomials(neat(right), variable);
    if (!parts) return undefined;
    const found: Expression[] = [];
    for (const part of parts) {
      const solution = undetermined(b, c, part, variable);
      if (!solution) return undefined;
      const { guess, letters, resonance } = solution;
      const value = quasiExpression(solution.particular, variable);
      yield {
        arrow: 'given',
        title: say('Undetermined coefficients'),
        says: [
          say('For the right side {0} try a function of the same kind: {1}.', m(quasiExpression(part, variable)), m(app('equal', sym(`${unknown}_p`), guess))),
          ...(resonance === 0 ? [] : [say('The plain guess would solve the homogeneous equation, so it is multiplied by {0}.', m(resonance === 1 ? sym(variable) : app('power', sym(variable), num(2))))]),
          say('Put into the equation, comparing coefficients gives {0}.', letters.map(({ name, value: number }) => m(app('equal', sym(name), rationalExpression(number)))).join(', ')),
        ],
        shows: app('equal', sym(`${unknown}_p`), value),
      };
      yield* derivativesTold(value, variable, quasiExpression(part, variable), normal);
      found.push(value);
    }
    particular = neat(app('add', num(0), ...found));
    if (any) return isSolution(problem, particular) ? { answer: app('equal', left, particular), body: particular, notes: [] } : undefined;
  }
  const body = particular ? app('add', ...sumOf(free), ...sumOf(particular)) : free;
  if (!isSolution(problem, body)) return undefined;
  if (particular) yield { arrow: 'given', title: say('Add both'), says: [say('Every solution is a particular one plus one of the homogeneous equation.')], shows: app('equal', left, body) };
  if (problem.conditions.length === 0) return { answer: app('equal', left, body), body, notes: [] };
  return yield* withConditions(problem, left, basis, body);
}

function sumOf(expression: Expression): readonly Expression[] {
  return expression.kind === 'apply' && expression.operator === 'add' ? expression.args : [expression];
}

function normalOf({ equation, unknown, variable }: DifferentialProblem): Normal | undefined {
  const [left, right] = equation.kind === 'apply' ? equation.args : [];
  if (!left || !right) return undefined;
  const whole = minus(left, right);
  const names = [unknown, derivativeName(1), derivativeName(2)];
  const coefficients: Rational[] = [];
  for (const name of names) {
    const slope = differentiate(whole, name);
    const value = slope && coefficientsOf(neat(slope), variable);
    if (!value || value.length > 1) return undefined;
    coefficients.push(value[0] ?? rational(0));
  }
  const [c, b, a] = coefficients;
  if (!a || !b || !c || isZero(a)) return undefined;
  const rest = substitute(whole, new Map(names.map((name) => [name, num(0)])));
  if (names.some((name) => dependsOn(rest, name))) return undefined;
  return { b: divide(b, a), c: divide(c, a), right: neat(app('divide', app('negate', rest), rationalExpression(a))), characteristic: primitive([c, b, a]) };
}

/** The characteristic equation, its roots, and the two functions that they give. */
function* homogeneousSteps(characteristic: Coefficients, b: Rational, c: Rational, variable: string, left: Expression): Generator<LessonStep, readonly [Expression, Expression] | undefined> {
  const unknown = variable === 'r' ? 's' : 'r';
  const r = sym(unknown);
  const power = (degree: number): Expression => (degree === 0 ? num(1) : degree === 1 ? r : app('power', r, num(degree)));
  const terms = [2, 1, 0].filter((degree) => !isZero(at(characteristic, degree))).map((degree) => neat(app('multiply', rationalExpression(at(characteristic, degree)), power(degree))));
  const [only] = terms;
  const given = app('equal', terms.length === 1 && only ? only : app('add', ...terms), num(0));
  yield { arrow: 'given', title: say('The characteristic equation'), says: [say('For {0} the homogeneous equation becomes {1}.', `$e^{${unknown}${variable}}$`, m(given))], shows: given };
  const discriminant = subtract(multiply(b, b), multiply(rational(4), c));
  const roots = discriminant.numerator < 0n ? undefined : quadraticLesson({ coefficients: characteristic, unknown, numbers: 'real', given });
  for (let next = roots?.next(); next; next = roots?.next()) {
    if (next.done) {
      if (next.value.kind !== 'answer') return undefined;
      break;
    }
    yield next.value;
  }
  const half = divide(negate(b), rational(2));
  const x = sym(variable);
  const grown = (rate: Expression): Expression => neat(app('power', constant('e'), app('multiply', rate, x)));
  const root = simplify(app('divide', app('sqrt', rationalExpression(discriminant.numerator < 0n ? negate(discriminant) : discriminant)), num(2)));
  let basis: readonly [Expression, Expression];
  if (isZero(discriminant)) basis = [grown(rationalExpression(half)), neat(app('multiply', x, grown(rationalExpression(half))))];
  else if (discriminant.numerator > 0n) basis = [grown(neat(app('add', rationalExpression(half), root))), grown(neat(minus(rationalExpression(half), root)))];
  else {
    const angle = neat(app('multiply', root, x));
    const complex = neat(app('add', rationalExpression(half), app('multiply', root, constant('i'))));
    yield { arrow: 'aside', title: say('A complex root, and with it its conjugate'), says: [say('The quadratic formula gives {0}.', `$${unknown} = ${isZero(half) ? '' : toLatex(rationalExpression(half))} \\pm ${toLatex(neat(app('multiply', root, constant('i'))))}$`)], shows: substitute(given, new Map([[unknown, complex]])) };
    basis = [app('cos', angle), app('sin', angle)].map((wave) => (isZero(half) ? wave : app('multiply', grown(rationalExpression(half)), wave))) as unknown as readonly [Expression, Expression];
  }
  const why = isZero(discriminant) ? say('A double root {0} gives {1} and {2}.', m(rationalExpression(half)), ...basis.map(m)) : discriminant.numerator > 0n ? say('Two real roots give {0} and {1}.', ...basis.map(m)) : say('The two complex roots give {0} and {1}.', ...basis.map(m));
  yield { arrow: 'given', title: say('Solutions of the homogeneous equation'), says: [why], shows: app('equal', left, combined([sym('C_1'), sym('C_2')], basis)) };
  return basis;
}

/** `C₁u + C₂v`, an exponential that both share before a bracket. */
function combined(factors: readonly [Expression, Expression], basis: readonly [Expression, Expression]): Expression {
  const [u, v] = basis;
  const shared = u.kind === 'apply' && u.operator === 'multiply' && v.kind === 'apply' && v.operator === 'multiply' && u.args[0] && v.args[0] && toLatex(u.args[0]) === toLatex(v.args[0]) ? u.args[0] : undefined;
  if (shared && u.kind === 'apply' && v.kind === 'apply' && u.args[1] && v.args[1]) return app('multiply', shared, app('add', neat(app('multiply', factors[0], u.args[1])), neat(app('multiply', factors[1], v.args[1]))));
  const times = (factor: Expression, each: Expression): Expression => (each.kind === 'number' ? factor : simplify(app('multiply', factor, each)));
  return app('add', times(factors[0], u), times(factors[1], v));
}

/** That the particular solution gives the right side. */
function* derivativesTold(body: Expression, variable: string, right: Expression, { b, c }: Normal): Generator<LessonStep> {
  const [first, second] = [derivativeOf(body, variable, 1), derivativeOf(body, variable, 2)];
  if (!first || !second) return;
  const term = (factor: Rational, value: Expression): Expression[] => (isZero(factor) ? [] : [app('multiply', rationalExpression(factor), neat(value))]);
  const terms = [neat(second), ...term(b, first), ...term(c, body)];
  const [only] = terms;
  const equality = app('equal', terms.length === 1 && only ? only : app('add', ...terms), right);
  if (holds(equality)) yield { arrow: 'aside', title: say('Put into the left side'), shows: equality };
}

/** The two constants from the two conditions. */
function* withConditions(problem: DifferentialProblem, left: Expression, basis: readonly [Expression, Expression], body: Expression): Generator<LessonStep, Solved | undefined> {
  const { conditions: [one, two, ...more], variable, unknown } = problem;
  if (!one || !two || more.length > 0) return undefined;
  const rows = [one, two].map(({ order, at: place, value }) => {
    const put = (expression: Expression): Expression | undefined => {
      const derived = derivativeOf(expression, variable, order);
      return derived && simplify(substitute(derived, new Map([[variable, place]])));
    };
    const rest = put(substitute(body, new Map([['C_1', num(0)], ['C_2', num(0)]])));
    const [u, v, whole] = [put(basis[0]), put(basis[1]), put(body)];
    return u && v && rest && whole ? { u, v, right: simplify(minus(value, rest)), whole, value } : undefined;
  });
  const [a, b] = rows;
  if (!a || !b) return undefined;
  const cross = (p: Expression, q: Expression, s: Expression, t: Expression): Expression => neat(minus(app('multiply', p, t), app('multiply', q, s)));
  const determinant = cross(a.u, a.v, b.u, b.v);
  const size = realValue(determinant);
  if (size === undefined || Math.abs(size) < 1e-9) return undefined;
  const values = [cross(a.right, a.v, b.right, b.v), cross(a.u, a.right, b.u, b.right)].map((each) => neat(app('divide', each, determinant)));
  const [first, second] = values;
  if (!first || !second) return undefined;
  for (const [row, { order, at: place, value }] of [[a, one], [b, two]] as const) {
    const name = order === 0 ? unknown : `${unknown}${"'".repeat(order)}`;
    yield { arrow: 'given', title: say('Use the condition {0}', `$${name}(${toLatex(place)}) = ${toLatex(value)}$`), shows: app('equal', row.whole, value) };
  }
  yield { arrow: 'given', title: say('The constants'), shows: app('and', app('equal', sym('C_1'), first), app('equal', sym('C_2'), second)) };
  const result = neat(substitute(body, new Map([['C_1', first], ['C_2', second]])));
  if (!isSolution(problem, result) || !fulfils(problem, result)) return undefined;
  yield { arrow: 'given', title: say('Put the constants in'), shows: app('equal', left, result) };
  return { answer: app('equal', left, result), body: result, notes: [] };
}
