import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { rational, type Rational } from '../../../math/rational.ts';
import { shownNumber } from '../exactNumber.ts';
import type { LessonStep } from '../lesson.ts';

export type ChanceSteps = Generator<LessonStep, Rational | undefined>;

/** A sum, a product, or what there is of only one part. */
export function joined(operator: 'add' | 'multiply', parts: readonly Expression[]): Expression {
  const [first, ...more] = parts;
  return first === undefined ? num(operator === 'add' ? 0 : 1) : more.length === 0 ? first : app(operator, ...parts);
}

export function aside(title: Phrase, says: readonly Phrase[], written: Expression, value: Expression): LessonStep {
  return { arrow: 'aside', title, says, shows: app('equal', written, value) };
}

/** Of equally likely outcomes, the favourable ones. */
export function* shareSteps(favourable: bigint, all: bigint): ChanceSteps {
  if (favourable < 0n || favourable > all) return undefined;
  const chance = rational(favourable, all);
  const written = app('divide', num(favourable), num(all));
  yield { arrow: 'aside', title: say('Divide the favourable outcomes by all'), ...(chance.denominator === all ? { says: [say('All outcomes are equally likely, and the fraction cannot be reduced.')] } : { says: [say('All outcomes are equally likely.')] }), shows: app('equal', written, shownNumber(chance, false)) };
  return chance;
}
