import { say } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { divide, isZero, negate, subtract } from '../../../math/rational.ts';
import { expand, numericValue } from '../../../math/simplify.ts';
import { approximate, realValue } from '../../../math/solving/approximate.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import { solveSystem } from '../../../math/solving/solveSystem.ts';
import { sameShape, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { agrees } from '../agreement.ts';
import { equationLesson } from '../equation.ts';
import { m, type Lesson, type LessonStep, type Solution } from '../lesson.ts';
import { neat, overOneDenominator } from '../neat.ts';
import { rationalExpression } from '../univariate.ts';
import { isZeroNumber } from '../zeroAndOne.ts';
import type { GeometryQuestion } from './geometryQuestion.ts';
import { curveOf, isLine } from './plane.ts';

type Letter = 'x' | 'y';
type PlanePoint = readonly [Expression, Expression];

/** All points that a curve has in common with others, which are told as points, as one of their coordinates or as their number. */
export function* meetLesson({ curve, others, wanted }: Extract<GeometryQuestion, { ask: 'meet' }>): Lesson {
  const points: PlanePoint[] = [];
  for (const other of others) {
    const found = yield* commonPoints(curve, other);
    if (found === 'same') return { kind: 'beyond', why: say('Both equations describe the same points, so every point of one lies on the other.') };
    if (!found) return { kind: 'beyond' };
    for (const point of found) if (!points.some((known) => known.every((value, index) => isSame(value, point[index])))) points.push(point);
  }
  const tuples = points.map(([u, v]) => app('tuple', u, v));
  const [first] = tuples;
  const checks = others.length > 1 ? [] : points.flatMap((point) => [curve, ...others].map((equation) => putIn(equation, point))).filter((check) => !isTrivial(check));
  const [other, ...more] = others;
  const told = { checks, ...(other && more.length === 0 ? { solutions: points.map(([u, v]): Solution => new Map([['x', u], ['y', v]])) } : {}) };
  if (wanted === 'count') return { kind: 'answer', answer: num(points.length), notes: first ? [say('The points are {0}.', tuples.map(m).join(', '))] : [say('They have no point in common.')], ...told };
  if (!first) return { kind: 'answer', answer: say('no points of intersection'), notes: [say('They have no point in common.')], ...told };
  if (wanted === 'points') return { kind: 'answer', answer: tuples.length === 1 ? first : app('list', ...tuples), notes: [], ...told };
  const coordinates = points.map(([u, v]) => (wanted === 'x' ? u : v));
  const distinct = coordinates.filter((value, index) => coordinates.findIndex((each) => isSame(each, value)) === index);
  const [value] = distinct;
  return value ? { kind: 'answer', answer: distinct.length === 1 ? value : app('list', ...distinct), notes: [say('The points are {0}.', tuples.map(m).join(', '))], ...told } : { kind: 'beyond' };
}

/** One equation solved for a letter and put into the other; every point is put into both, and their number is that of another search. */
function* commonPoints(curve: Expression, other: Expression): Generator<LessonStep, readonly PlanePoint[] | 'same' | undefined> {
  const gap = gapOf(curve, other);
  if (gap) {
    yield { arrow: 'aside', title: say('Subtract one equation from the other'), says: [say('Everything cancels but a number: this would say that {0} equals {1}, which is not so.', m(gap), '$0$')], shows: app('not-equal', gap, num(0)) };
    return isComplete(curve, other, app('equal', gap, num(0)), 'x', []) ? [] : undefined;
  }
  const plan = planOf(curve, other);
  if (!plan) return undefined;
  const { from, into, letter, term } = plan;
  yield { arrow: 'given', title: plan.isDifference ? say('Subtract one equation from the other') : say('Take one of the equations'), says: plan.isDifference ? [say('The squares cancel. Together with one of the two, what is left says the same as both.')] : [], shows: from };
  const solved = app('equal', sym(letter), term);
  if (!sameShape(solved, from)) yield { arrow: 'iff', title: say('Solve for {0}', m(sym(letter))), shows: solved, reason: say('solved for the letter') };
  const unknown: Letter = letter === 'x' ? 'y' : 'x';
  const put = substitute(into, new Map([[letter, term]]));
  const [left, right] = put.kind === 'apply' ? put.args : [];
  if (!left || !right) return undefined;
  let values: readonly Expression[];
  if (freeVariables(put).size === 0) {
    const difference = numericValue(minus(left, right));
    if (!difference) return undefined;
    if (isZero(difference)) return 'same';
    yield { arrow: 'aside', title: say('Put it into the other equation'), says: [say('This would say that {0} equals {1}, which is not so.', m(left), m(right))], shows: app('not-equal', left, right) };
    values = [];
  } else {
    yield { arrow: 'given', title: say('Put it into the other equation'), shows: put };
    const conclusion = yield* equationLesson({ kind: 'solve', left, right, unknown, numbers: 'real' });
    if (conclusion.kind === 'beyond' || !conclusion.solutions) return conclusion.kind === 'answer' && isIdentity(left, right) ? 'same' : undefined;
    values = conclusion.solutions.flatMap((solution) => solution.get(unknown) ?? []);
  }
  const points = values.map((value): PlanePoint => {
    const partner = overOneDenominator(neat(substitute(term, new Map([[unknown, value]]))));
    return letter === 'y' ? [value, partner] : [partner, value];
  });
  if (![curve, other].every((equation) => points.every((point) => isOn(equation, point))) || !isComplete(curve, other, put, unknown, points)) return undefined;
  for (const point of points) {
    const place = new Map([[unknown, point[letter === 'y' ? 0 : 1]]]);
    const shows = app('equal', substitute(term, place), point[letter === 'y' ? 1 : 0]);
    if (!isTrivial(shows) && freeVariables(term).size > 0) yield { arrow: 'aside', title: say('Find {0} for {1}', m(sym(letter)), m(app('equal', sym(unknown), point[letter === 'y' ? 0 : 1]))), shows };
  }
  return points;
}

interface Plan {
  readonly from: Expression;
  readonly into: Expression;
  readonly letter: Letter;
  /** What the letter is by `from`. */
  readonly term: Expression;
  readonly isDifference: boolean;
}

/** Lines first: they keep the degree. Of two circles the difference is a line. */
function planOf(curve: Expression, other: Expression): Plan | undefined {
  const isStraight = (equation: Expression): boolean => { const found = curveOf(equation); return found !== undefined && isLine(found); };
  for (const [from, into] of isStraight(curve) && !isStraight(other) ? [[curve, other], [other, curve]] as const : [[other, curve], [curve, other]] as const) {
    for (const letter of ['y', 'x'] as const) {
      const term = solvedFor(from, letter);
      if (term) return { from, into, letter, term, isDifference: false };
    }
  }
  const [a, b] = [curveOf(curve), curveOf(other)];
  if (!a || !b || isLine(a) || isLine(b) || isZero(a.p) || !isZero(subtract(divide(b.p, a.p), isZero(a.q) ? divide(b.p, a.p) : divide(b.q, a.q))) || isZero(a.q) !== isZero(b.q)) return undefined;
  const ratio = divide(b.p, a.p);
  const [p, q] = [sideOf(curve), sideOf(other)];
  const from = p && q && app('equal', expand(minus(q, app('multiply', rationalExpression(ratio), p))), num(0));
  if (!from) return undefined;
  for (const letter of ['y', 'x'] as const) {
    const term = solvedFor(from, letter);
    if (term) return { from, into: curve, letter, term, isDifference: true };
  }
  return undefined;
}

/** What is left of two equations of degree two whose difference holds no letter, as of circles around one point. */
function gapOf(curve: Expression, other: Expression): Expression | undefined {
  const [a, b] = [curveOf(curve), curveOf(other)];
  const [p, q] = [sideOf(curve), sideOf(other)];
  if (!a || !b || isLine(a) || isLine(b) || !p || !q || isZero(a.p) || isZero(a.q)) return undefined;
  const gap = numericValue(expand(minus(q, app('multiply', rationalExpression(divide(b.p, a.p)), p))));
  return gap && !isZero(gap) ? rationalExpression(gap) : undefined;
}

function sideOf(equation: Expression): Expression | undefined {
  const [left, right] = equation.kind === 'apply' ? equation.args : [];
  return left && right && minus(left, right);
}

/** What a letter is by an equation that holds it to the first power only, times a number, or times the other letter where that is never zero: `xy = 1`. */
export function solvedFor(equation: Expression, letter: Letter): Expression | undefined {
  const [left, right] = equation.kind === 'apply' ? equation.args : [];
  if (!left || !right) return undefined;
  if (left.kind === 'symbol' && left.name === letter && !freeVariables(right).has(letter)) return right;
  if (right.kind === 'symbol' && right.name === letter && !freeVariables(left).has(letter)) return left;
  const side = minus(left, right);
  const other = sym(letter === 'x' ? 'y' : 'x');
  const at = (value: number): Expression => substitute(side, new Map([[letter, num(value)]]));
  const slope = expand(minus(at(1), at(0)));
  const factor = numericValue(slope) ?? numericValue(expand(app('divide', slope, other)));
  if (!factor || isZero(factor) || !freeVariables(side).has(letter)) return undefined;
  const times = numericValue(slope) ? rationalExpression(factor) : app('multiply', rationalExpression(factor), other);
  const rest = expand(minus(side, app('multiply', times, sym(letter))));
  if (freeVariables(rest).has(letter)) return undefined;
  if (numericValue(slope)) return expand(app('divide', app('negate', rest), rationalExpression(factor)));
  const constant = numericValue(rest);
  return constant && !isZero(constant) ? app('divide', rationalExpression(divide(negate(constant), factor)), other) : undefined;
}

/** Whether a search of another kind finds as many points: through both equations, or else through the one that is left. */
function isComplete(curve: Expression, other: Expression, put: Expression, unknown: Letter, points: readonly PlanePoint[]): boolean {
  if (freeVariables(put).size === 0) return points.length === 0;
  const system = solveSystem([curve, other], ['x', 'y']);
  if (system) return system.free.length === 0 && system.tuples.length === points.length && system.tuples.every((tuple) => points.some((point) => point.every((value, index) => isSame(value, tuple[index]))));
  const found = solveEquation(put, unknown);
  return found?.kind === 'finite' && found.values.filter((value) => realValue(value) !== undefined).length === points.length;
}

function isOn(equation: Expression, point: PlanePoint): boolean {
  const put = putIn(equation, point);
  const [left, right] = put.kind === 'apply' ? put.args : [];
  return left !== undefined && right !== undefined && point.every((value) => realValue(value) !== undefined) && agrees(approximate(left), approximate(right));
}

function putIn(equation: Expression, [u, v]: PlanePoint): Expression {
  return substitute(equation, new Map([['x', u], ['y', v]]));
}

function isSame(a: Expression, b: Expression | undefined): boolean {
  return b !== undefined && agrees(approximate(a), approximate(b));
}

function isIdentity(left: Expression, right: Expression): boolean {
  return isZeroNumber(expand(minus(left, right)));
}

/** `2 = 2` says nothing. */
function isTrivial(equality: Expression): boolean {
  const [left, right] = equality.kind === 'apply' ? equality.args : [];
  return left !== undefined && right !== undefined && toLatex(left) === toLatex(right);
}
