import { app, num } from '../build.ts';
import { timer, type Budget } from '../deciding/budget.ts';
import { progressions, commonPeriod, residues, sameResidue } from '../deciding/familySolution.ts';
import { isInfinite } from '../deciding/holds.ts';
import { decideRelation } from '../deciding/relation.ts';
import { sameNormalForm } from '../exact/normalForm.ts';
import type { Expression } from '../expression.ts';
import { approximate, differ, realValue } from '../solving/approximate.ts';
import { truthAt } from '../solving/truthAt.ts';
import { mapChildren, sameShape, some } from '../traverse.ts';
import { hasUnread } from '../unread.ts';
import { freeVariables } from '../variables.ts';
import { renamed } from './answer.ts';

/** Equal, different, or not known. */
export type Same = boolean | undefined;

export interface Judging {
  readonly budget: Budget;
  readonly lenient: boolean;
}

const constants = /^(?:C|c|K|k|A)(?:_\d+)?$/;
const parameters = /^[knmltNK]$/;

/** Whether two values are the same number or the same expression, units, degrees and rounding considered. */
export function sameValue(a: Expression, b: Expression, judging: Judging): Same {
  if (hasUnread(a) || hasUnread(b)) return undefined;
  if (sameOrder(a, b)) return true;
  const [x, y] = [usual(a), usual(b)];
  if (x !== a || y !== b) return sameValue(x, y, judging);
  if (hasDots(a) || hasDots(b)) return undefined;
  const ratios = sameRatio(a, b, judging);
  if (ratios !== undefined) return ratios;
  const one = quantityOf(a);
  const two = quantityOf(b);
  if (one && two) return one.unit === two.unit ? sameValue(one.value, two.value, judging) : verified(a, b, judging);
  if (one || two) return sameValue(one?.value ?? a, two?.value ?? b, judging);
  if (isBase(a) !== isBase(b)) return undefined;
  const plain = sameExpression(a, b, judging);
  if (plain === true) return true;
  const rounded = sameRounded(a, b, judging);
  if (rounded !== undefined) return rounded;
  const angle = degreesOf(a) !== undefined && degreesOf(b) === undefined ? sameDegrees(a, b, judging) : degreesOf(b) !== undefined && degreesOf(a) === undefined ? sameDegrees(b, a, judging) : undefined;
  if (angle) return true;
  if (judging.lenient && samePercent(a, b, judging)) return true;
  const natural = sameAsWritten(a, b, judging);
  return natural ?? plain;
}

/** `1:2:3` and `2:4:6`. */
function sameRatio(a: Expression, b: Expression, judging: Judging): Same {
  if (a.kind !== 'apply' || b.kind !== 'apply' || a.operator !== 'ratio' || b.operator !== 'ratio') return undefined;
  const [first] = a.args;
  const [other] = b.args;
  if (!first || !other || a.args.length !== b.args.length) return false;
  const crossed = a.args.map((term, index) => sameExpression(app('multiply', term, other), app('multiply', b.args[index] ?? term, first), judging));
  return crossed.includes(false) ? false : crossed.includes(undefined) ? undefined : true;
}

/** Notations with one meaning brought to one: the limit of a constant, roots of unknown degree. */
function usual(expression: Expression): Expression {
  const inner = mapChildren(expression, usual);
  if (inner.kind !== 'apply') return inner;
  const [a, b] = inner.args;
  if (inner.operator === 'limit' && a && b?.kind === 'symbol' && !freeVariables(a).has(b.name)) return a;
  if (inner.operator === 'percent' && a && isInfinite(a)) return a;
  if (inner.operator === 'root' && a && b && b.kind !== 'number') return app('power', a, app('divide', { kind: 'number', numerator: 1n, denominator: 1n }, b));
  return inner;
}

function sameExpression(a: Expression, b: Expression, judging: Judging): Same {
  const left = freeVariables(a);
  const right = freeVariables(b);
  if (left.size === 0 && right.size === 0) {
    if (sameNormalForm(a, b)) return true;
    const x = approximate(a);
    const y = approximate(b);
    if (differ(x, y) === true) return false;
    return verified(a, b, judging);
  }
  if (sameNormalForm(a, b)) return true;
  const onlyLeft = [...left].filter((name) => !right.has(name));
  const onlyRight = [...right].filter((name) => !left.has(name));
  if (onlyLeft.length === 0 && onlyRight.length === 0) {
    const same = verified(a, b, judging) ?? onWholeNumbers(a, b, [...left], judging);
    // `π/4 + kπ` and `5π/4 + kπ` are different values for one k, and the same for all.
    const isFamily = left.size === 1 && [...left].every((name) => parameters.test(name)) && periodic(a) && periodic(b);
    return same === false && isFamily && sameFamilies([a], [b]) === true ? undefined : same;
  }
  const [from] = onlyRight;
  const [to] = onlyLeft;
  if (onlyLeft.length === 1 && onlyRight.length === 1 && from !== undefined && to !== undefined) {
    if (constants.test(from) && constants.test(to) && left.size > 1) return verified(a, renamed(b, from, to), judging) === true ? true : undefined;
    if (parameters.test(from) && parameters.test(to) && left.size === 1 && periodic(a) && periodic(b)) return sameFamilies([a], [b]);
  }
  // A letter that cancels is no letter of the value.
  return onlyLeft.length + onlyRight.length > 0 && verified(a, b, judging) === true ? true : undefined;
}

function verified(a: Expression, b: Expression, { budget }: Judging): Same {
  const verdict = decideRelation(app('equal', a, b), { assumptions: [], definitions: [] }, budget);
  return verdict.kind === 'verified' ? true : verdict.kind === 'refuted' ? false : undefined;
}

/** Expressions with factorials or binomials, at whole numbers from 1 to 8 wherever both have a value. */
function onWholeNumbers(a: Expression, b: Expression, names: readonly string[], { budget }: Judging): Same {
  const counts = (expression: Expression): boolean => some(expression, (part) => part.kind === 'apply' && /^(?:factorial|binomial|permutations|double-factorial)$/.test(part.operator));
  if (names.length < 2 || names.length > 3 || !(counts(a) || counts(b))) return undefined;
  const checkTime = timer(budget);
  let held = 0;
  for (let code = 0; code < 8 ** names.length; code++) {
    const at = new Map(names.map((name, index): [string, Expression] => [name, num((Math.floor(code / 8 ** index) % 8) + 1)]));
    const truth = truthAt(app('equal', a, b), at, { checkTime });
    if (truth === 'false') return false;
    if (truth === 'unknown') return undefined;
    if (truth === 'true') held++;
  }
  return held >= 20 ? true : undefined;
}

/** General solutions `a + kT` as sets of numbers, whatever their parameters are called. */
export function sameFamilies(a: readonly Expression[], b: readonly Expression[]): Same {
  const first = familiesOf(a);
  const second = familiesOf(b);
  if (!first || !second) return undefined;
  const span = commonPeriod([...first, ...second]);
  if (span === undefined) return undefined;
  const one = residues(first, span);
  const two = residues(second, span);
  return one.every((place) => two.some((other) => sameResidue(place, other, span))) && two.every((place) => one.some((other) => sameResidue(place, other, span)));
}

function familiesOf(members: readonly Expression[]): { base: Expression; period: Expression }[] | undefined {
  const families: { base: Expression; period: Expression }[] = [];
  for (const member of members) {
    const [parameter, ...more] = freeVariables(member);
    if (parameter === undefined || more.length > 0 || !parameters.test(parameter)) return undefined;
    for (const family of progressions(member, parameter)) {
      if (!family) return undefined;
      families.push(family);
    }
  }
  return families;
}

export function periodic(expression: Expression): boolean {
  return some(expression, (part) => (part.kind === 'constant' && part.name === 'pi') || (part.kind === 'apply' && part.operator === 'degrees'));
}

/** A decimal printed with at least four figures (three when lenient) stands for what rounds to it; both decimals: the coarser one. */
function sameRounded(a: Expression, b: Expression, { lenient }: Judging): Same {
  const x = printed(a);
  const y = printed(b);
  if (!x && !y) return undefined;
  const left = realValue(a);
  const right = realValue(b);
  if (left === undefined || right === undefined) return undefined;
  const coarser = x && y ? (x.decimals <= y.decimals ? x : y) : (x ?? y);
  if (!coarser || coarser.decimals === 0 || coarser.figures < (lenient ? 3 : 4)) return undefined;
  const half = 0.5 * 10 ** -coarser.decimals;
  return Math.abs(left - right) <= half * (1 + 1e-9) || (coarser.figures >= 10 && Math.abs(left - right) <= 4 * half) ? true : undefined;
}

interface Printed {
  readonly decimals: number;
  readonly figures: number;
}

function printed(expression: Expression): Printed | undefined {
  if (expression.kind === 'number' && expression.decimals !== undefined) {
    const size = expression.numerator < 0n ? -expression.numerator : expression.numerator;
    const scaled = (size * 10n ** BigInt(expression.decimals)) / expression.denominator;
    return { decimals: expression.decimals, figures: scaled === 0n ? 0 : scaled.toString().length };
  }
  if (expression.kind !== 'apply') return undefined;
  const [a, b] = expression.args;
  if (expression.operator === 'negate' && a) return printed(a);
  if (expression.operator === 'percent' && a) {
    const inner = printed(a);
    return inner && { ...inner, decimals: inner.decimals + 2 };
  }
  if (expression.operator === 'multiply' && expression.args.length === 2 && a && b) {
    const inner = printed(a);
    const power = powerOfTen(b);
    return inner && power !== undefined ? { ...inner, decimals: inner.decimals - power } : undefined;
  }
  return undefined;
}

function powerOfTen(expression: Expression): number | undefined {
  if (expression.kind !== 'apply' || expression.operator !== 'power') return undefined;
  const [base, exponent] = expression.args;
  const value = exponent && realValue(exponent);
  return base?.kind === 'number' && base.numerator === 10n && base.denominator === 1n && value !== undefined && Number.isInteger(value) ? value : undefined;
}

/** A value with what stands behind it: a unit, or any words (`5 apples`, `10 square units`). */
function quantityOf(expression: Expression): { readonly value: Expression; readonly unit: string } | undefined {
  if (expression.kind !== 'apply') return undefined;
  const [value, unit] = expression.args;
  if (expression.operator === 'quantity' && value && unit?.kind === 'text') {
    const inner = quantityOf(value);
    return inner ? { value: inner.value, unit: `${inner.unit} ${unit.text}` } : { value, unit: unit.text };
  }
  if (expression.operator !== 'multiply' || !value || value.kind === 'text') return undefined;
  const words = expression.args.flatMap((arg) => (arg.kind === 'text' ? [arg.text] : []));
  const factors = expression.args.filter((arg) => arg.kind !== 'text');
  if (words.length === 0 || expression.args.at(-1)?.kind !== 'text') return undefined;
  return { value: factors.length === 1 ? value : app('multiply', ...factors), unit: words.join(' ') };
}

function isBase(expression: Expression): boolean {
  return expression.kind === 'apply' && expression.operator === 'base';
}

function hasDots(expression: Expression): boolean {
  return some(expression, (part) => part.kind === 'constant' && part.name === 'ellipsis');
}

function degreesOf(expression: Expression): Expression | undefined {
  if (expression.kind !== 'apply') return undefined;
  if (expression.operator === 'negate' && expression.args[0]) {
    const inner = degreesOf(expression.args[0]);
    return inner && app('negate', inner);
  }
  return expression.operator === 'degrees' ? expression.args[0] : undefined;
}

/** `90°` against a bare 90: the sign of the unit was left out. */
function sameDegrees(angle: Expression, bare: Expression, judging: Judging): boolean {
  const inner = degreesOf(angle);
  return inner !== undefined && !periodic(bare) && freeVariables(bare).size === 0 && sameExpression(inner, bare, judging) === true;
}

function samePercent(a: Expression, b: Expression, judging: Judging): boolean {
  const inner = (expression: Expression): Expression | undefined => (expression.kind === 'apply' && expression.operator === 'percent' ? expression.args[0] : undefined);
  const [x, y] = [inner(a), inner(b)];
  if ((x === undefined) === (y === undefined)) return false;
  return sameExpression(x ?? a, y ?? b, judging) === true;
}

/** Two usual readings of one notation: log without a base as the natural one, I as the imaginary unit. */
function sameAsWritten(a: Expression, b: Expression, judging: Judging): Same {
  const natural = (expression: Expression): Expression => {
    const inner = mapChildren(expression, natural);
    return inner.kind === 'apply' && inner.operator === 'log' && inner.args.length === 1 ? { ...inner, operator: 'ln' } : inner;
  };
  const imaginary = (expression: Expression): Expression => (expression.kind === 'symbol' && (expression.name === 'I' || expression.name === 'j') ? { kind: 'constant', name: 'i' } : mapChildren(expression, imaginary));
  const speaksOfI = (expression: Expression): boolean => some(expression, (part) => part.kind === 'constant' && part.name === 'i');
  const x = natural(a);
  const y = natural(b);
  const changed = !sameShape(x, a) || !sameShape(y, b);
  if (changed && sameExpression(x, y, judging) === true) return true;
  if (speaksOfI(a) !== speaksOfI(b)) return sameExpression(imaginary(a), imaginary(b), judging) === true ? true : undefined;
  return undefined;
}

const commutative = /^(?:add|multiply|max|min|gcd|lcm|union|intersection|set|and|or|equal)$/;

/** The same up to the order of terms and factors, sums' indices renamed: no arithmetic needed, so dots and unknown functions may occur. */
export function sameOrder(a: Expression, b: Expression): boolean {
  return key(a) === key(b);
}

function key(expression: Expression): string {
  if (expression.kind !== 'apply') {
    if (expression.kind === 'number') return `${expression.numerator}/${expression.denominator}`;
    return 'name' in expression ? `${expression.kind}:${expression.name}` : expression.kind === 'text' ? `“${expression.text}”` : `?${Math.random()}`;
  }
  const { operator } = expression;
  const flat = commutative.test(operator) && operator !== 'equal' ? expression.args.flatMap((arg) => (arg.kind === 'apply' && arg.operator === operator ? arg.args : [arg])) : expression.args;
  const hasOrder = !commutative.test(operator) || flat.some((arg) => arg.kind === 'constant' && arg.name === 'ellipsis' && operator !== 'add' && operator !== 'multiply');
  const keys = flat.map(key);
  if (!hasOrder) keys.sort();
  return `${operator}(${keys.join(',')})`;
}

