import { say } from '../../../core/phrase.ts';
import { app, minus, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { m, type LessonStep } from '../lesson.ts';
import { aside, joined, shareSteps, type ChanceSteps } from './chanceSteps.ts';
import { choices } from './countingLesson.ts';
import type { ChanceQuestion, DiceEvent } from './countingQuestion.ts';
import { isIn, isWithin } from './readNumberSet.ts';

const faces = [1, 2, 3, 4, 5, 6];
const mostDice = 6;
const mostListed = 12;

/** Throws of fair dice; the favourable outcomes found by a rule are counted again one by one. */
export function* diceSteps({ dice, event }: Extract<ChanceQuestion, { ask: 'dice' }>): ChanceSteps {
  if (dice < 1 || dice > mostDice) return undefined;
  const outcomes = outcomesOf(dice);
  const favourable = outcomes.filter((outcome) => happens(event, outcome));
  const all = 6n ** BigInt(dice);
  yield aside(say('Count all outcomes'), [say('Every die shows one of six faces.')], dice === 1 ? num(6) : app('power', num(6), num(dice)), num(all));
  const found = yield* favourableSteps(event, dice, favourable);
  if (found !== BigInt(favourable.length) || BigInt(outcomes.length) !== all) return undefined;
  const chance = yield* shareSteps(found, all);
  return chance && (chance.numerator * all === found * chance.denominator ? chance : undefined);
}

function outcomesOf(dice: number): number[][] {
  let outcomes: number[][] = [[]];
  for (let die = 0; die < dice; die++) outcomes = outcomes.flatMap((outcome) => faces.map((face) => [...outcome, face]));
  return outcomes;
}

function happens(event: DiceEvent, outcome: readonly number[]): boolean {
  const different = new Set(outcome).size;
  switch (event.kind) {
    case 'sum':
      return isIn(outcome.reduce((sum, face) => sum + face, 0), event.values);
    case 'product':
      return isIn(outcome.reduce((product, face) => product * face, 1), event.values);
    case 'count':
      return isWithin(outcome.filter((face) => isIn(face, event.faces)).length, event.bound, event.count);
    case 'same':
      return different === 1;
    case 'different':
      return different === outcome.length;
    case 'some-same':
      return different < outcome.length;
  }
}

function* favourableSteps(event: DiceEvent, dice: number, favourable: readonly (readonly number[])[]): Generator<LessonStep, bigint | undefined> {
  switch (event.kind) {
    case 'sum':
    case 'product':
      return yield* valueSteps(event.kind, dice, event.values, favourable);
    case 'count':
      return yield* countSteps(event, dice);
    case 'same':
      yield { arrow: 'aside', title: say('Count the favourable outcomes'), says: [say('All dice show the same face: one outcome for each of the {0} faces.', m(num(6)))] };
      return 6n;
    case 'different':
    case 'some-same': {
      const written = joined('multiply', Array.from({ length: dice }, (_, die) => num(6 - die)));
      const different = Array.from({ length: dice }, (_, die) => BigInt(6 - die)).reduce((product, factor) => product * factor, 1n);
      yield aside(say('Count the outcomes with different faces'), [say('Each further die has one face fewer to choose from.')], written, num(different));
      if (event.kind === 'different') return different;
      const all = 6n ** BigInt(dice);
      yield aside(say('Take the opposite away'), [], minus(num(all), num(different)), num(all - different));
      return all - different;
    }
  }
}

/** How many ways each sum or product comes about, die by die. */
function waysOf(kind: 'sum' | 'product', dice: number): ReadonlyMap<number, number> {
  let ways = new Map<number, number>([[kind === 'sum' ? 0 : 1, 1]]);
  for (let die = 0; die < dice; die++) {
    const next = new Map<number, number>();
    for (const [value, count] of ways) for (const face of faces) {
      const reached = kind === 'sum' ? value + face : value * face;
      next.set(reached, (next.get(reached) ?? 0) + count);
    }
    ways = next;
  }
  return ways;
}

function* valueSteps(kind: 'sum' | 'product', dice: number, values: Parameters<typeof isIn>[1], favourable: readonly (readonly number[])[]): Generator<LessonStep, bigint | undefined> {
  const ways = [...waysOf(kind, dice)].filter(([value]) => isIn(value, values)).sort(([a], [b]) => a - b);
  const total = ways.reduce((sum, [, count]) => sum + count, 0);
  if (favourable.length > 0 && favourable.length <= mostListed) {
    yield { arrow: 'aside', title: say('List the favourable outcomes'), says: [say('They are {0}.', favourable.map((outcome) => `$(${outcome.join(', ')})$`).join(', '))] };
    return BigInt(total);
  }
  const table = [ways.map(([value]) => `$${value}$`), ways.map(([, count]) => `$${count}$`)];
  yield {
    arrow: 'aside',
    title: kind === 'sum' ? say('Count the outcomes for each sum') : say('Count the outcomes for each product'),
    ...(ways.length > 0 ? { table } : {}),
    shows: app('equal', joined('add', ways.map(([, count]) => num(count))), num(total)),
  };
  return BigInt(total);
}

function* countSteps({ faces: wanted, bound, count }: Extract<DiceEvent, { kind: 'count' }>, dice: number): Generator<LessonStep, bigint | undefined> {
  const good = faces.filter((face) => isIn(face, wanted));
  const size = BigInt(good.length);
  const list = good.map((face) => m(num(face))).join(', ');
  if (good.length === 0) return undefined;
  if (dice === 1) {
    const fitting = bound === 'exactly' && count === 0 ? faces.filter((face) => !good.includes(face)) : good;
    yield { arrow: 'aside', title: say('Count the favourable outcomes'), says: [say('They are {0}.', fitting.map((face) => m(num(face))).join(', '))] };
    return BigInt(fitting.length);
  }
  const of = (number: number): bigint => choices(dice, number) * size ** BigInt(number) * (6n - size) ** BigInt(dice - number);
  const written = (number: number): Expression => joined('multiply', [
    ...(choices(dice, number) > 1n ? [app('binomial', num(dice), num(number))] : []),
    ...(number > 0 ? [app('power', num(size), num(number))] : []),
    ...(number < dice ? [app('power', num(6n - size), num(dice - number))] : []),
  ]);
  if (bound === 'at-least' && count === 1) {
    const none = (6n - size) ** BigInt(dice);
    const all = 6n ** BigInt(dice);
    yield aside(say('Count the opposite'), [say('No die shows one of the faces {0}.', list)], app('power', num(6n - size), num(dice)), num(none));
    yield aside(say('Take the opposite away'), [], minus(num(all), num(none)), num(all - none));
    return all - none;
  }
  const numbers = Array.from({ length: dice + 1 }, (_, number) => number).filter((number) => isWithin(number, bound, count));
  const total = numbers.reduce((sum, number) => sum + of(number), 0n);
  yield aside(say('Count the favourable outcomes'), [say('Choose the dice that show one of the faces {0}; each of them has its faces, each other die the remaining ones.', list)], joined('add', numbers.map(written)), num(total));
  return total;
}
