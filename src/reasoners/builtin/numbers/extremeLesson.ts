import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { gcd } from '../../../math/rational.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m, type Lesson } from '../lesson.ts';
import { fulfils, shownCondition, statementFor, valueAt, type ExtremeQuestion, type NumberCondition } from './extremeQuestion.ts';
import { bezout, residue } from './integers.ts';

/** How many numbers are tried. */
const mostTried = 20_000;
/** Longer tables show nothing. */
const mostRows = 14;

type Residue = Extract<NumberCondition, { kind: 'residue' }>;

export function extremeReading({ wanted, unknown, least, most, conditions }: ExtremeQuestion): Phrase {
  const n = sym(unknown);
  const range = [...(least === undefined ? [] : [m(app('greater-equal', n, num(least)))]), ...(most === undefined ? [] : [m(app('less-equal', n, num(most)))]), ...conditions.map((each) => shownCondition(each, n, unknown))].join(', ');
  return wanted === 'smallest' ? say('I read this as: find the smallest whole number {0} with {1}.', m(n), range) : say('I read this as: find the largest whole number {0} with {1}.', m(n), range);
}

/** Conditions of the number itself are put together; the candidates that are left are tried in order. */
export function* extremeLesson(question: ExtremeQuestion): Lesson {
  const { wanted, unknown, least, most, conditions } = question;
  const simple = conditions.filter((each): each is Residue => each.kind === 'residue' && each.of.kind === 'symbol');
  const rest = conditions.filter((each) => !simple.includes(each as Residue));
  const joined = together(simple);
  if (!joined) return { kind: 'beyond' };
  const [remainder, step] = joined;
  const tried = wanted === 'smallest' ? upwards(question, rest, remainder, step) : most === undefined ? asLongAs(question) : downwards(question, rest, remainder, step);
  if (!tried) return { kind: 'beyond' };
  const { found, candidates } = tried;
  if (!isConfirmed(question, found)) return { kind: 'beyond' };
  const n = sym(unknown);
  const notes: Phrase[] = [];
  if (simple.length > 0 && step > 1n) {
    notes.push(say('The conditions hold together just for {0}.', m(app('congruent', n, num(remainder), num(step)))));
    if (remainder === 0n && simple.length > 1) yield { arrow: 'aside', title: say('Put the conditions together'), shows: app('equal', app('lcm', ...simple.map(({ modulus }) => num(modulus))), num(step)) };
  }
  if (rest.length === 0) {
    const beyond = m(num(wanted === 'smallest' ? found - step : found + step));
    notes.push(wanted === 'smallest' ? say('The first of them from {0} on is {1}; the one before is {2}.', m(num(least ?? 0n)), m(num(found)), beyond) : say('The last of them up to {0} is {1}; the next is {2}.', m(num(most ?? 0n)), m(num(found)), beyond));
    const start = residue(found, step);
    if (step > 1n) yield { arrow: 'aside', title: wanted === 'smallest' ? say('Take the smallest') : say('Take the largest'), shows: app('equal', app('add', app('multiply', num(step), num((found - start) / step)), num(start)), num(found)) };
  } else {
    yield { arrow: 'aside', title: say('Try the numbers one after another'), table: [[`$${unknown}$`, ...rest.map((each) => shownCondition(each, n, unknown))], ...rowsOf(candidates, rest)] };
    if (candidates.length > mostRows) notes.push(say('All {0} numbers were tried in order; but for {1} none fulfils everything.', String(candidates.length), m(num(found))));
  }
  for (const condition of conditions) {
    const statement = statementFor(condition, num(found), unknown);
    if (statement) yield { arrow: 'aside', title: say('Check the condition'), shows: statement };
  }
  return { kind: 'answer', answer: num(found), notes, checks: [] };
}

/** All that were tried, or the first and the last of them. */
function rowsOf(candidates: readonly bigint[], rest: readonly NumberCondition[]): string[][] {
  const row = (at: bigint): string[] => [m(num(at)), ...rest.map((each) => `${cell(each, at)} ${fulfils(each, at) === true ? '✓' : '✗'}`)];
  if (candidates.length <= mostRows) return candidates.map(row);
  return [...candidates.slice(0, 2).map(row), ['…', ...rest.map(() => '…')], ...candidates.slice(-3).map(row)];
}

function cell(condition: NumberCondition, at: bigint): string {
  if (condition.kind === 'prime') return '';
  const value = valueAt(condition.of, at);
  if (value === undefined) return '';
  const shown = condition.kind === 'residue' || condition.kind === 'no-multiple' ? residue(value, condition.modulus) : value;
  return shown.toString().length > 15 ? '' : m(num(shown));
}

/** One remainder to one modulus for all of them; undefined where they contradict each other. */
function together(conditions: readonly Residue[]): readonly [remainder: bigint, modulus: bigint] | undefined {
  let [value, step] = [0n, 1n];
  for (const { remainder, modulus } of conditions) {
    const common = gcd(step, modulus);
    if (residue(remainder - value, common) !== 0n) return undefined;
    const factor = residue(((remainder - value) / common) * bezout(step / common, modulus / common).x, modulus / common);
    [value, step] = [value + step * factor, (step / common) * modulus];
  }
  return [residue(value, step), step];
}

interface Tried {
  readonly found: bigint;
  /** In the order they were tried. */
  readonly candidates: readonly bigint[];
}

function upwards({ least, most }: ExtremeQuestion, rest: readonly NumberCondition[], remainder: bigint, step: bigint): Tried | undefined {
  if (least === undefined) return undefined;
  return search(least + residue(remainder - least, step), step, rest, (at) => most === undefined || at <= most);
}

function downwards({ least, most = 0n }: ExtremeQuestion, rest: readonly NumberCondition[], remainder: bigint, step: bigint): Tried | undefined {
  return search(most - residue(most - remainder, step), -step, rest, (at) => least === undefined || at >= least);
}

function search(first: bigint, step: bigint, rest: readonly NumberCondition[], inRange: (at: bigint) => boolean): Tried | undefined {
  const candidates: bigint[] = [];
  for (let at = first; candidates.length < mostTried && inRange(at); at += step) {
    candidates.push(at);
    const verdicts = rest.map((condition) => fulfils(condition, at));
    if (verdicts.includes(undefined)) return undefined;
    if (verdicts.every((each) => each === true)) return { found: at, candidates };
  }
  return undefined;
}

/** The last number for which the one condition holds, where it can only fail once and for all. */
function asLongAs({ least, conditions: [only, ...more] }: ExtremeQuestion): Tried | undefined {
  if (!only || more.length > 0 || least === undefined || !failsForGood(only)) return undefined;
  const candidates: bigint[] = [];
  for (let at = least; candidates.length < mostTried; at++) {
    candidates.push(at);
    const verdict = fulfils(only, at);
    if (verdict === undefined) return undefined;
    if (!verdict) return at > least ? { found: at - 1n, candidates } : undefined;
  }
  return undefined;
}

function failsForGood(condition: NumberCondition): boolean {
  if (condition.kind === 'compared') return condition.relation.startsWith('less') && isGrowing(condition.of);
  return condition.kind === 'divides' && freeVariables(condition.into).size === 0 && isPowerOf(condition.of);
}

const isAtLeast = (expression: Expression | undefined, bound: bigint): boolean => expression?.kind === 'number' && expression.denominator === 1n && expression.numerator >= bound;
const isPowerOf = (expression: Expression): boolean => expression.kind === 'apply' && expression.operator === 'power' && isAtLeast(expression.args[0], 2n) && expression.args[1]?.kind === 'symbol';

/** Built so that it only grows from 1 on. */
function isGrowing(expression: Expression): boolean {
  if (expression.kind === 'symbol') return true;
  if (expression.kind !== 'apply') return false;
  const { operator, args } = expression;
  switch (operator) {
    case 'add':
      return args.every((arg) => arg.kind === 'number' || isGrowing(arg)) && args.some((arg) => arg.kind !== 'number');
    case 'multiply':
      return args.every((arg) => isAtLeast(arg, 1n) || isGrowing(arg)) && args.some((arg) => arg.kind !== 'number') && args.every((arg) => arg.kind !== 'apply' || arg.operator !== 'add' || arg.args.every((each) => each.kind !== 'number' || each.numerator >= 0n));
    case 'power':
      return isPowerOf(expression) || (args[0]?.kind === 'symbol' && isAtLeast(args[1], 1n));
    case 'factorial':
      return args[0]?.kind === 'symbol';
    default:
      return false;
  }
}

/** Whether it fulfils everything and, where they can all be tried, no better number does. */
function isConfirmed({ wanted, least, most, conditions }: ExtremeQuestion, found: bigint): boolean {
  const holds = (at: bigint): boolean => conditions.every((condition) => fulfils(condition, at) === true);
  if (!holds(found) || (least !== undefined && found < least) || (most !== undefined && found > most)) return false;
  const [from, to] = wanted === 'smallest' ? [least ?? found, found - 1n] : [found + 1n, most ?? found + 50n];
  if (to - from > BigInt(mostTried)) return true;
  for (let at = from; at <= to; at++) if (holds(at)) return false;
  return true;
}
