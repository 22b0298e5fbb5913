import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { add, compare, multiply, one, rational, zero, type Rational } from '../../../math/rational.ts';
import { m } from '../lesson.ts';
import { aside, joined, shareSteps, type ChanceSteps } from './chanceSteps.ts';
import { choices, factorial } from './countingLesson.ts';
import type { ChanceQuestion, UrnEvent } from './countingQuestion.ts';
import { isWithin } from './readNumberSet.ts';

type Urn = Extract<ChanceQuestion, { ask: 'urn' }>;

const mostBalls = 200;
const mostDrawn = 6;

/** Balls drawn from an urn by counting; confirmed by walking the tree of all draws. */
export function* urnSteps(urn: Urn): ChanceSteps {
  const size = urn.colours.reduce((sum, [, count]) => sum + count, 0);
  if (size > mostBalls || urn.drawn > mostDrawn || urn.colours.length > 5) return undefined;
  const found = urn.event.kind === 'sequence' ? yield* sequenceSteps(urn, urn.event.colours, size) : yield* countedSteps(urn, size);
  return found && compare(found, byTree(urn)) === 0 ? found : undefined;
}

function happens(event: UrnEvent, drawn: readonly number[]): boolean {
  const different = new Set(drawn).size;
  switch (event.kind) {
    case 'count':
      return isWithin(drawn.filter((colour) => event.colours.includes(colour)).length, event.bound, event.count);
    case 'same':
      return different === 1;
    case 'different':
      return different === drawn.length;
    case 'composition':
      return [...drawn, ...event.counts.keys()].every((colour) => drawn.filter((each) => each === colour).length === (event.counts[colour] ?? 0));
    case 'sequence':
      return drawn.every((colour, index) => colour === event.colours[index]);
  }
}

/** The chance as the sum over all branches, each the product along its way. */
function byTree({ colours, drawn, replaced, event }: Urn): Rational {
  const walk = (path: readonly number[], left: readonly number[], chance: Rational): Rational => {
    if (path.length === drawn) return happens(event, path) ? chance : zero;
    const size = left.reduce((sum, count) => sum + count, 0);
    return left.reduce((sum, count, colour) => (count === 0 ? sum : add(sum, walk([...path, colour], replaced ? left : left.map((each, index) => (index === colour ? each - 1 : each)), multiply(chance, rational(count, size))))), zero);
  };
  return walk([], colours.map(([, count]) => count), one);
}

function* sequenceSteps({ colours, replaced }: Urn, sequence: readonly number[], size: number): ChanceSteps {
  const left = colours.map(([, count]) => count);
  const factors: Rational[] = [];
  const written: Expression[] = [];
  let rest = size;
  for (const colour of sequence) {
    const count = left[colour] ?? 0;
    factors.push(rational(count, rest));
    written.push(app('divide', num(count), num(rest)));
    if (replaced) continue;
    left[colour] = count - 1;
    rest--;
  }
  const chance = factors.reduce(multiply, one);
  yield aside(say('Multiply along the branch'), [replaced ? say('What is drawn is put back, so every draw is as the first.') : say('Each draw leaves one fewer.')], joined('multiply', written), num(chance.numerator, chance.denominator));
  return chance;
}

/** The ways in which so many of each group are drawn, each told as a product. */
function* countedSteps({ colours, drawn, replaced, event }: Urn, size: number): ChanceSteps {
  const sizes = groupsOf(event, colours.map(([, count]) => count));
  const all = replaced ? BigInt(size) ** BigInt(drawn) : choices(size, drawn);
  if (drawn === 1) yield { arrow: 'aside', title: say('Count all outcomes'), says: [say('Each of the {0} is as likely as any other.', m(num(size)))] };
  else {
    yield aside(
      say('Count all outcomes'),
      [replaced ? say('Each of the {0} draws has {1} outcomes.', m(num(drawn)), m(num(size))) : say('Choose {0} of {1} without order; all choices are equally likely.', m(num(drawn)), m(num(size)))],
      replaced ? app('power', num(size), num(drawn)) : app('binomial', num(size), num(drawn)),
      num(all),
    );
  }
  const cases = splits(drawn, sizes.length).filter((counts) => isWanted(event, counts) && (replaced || counts.every((count, group) => count <= (sizes[group] ?? 0))));
  const ways = cases.map((counts) => counts.reduce((product, count, group) => product * (replaced ? BigInt(sizes[group] ?? 0) ** BigInt(count) : choices(sizes[group] ?? 0, count)), replaced ? orders(counts) : 1n));
  const total = ways.reduce((sum, each) => sum + each, 0n);
  const written = cases.map((counts) => {
    const parts = counts.flatMap((count, group): Expression[] => (count === 0 ? [] : [replaced ? app('power', num(sizes[group] ?? 0), num(count)) : drawn === 1 ? num(sizes[group] ?? 0) : app('binomial', num(sizes[group] ?? 0), num(count))]));
    return joined('multiply', replaced && orders(counts) > 1n ? [num(orders(counts)), ...parts] : parts);
  });
  if (cases.length === 0) return undefined;
  if (drawn === 1) yield { arrow: 'aside', title: say('Count the favourable outcomes'), says: [say('There are {0} of them.', m(num(total)))] };
  else yield aside(say('Count the favourable outcomes'), [replaced ? say('With replacement, the order counts: each case has as many orders as there are places for the colours.') : say('In each case, choose from every colour as many as are wanted of it.')], joined('add', written), num(total));
  return yield* shareSteps(total, all);
}

/** The wanted colours against the rest; every colour by itself where the event looks at each. */
function groupsOf(event: UrnEvent, counts: readonly number[]): readonly number[] {
  if (event.kind !== 'count') return counts;
  const wanted = counts.reduce((sum, count, colour) => (event.colours.includes(colour) ? sum + count : sum), 0);
  return [wanted, counts.reduce((sum, count) => sum + count, 0) - wanted];
}

function isWanted(event: UrnEvent, counts: readonly number[]): boolean {
  switch (event.kind) {
    case 'count':
      return isWithin(counts[0] ?? 0, event.bound, event.count);
    case 'same':
      return counts.filter((count) => count > 0).length === 1;
    case 'different':
      return counts.every((count) => count <= 1);
    case 'composition':
      return counts.every((count, colour) => count === (event.counts[colour] ?? 0));
    case 'sequence':
      return false;
  }
}

/** All ways to write a number as an ordered sum of so many that are not negative. */
export function splits(total: number, parts: number): number[][] {
  if (parts <= 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, less) => total - less).flatMap((first) => splits(total - first, parts - 1).map((rest) => [first, ...rest]));
}

function orders(counts: readonly number[]): bigint {
  return counts.reduce((rest, count) => rest / factorial(count), factorial(counts.reduce((sum, count) => sum + count, 0)));
}
