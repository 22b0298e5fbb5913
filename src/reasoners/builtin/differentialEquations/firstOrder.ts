import { say, type Phrase } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import { derivativeName, withFunction, type DifferentialProblem } from '../../../math/claims/differentialProblem.ts';
import { dependsOn, differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import type { rational} from '../../../math/rational.ts';
import { negate, subtract, one } from '../../../math/rational.ts';
import { expand, numericValue, simplify } from '../../../math/simplify.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { substitute } from '../../../math/traverse.ts';
import { equals, holds } from '../calculus/confirmed.ts';
import { productOf } from '../calculus/factors.ts';
import { antiderivative } from '../calculus/integralLesson.ts';
import { isRefuted } from '../confirm.ts';
import { m, type LessonStep } from '../lesson.ts';
import { neat } from '../neat.ts';
import { coefficientsOf, rationalExpression } from '../univariate.ts';
import { linearSteps } from './linearFirstOrder.ts';
import { lostConstants, separableSteps, separated, type Integrated } from './separable.ts';
import { fulfils, isSame, isSolution, shown } from './shown.ts';

/** What a lesson on an equation comes to: a formula, or a relation between the function and its variable. */
export interface Solved {
  readonly answer: Expression;
  /** The right side of `y = …`, where the answer is of this form. */
  readonly body?: Expression;
  readonly notes: readonly Phrase[];
}

/** Solves an equation of first order by the method for its kind; undefined where none fits or the answer is not confirmed. */
export function* firstOrderSteps(problem: DifferentialProblem, left: Expression): Generator<LessonStep, Solved | undefined> {
  const { unknown, variable } = problem;
  const right = solvedForDerivative(problem);
  if (!right) return undefined;
  const y = sym(unknown);
  if (!isSame(right, sideOf(problem))) yield { arrow: 'given', title: say('The derivative alone on one side'), shows: app('equal', app('prime', y, num(1)), right) };
  if (!dependsOn(right, unknown)) {
    const integral = yield* antiderivative(right, variable, false);
    if (!integral) return undefined;
    const body = app('add', ...termsOf(integral), sym('C'));
    yield { arrow: 'given', title: say('Integrate both sides'), says: [say('Functions with the same derivative differ by a constant.')], shows: app('equal', left, body) };
    return yield* withConstant(problem, left, body);
  }
  const slope = differentiate(right, unknown);
  const minusP = slope && neat(slope);
  if (minusP && !dependsOn(minusP, unknown)) {
    const q = neat(minus(right, app('multiply', minusP, y)));
    if (dependsOn(q, unknown)) return undefined;
    const body = yield* linearSteps(unknown, variable, neat(app('negate', minusP)), q);
    return body && (yield* withConstant(problem, left, body));
  }
  const parts = separated(right, unknown, variable);
  const factor = parts && productOf(parts.h, unknown).factors.find(({ base }) => base.kind === 'apply');
  // y − y³ is separable too, but its logarithms are not solved for y.
  const isCubic = factor !== undefined && (coefficientsOf(factor.base, unknown)?.length ?? 0) > 3;
  if (parts && !isCubic) {
    const lost = lostConstants(parts.h, unknown);
    if (!lost) return undefined;
    const found = yield* separableSteps(parts, unknown, variable);
    return found && (yield* withRelation(problem, left, found, lost, right));
  }
  return yield* bernoulli(problem, left, right);
}

/** The derivative as a function of x and y, where the equation is linear in it. */
function solvedForDerivative({ equation, unknown }: DifferentialProblem): Expression | undefined {
  const [left, right] = equation.kind === 'apply' ? equation.args : [];
  const name = derivativeName(1);
  if (!left || !right) return undefined;
  if (left.kind === 'symbol' && left.name === name && !dependsOn(right, name)) return neat(right);
  const difference = minus(left, right);
  const slope = differentiate(difference, name);
  if (!slope || dependsOn(neat(slope), name)) return undefined;
  const rest = substitute(difference, new Map([[name, num(0)]]));
  const lead = neat(slope);
  return shown(neat(app('divide', neat(app('negate', rest)), lead)), unknown);
}

function sideOf({ equation }: DifferentialProblem): Expression {
  const [left, right] = equation.kind === 'apply' ? equation.args : [];
  return left?.kind === 'symbol' && left.name === derivativeName(1) && right ? right : equation;
}

function termsOf(sum: Expression): readonly Expression[] {
  return sum.kind === 'apply' && sum.operator === 'add' ? sum.args : [sum];
}

/** The constant from the condition, for a formula in which it is linear. */
function* withConstant(problem: DifferentialProblem, left: Expression, body: Expression): Generator<LessonStep, Solved | undefined> {
  if (!isSolution(problem, body)) return undefined;
  const [condition, ...more] = problem.conditions;
  if (!condition) return { answer: app('equal', left, body), body, notes: [] };
  if (more.length > 0 || condition.order !== 0) return undefined;
  const there = substitute(body, new Map([[problem.variable, condition.at]]));
  const slope = differentiate(there, 'C');
  if (!slope || dependsOn(simplify(slope), 'C')) return undefined;
  const rest = simplify(substitute(there, new Map([['C', num(0)]])));
  const constant = neat(app('divide', minus(condition.value, rest), simplify(slope)));
  yield* constantSteps(problem, there, condition.value, constant);
  return yield* finished(problem, left, neat(substitute(body, new Map([['C', constant]]))));
}

function* constantSteps({ variable, unknown, conditions: [condition] }: DifferentialProblem, there: Expression, value: Expression, constant: Expression): Generator<LessonStep> {
  if (!condition) return;
  const place = [app('equal', sym(variable), condition.at), app('equal', sym(unknown), condition.value)];
  yield { arrow: 'given', title: say('Use the condition'), says: [say('Put in {0}; that gives the constant.', place.map(m).join(', '))], shows: app('equal', simplify(there), value) };
  if (!(there.kind === 'symbol')) yield { arrow: 'given', title: say('The constant'), shows: app('equal', sym('C'), constant) };
}

function* finished(problem: DifferentialProblem, left: Expression, body: Expression): Generator<LessonStep, Solved | undefined> {
  if (dependsOn(body, 'C') || !isSolution(problem, body) || !fulfils(problem, body)) return undefined;
  yield { arrow: 'given', title: say('Put the constant in'), shows: app('equal', left, body) };
  return { answer: app('equal', left, body), body, notes: [] };
}

/** The answer for an equation that was integrated to a relation; constant solutions that were lost are named. */
function* withRelation(problem: DifferentialProblem, left: Expression, { relation, bodies, constant }: Integrated, lost: readonly Expression[], right: Expression): Generator<LessonStep, Solved | undefined> {
  const { unknown, variable, conditions: [condition, ...more] } = problem;
  const y = sym(unknown);
  if (more.length > 0 || !lost.every((value) => isSolution(problem, value))) return undefined;
  if (!condition) {
    const [body, ...others] = bodies;
    const notes = lost.length === 0 ? [] : [say('Also solutions: {0}.', lost.map((value) => m(app('equal', y, value))).join(', '))];
    if (body && others.length === 0) {
      yield { arrow: 'given', title: say('Solve for the function'), shows: app('equal', left, body) };
      return isSolution(problem, body) ? { answer: app('equal', left, body), body, notes } : undefined;
    }
    yield { arrow: 'given', title: say('The solution as a relation'), says: [say('The constant is chosen anew.')], shows: relation };
    return isImplicit(relation, right, problem) ? { answer: relation, notes } : undefined;
  }
  const place = new Map([[variable, condition.at], [unknown, condition.value]]);
  if (condition.order !== 0) return undefined;
  // A constant solution may be the one that is asked for.
  if (lost.some((value) => equals(value, condition.value))) return undefined;
  const value = neat(simplify(substitute(constant, place)));
  if (realValue(value) === undefined) return undefined;
  const valued = new Map([['C', value]]);
  yield { arrow: 'given', title: say('Bring the constant to one side'), shows: relation };
  yield { arrow: 'aside', title: say('The constant from the condition'), says: [say('Put in {0}; that gives the constant.', [app('equal', sym(variable), condition.at), app('equal', y, condition.value)].map(m).join(', '))], shows: app('equal', substitute(constant, place), value) };
  for (const each of bodies) {
    const body = neat(substitute(each, valued));
    if (fulfils(problem, body)) return yield* finished(problem, left, body);
  }
  return undefined;
}

/** Whether the relation's total derivative gives the equation, at every point of the plane. */
function isImplicit(relation: Expression, right: Expression, { unknown, variable }: DifferentialProblem): boolean {
  const [a, b] = relation.kind === 'apply' ? relation.args : [];
  const difference = a && b && minus(a, b);
  const byVariable = difference && differentiate(difference, variable);
  const byFunction = difference && differentiate(difference, unknown);
  return byVariable !== undefined && byFunction !== undefined && !dependsOn(byVariable, 'C') && equals(app('add', byVariable, app('multiply', byFunction, right)), num(0));
}

/** `y' + P·y = Q·yⁿ`: linear for a power of y. */
function* bernoulli(problem: DifferentialProblem, left: Expression, right: Expression): Generator<LessonStep, Solved | undefined> {
  const { unknown, variable, conditions: [condition, ...more] } = problem;
  const groups = new Map<string, { readonly exponent: ReturnType<typeof rational>; readonly terms: Expression[] }>();
  for (const term of termsOf(expand(right))) {
    const { constant, factors } = productOf(term, unknown);
    const [factor, ...others] = factors;
    if (!factor || others.length > 0 || factor.base.kind !== 'symbol') return undefined;
    const key = `${factor.exponent.numerator}/${factor.exponent.denominator}`;
    const group = groups.get(key) ?? { exponent: factor.exponent, terms: [] };
    group.terms.push(constant);
    groups.set(key, group);
  }
  const line = groups.get('1/1');
  const [power, ...rest] = [...groups].filter(([key]) => key !== '1/1').map(([, group]) => group);
  if (!line || !power || rest.length > 0 || power.exponent.denominator !== 1n || more.length > 0) return undefined;
  const n = power.exponent;
  const sum = (terms: readonly Expression[]): Expression => neat(app('add', num(0), ...terms));
  const factor = subtract(one, n);
  const factorNode = rationalExpression(factor);
  const [z, y] = [unknown === 'z' ? 'u' : 'z', sym(unknown)];
  const raised = app('power', y, factorNode);
  const relationTo = factor.numerator < 0n ? app('divide', num(1), factor.numerator === -1n ? y : app('power', y, rationalExpression(negate(factor)))) : factor.numerator === 1n ? y : raised;
  yield {
    arrow: 'given',
    title: say('A Bernoulli equation'),
    says: [say('Divide by {0} and put {1}; then {2}, and the equation becomes linear.', m(app('power', y, rationalExpression(n))), `$${z} =$ ${m(relationTo)}`, `$${z}' =$ ${m(app('multiply', factorNode, app('power', y, rationalExpression(negate(n))), app('prime', y, num(1))))}`)],
    shows: app('equal', app('add', app('prime', sym(z), num(1)), neat(app('multiply', app('negate', factorNode), sum(line.terms), sym(z)))), neat(app('multiply', factorNode, sum(power.terms)))),
  };
  const found = yield* linearSteps(z, variable, neat(app('multiply', app('negate', factorNode), sum(line.terms))), neat(app('multiply', factorNode, sum(power.terms))));
  if (!found) return undefined;
  const size = factor.numerator < 0n ? -factor.numerator : factor.numerator;
  const turned = factor.numerator < 0n ? app('divide', num(1), found) : found;
  const note = n.numerator > 0n ? [say('Also solutions: {0}.', m(app('equal', y, num(0))))] : [];
  if (!condition) {
    const body = size === 1n ? neat(turned) : undefined;
    if (body) {
      yield { arrow: 'given', title: say('Back to the function'), shows: app('equal', left, body) };
      return isSolution(problem, body) ? { answer: app('equal', left, body), body, notes: note } : undefined;
    }
    const root = size === 2n ? app('sqrt', turned) : undefined;
    const relation = app('equal', app('power', y, num(size)), neat(turned));
    // Roots of exponentials take long to high precision: the linear equation exactly, the roots at points.
    const linear = app('equal', app('derivative', found, sym(variable)), app('multiply', factorNode, app('add', app('multiply', sum(line.terms), found), sum(power.terms))));
    if (!root || !holds(linear) || [root, app('negate', root)].some((each) => isRefuted(withFunction(problem, each)))) return undefined;
    yield { arrow: 'given', title: say('Back to the function'), shows: relation };
    return { answer: relation, notes: note };
  }
  const start = realValue(condition.value);
  if (condition.order !== 0 || start === undefined || start === 0) return undefined;
  const there = substitute(found, new Map([[variable, condition.at]]));
  const slope = differentiate(there, 'C');
  if (!slope || realValue(simplify(slope)) === undefined) return undefined;
  const wanted = simplify(app('power', condition.value, factorNode));
  const constant = neat(app('divide', minus(wanted, simplify(substitute(there, new Map([['C', num(0)]])))), simplify(slope)));
  if (numericValue(constant) === undefined && realValue(constant, new Map([['C', real(0)]])) === undefined) return undefined;
  yield* constantSteps(problem, there, wanted, constant);
  const whole = neat(substitute(turned, new Map([['C', constant]])));
  const root = size === 1n ? whole : size === 2n ? app('sqrt', whole) : undefined;
  return root && (yield* finished(problem, left, start < 0 && size === 2n ? app('negate', root) : root));
}
