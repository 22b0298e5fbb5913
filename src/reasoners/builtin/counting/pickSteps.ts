import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import { m } from '../lesson.ts';
import { aside, shareSteps, type ChanceSteps } from './chanceSteps.ts';
import { choices } from './countingLesson.ts';
import type { ChanceQuestion } from './countingQuestion.ts';
import { isIn } from './readNumberSet.ts';

type Picks = Extract<ChanceQuestion, { ask: 'numbers' }>;

const mostChoices = 50_000n;
const mostListed = 15;

/** Different numbers picked at random: the favourable choices, listed where they are few. Every choice is looked at. */
export function* pickSteps({ from, picked, of, values }: Picks): ChanceSteps {
  const all = choices(from.length, picked);
  if (picked < 1 || all > mostChoices) return undefined;
  const choicesOf = picksOf(from, picked);
  const favourable = choicesOf.filter((choice) => isWanted(choice, of, values));
  if (BigInt(choicesOf.length) !== all || byOrder(from, picked, (choice) => isWanted(choice, of, values)) !== favourable.length) return undefined;
  if (picked === 1) yield { arrow: 'aside', title: say('Count all outcomes'), says: [say('Each of the {0} is as likely as any other.', m(num(from.length)))] };
  else yield aside(say('Count all outcomes'), [say('Choose {0} of {1} without order; all choices are equally likely.', m(num(picked)), m(num(from.length)))], app('binomial', num(from.length), num(picked)), num(all));
  const shown = favourable.map((choice) => (picked === 1 ? m(num(choice[0] ?? 0)) : `$\\{${choice.join(', ')}\\}$`)).join(', ');
  yield favourable.length > 0 && favourable.length <= mostListed
    ? { arrow: 'aside', title: say('List the favourable outcomes'), says: [say('They are {0}.', shown)] }
    : { arrow: 'aside', title: say('Count the favourable outcomes'), says: [say('There are {0} of them.', m(num(favourable.length)))] };
  return yield* shareSteps(BigInt(favourable.length), all);
}

function isWanted(choice: readonly number[], of: Picks['of'], values: Picks['values']): boolean {
  if (of === 'each') return choice.every((value) => isIn(value, values));
  return isIn(choice.reduce((all, value) => (of === 'sum' ? all + value : all * value)), values);
}

function picksOf(from: readonly number[], picked: number): number[][] {
  if (picked === 0) return [[]];
  return from.flatMap((first, index) => picksOf(from.slice(index + 1), picked - 1).map((rest) => [first, ...rest]));
}

/** The same count by picking one after another: every choice comes in all its orders. */
function byOrder(from: readonly number[], picked: number, wanted: (choice: readonly number[]) => boolean): number {
  let orders = 1;
  for (let factor = 2; factor <= picked; factor++) orders *= factor;
  if (from.length ** picked > 400_000) return picksOf([...from].reverse(), picked).filter(wanted).length;
  const walk = (choice: readonly number[]): number => (choice.length === picked ? (wanted(choice) ? 1 : 0) : from.reduce((sum, next) => (choice.includes(next) ? sum : sum + walk([...choice, next])), 0));
  return walk([]) / orders;
}
