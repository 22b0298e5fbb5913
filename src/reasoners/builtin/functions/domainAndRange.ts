import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { ApplyNode, Expression } from '../../../math/expression.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import { sameShape, some, walk } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { combined, everywhere, halfLine, setOf, type Region } from '../inequalities/region.ts';
import { solving } from '../inequalities/solving.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { fractionOf } from '../rationalEquation.ts';
import { at, coefficientsOf, dividePolynomials, polynomialExpression, rationalExpression } from '../univariate.ts';
import { completedSquare } from './parabola.ts';
import type { FunctionQuestion } from './functionQuestion.ts';
import { imageOf } from './imageOf.ts';

type Asked = Extract<FunctionQuestion, { ask: 'domain' | 'range' }>;

/** No value twice the same by accident. */
const places = Array.from({ length: 241 }, (_, index) => (index - 120) * 0.2618 + 0.0137).concat(Array.from({ length: 41 }, (_, index) => (index - 20) * 0.5));

/** Where every part of the formula has a real value. */
export function* domainLesson({ body, variable }: Asked): Lesson {
  if (some(body, (part) => part.kind === 'apply' && !hasKnownDomain(part))) return { kind: 'beyond' };
  let region: Region = everywhere;
  for (const condition of conditionsIn(body, variable)) {
    const part = yield* holdsOn(condition, variable);
    const both = part && combined('and', [region, part]);
    if (!both) return { kind: 'beyond' };
    region = both;
  }
  if (region.length === 0 || places.some((x) => contains(region, x) !== (valueAt(body, variable, x) !== undefined))) return { kind: 'beyond' };
  const whole = sameShape(setOf(region), setOf(everywhere));
  return { kind: 'answer', answer: setOf(region), notes: whole ? [say('Every part of the formula has a value for every real number.')] : [say('All conditions hold for {0}.', m(app('element', sym(variable), setOf(region))))], checks: [] };
}

/** Whether all that can keep this part from having a value is among the conditions below. */
function hasKnownDomain({ operator, args }: ApplyNode): boolean {
  const [first, second] = args;
  if (/^(?:add|multiply|negate|divide|sqrt|abs|sin|cos|exp|ln)$/.test(operator)) return true;
  if (operator === 'log') return !second || second.kind === 'number';
  if (operator === 'root') return second?.kind === 'number' && second.denominator === 1n;
  if (operator !== 'power' || !first || !second) return false;
  const isWhole = second.kind === 'number' && second.denominator === 1n && second.numerator > 0n;
  return isWhole || (first.kind === 'number' && first.numerator > 0n);
}

function conditionsIn(body: Expression, variable: string): Expression[] {
  const conditions: Expression[] = [];
  for (const part of walk(body)) {
    if (part.kind !== 'apply' || !some(part, (inner) => inner.kind === 'symbol' && inner.name === variable)) continue;
    const [a, b] = part.args;
    const depends = (each: Expression | undefined): each is Expression => each !== undefined && freeVariables(each).has(variable);
    if (part.operator === 'divide' && depends(b)) conditions.push(app('not-equal', b.kind === 'apply' && b.operator === 'sqrt' && b.args[0] ? b.args[0] : b, num(0)));
    if (part.operator === 'sqrt' && depends(a)) conditions.push(app('greater-equal', a, num(0)));
    if (part.operator === 'root' && depends(a) && b?.kind === 'number' && b.numerator % 2n === 0n) conditions.push(app('greater-equal', a, num(0)));
    if (/^(?:ln|log)$/.test(part.operator)) for (const arg of part.args) if (depends(arg)) conditions.push(app('greater', arg, num(0)));
  }
  return conditions;
}

function* holdsOn(condition: Expression, variable: string): Generator<LessonStep, Region | undefined> {
  if (condition.kind !== 'apply') return undefined;
  const [left] = condition.args;
  if (condition.operator !== 'not-equal' || !left) {
    yield { arrow: 'given', title: condition.operator === 'greater' ? say('A logarithm needs a positive number') : say('A root needs a number that is not negative'), shows: condition };
    return yield* solving(condition, variable);
  }
  const found = solveEquation(app('equal', left, num(0)), variable);
  if (found?.kind !== 'finite') return undefined;
  const gaps = found.values.map((value) => app('not-equal', sym(variable), value));
  const [only, ...more] = gaps;
  yield { arrow: 'given', title: say('A denominator must not be zero'), shows: condition };
  if (only && coefficientsOf(left, variable) && !sameShape(only, condition)) yield { arrow: 'iff', title: say('Solve for {0}', m(sym(variable))), shows: more.length === 0 ? only : app('and', ...gaps), reason: say('solve each part') };
  let region: Region | undefined = everywhere;
  for (const value of found.values) {
    const apart = combined('or', [halfLine('less', value), halfLine('greater', value)]);
    region = region && apart && combined('and', [region, apart]);
  }
  return region;
}

/** All values: the letter is made to stand once, and the values are followed from the inside outwards. */
export function* rangeLesson({ body, variable }: Asked): Lesson {
  const single = standingOnce(body, variable);
  const region = single && imageOf(single, variable);
  if (!single || !region || region.length === 0) return { kind: 'beyond' };
  if (places.some((x) => { const value = valueAt(body, variable, x); return value !== undefined && !contains(region, value); })) return { kind: 'beyond' };
  if (!sameShape(single, body)) yield { arrow: 'equals', title: say('Write it with the letter once'), says: [say('Then the values can be followed from the inside outwards.')], shows: app('equal', body, single), reason: say('the letter stands once') };
  const inner = single.kind === 'apply' ? single.args.find((arg) => arg.kind === 'apply' && freeVariables(arg).has(variable)) : undefined;
  const innerRegion = inner && imageOf(inner, variable);
  const notes = inner && innerRegion ? [say('Here {0} takes the values {1}.', m(inner), m(setOf(innerRegion)))] : [];
  return { kind: 'answer', answer: setOf(region), notes, checks: [] };
}

/** A quadratic polynomial as a square, a quotient of linear ones with the letter only below; whatever else stands once already. */
function standingOnce(body: Expression, variable: string): Expression | undefined {
  const polynomial = coefficientsOf(body, variable);
  if (polynomial?.length === 3) return completedSquare(polynomial, variable);
  const fraction = polynomial ? undefined : fractionOf(body, variable);
  if (fraction && fraction.above.length === 2 && fraction.below.length === 2) {
    const { quotient, rest } = dividePolynomials(fraction.above, fraction.below);
    if (rest.length === 0) return undefined;
    return app('add', rationalExpression(at(quotient, 0)), app('divide', rationalExpression(at(rest, 0)), polynomialExpression(fraction.below, variable)));
  }
  const count = [...walk(body)].filter((part) => part.kind === 'symbol' && part.name === variable).length;
  if (count === 1) return body;
  if (polynomial?.length === 2) return polynomialExpression(polynomial, variable);
  if (body.kind !== 'apply') return undefined;
  const moving = body.args.filter((arg) => freeVariables(arg).has(variable));
  const [inner, ...more] = moving;
  const replaced = inner && more.length === 0 ? standingOnce(inner, variable) : undefined;
  return replaced && { ...body, args: body.args.map((arg) => (arg === inner ? replaced : arg)) };
}

function valueAt(body: Expression, variable: string, x: number): number | undefined {
  return realValue(body, new Map([[variable, { re: x, im: 0, error: 1e-15 }]]));
}

function contains(region: Region, x: number): boolean {
  return region.some(({ low, high }) => {
    const [from, to] = [low.value ? (realValue(low.value) ?? Number.NaN) : Number.NEGATIVE_INFINITY, high.value ? (realValue(high.value) ?? Number.NaN) : Number.POSITIVE_INFINITY];
    const slack = 1e-9 * (1 + Math.abs(x));
    return (low.closed ? x >= from - slack : x > from) && (high.closed ? x <= to + slack : x < to);
  });
}

