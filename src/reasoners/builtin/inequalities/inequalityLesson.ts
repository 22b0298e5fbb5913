import { say, type Phrase } from '../../../core/phrase.ts';
import { app, constant, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { compareOnLine } from '../../../math/solving/solveInequality.ts';
import { truthAt } from '../../../math/solving/truthAt.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import type { MathTask } from '../task.ts';
import { answerOf, conditionOf, type Region } from './region.ts';
import { regionNotes, solving } from './solving.ts';

export type InequalityTask = Extract<MathTask, { kind: 'inequality' }>;

/** An inequality, a chain or a system in one unknown; every line is compared with the one it came from on the whole real line. */
export function* inequalityLesson(task: InequalityTask): Lesson {
  const { statement, unknown, form, wanted } = task;
  const given: LessonStep = { arrow: 'given', title: statement.kind === 'apply' && /^(?:and|or)$/.test(statement.operator) ? say('Write the inequalities down') : say('Write the inequality down'), shows: statement };
  yield given;
  const steps = solving(statement, unknown);
  const remarks: Phrase[] = [];
  let reached = statement;
  let result = steps.next();
  while (!result.done) {
    const { arrow, shows, table, says = [] } = result.value;
    if (!shows && !table) remarks.push(...says);
    if (shows && arrow === 'given') reached = shows;
    else if (shows && arrow === 'iff' && !sameSolutions(reached, shows, unknown)) return { kind: 'beyond' };
    yield result.value;
    result = steps.next();
  }
  const region = result.value;
  if (!region || !sameSolutions(statement, conditionOf(region, unknown), unknown)) return { kind: 'beyond' };
  if (wanted !== 'solutions') return yield* wholeNumbers(task, region);
  const notes = [...remarks, ...regionNotes(region, unknown)];
  return { kind: 'answer', answer: answerOf(region, unknown, form), notes: form === 'interval' && region.length > 0 ? remarks : notes, checks: [] };
}

/** Whether two statements hold for the same real numbers, for certain. */
function sameSolutions(first: Expression, second: Expression, unknown: string): boolean {
  const compared = compareOnLine(first, standing(second), unknown);
  return compared !== undefined && compared.onlyFirst.length === 0 && compared.onlySecond.length === 0;
}

/** `x ∈ ℝ` and `x ∈ ∅` as what they say. */
function standing(statement: Expression): Expression {
  if (statement.kind !== 'apply' || statement.operator !== 'element') return statement;
  const [, set] = statement.args;
  if (set?.kind !== 'constant') return statement;
  return set.name === 'emptyset' ? constant('false') : set.name === 'reals' ? constant('true') : statement;
}

/** More are counted, not listed. */
const mostListed = 40;
const mostCounted = 2000;

function* wholeNumbers({ statement, unknown, wanted, least }: InequalityTask, region: Region): Lesson {
  const [from, to] = [bound(region, 'low'), bound(region, 'high')];
  const start = least === undefined ? from : Math.max(from, Number(least) - 1);
  const isOpen = (wanted !== 'largest' && to === Number.POSITIVE_INFINITY && wanted !== 'smallest') || (wanted !== 'smallest' && wanted !== 'largest' && start === Number.NEGATIVE_INFINITY);
  if (region.length === 0 || isOpen || (wanted === 'largest' && to === Number.POSITIVE_INFINITY) || (wanted === 'smallest' && start === Number.NEGATIVE_INFINITY)) return { kind: 'beyond' };
  const low = Math.floor(start === Number.NEGATIVE_INFINITY ? to - 50 : start) - 1;
  const high = Math.ceil(to === Number.POSITIVE_INFINITY ? start + 50 : to) + 1;
  if (high - low > mostCounted) return { kind: 'beyond' };
  const found: number[] = [];
  const condition = conditionOf(region, unknown);
  for (let value = low; value <= high; value++) {
    if (least !== undefined && value < least) continue;
    const values = new Map([[unknown, num(value)]]);
    const truth = truthAt(statement, values);
    if (truth === 'unknown' || (truth === 'true') !== (truthAt(standing(condition), values) === 'true')) return { kind: 'beyond' };
    if (truth === 'true') found.push(value);
  }
  if (found.length === 0) return { kind: 'beyond' };
  if (wanted === 'count') {
    const says: Phrase[] = found.length <= mostListed ? [say('The whole numbers that satisfy it are {0}.', found.map((value) => m(whole(value))).join(', '))] : [say('The whole numbers that satisfy it go from {0} to {1}.', m(whole(found[0] ?? 0)), m(whole(found.at(-1) ?? 0)))];
    return { kind: 'answer', answer: num(found.length), notes: says, checks: [] };
  }
  if (wanted === 'largest' || wanted === 'smallest') {
    const value = wanted === 'largest' ? found.at(-1) : found[0];
    return { kind: 'answer', answer: whole(value ?? 0), notes: [wanted === 'largest' ? say('Of the whole numbers that satisfy it, take the largest.') : say('Of the whole numbers that satisfy it, take the smallest.')], checks: [] };
  }
  if (found.length > mostListed) return { kind: 'beyond' };
  const equations = found.map((value) => app('equal', sym(unknown), whole(value)));
  const [only, ...more] = equations;
  return { kind: 'answer', answer: only && more.length === 0 ? only : app('or', ...equations), notes: [say('Take the whole numbers among them.')], checks: [] };
}

function whole(value: number): Expression {
  return value < 0 ? app('negate', num(-value)) : num(value);
}

/** The outer end of a region in doubles. */
function bound(region: Region, side: 'low' | 'high'): number {
  const end = side === 'low' ? region[0]?.low.value : region.at(-1)?.high.value;
  return end ? (realValue(end) ?? Number.NaN) : side === 'low' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
