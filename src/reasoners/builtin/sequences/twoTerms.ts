import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import { anyOf } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, negate, rational, subtract, type Rational } from '../../../math/rational.ts';
import { m, type LessonStep } from '../lesson.ts';
import { rationalExpression } from '../univariate.ts';
import { fits, stepFits } from './conditions.ts';
import { rootsOf } from './roots.ts';
import type { Progression } from './sequenceQuestion.ts';
import { exact, naming, rationalOf, termNamed, termSymbol, type Values } from './terms.ts';

interface KnownTerm {
  readonly index: number;
  readonly value: Rational;
}

/** Where two terms are given and nothing else. */
export function knownTerms({ type, facts, letter }: Progression): readonly [KnownTerm, KnownTerm] | undefined {
  const terms = facts.map((fact): KnownTerm | undefined => {
    const [left, right] = fact.kind === 'apply' ? fact.args : [];
    const named = left?.kind === 'symbol' ? termNamed(left.name, letter) : undefined;
    const value = right && rationalOf(right);
    return named?.of === 'term' && value ? { index: named.index, value } : undefined;
  });
  const [one, two, ...more] = terms;
  if (!one || !two || more.length > 0 || (type === 'geometric' && Math.max(one.index, two.index) > 58) || one.index === two.index) return undefined;
  return one.index < two.index ? [one, two] : [two, one];
}

/** The step from the gap between two terms, then the first term. */
export function* fromTwoTerms(progression: Progression, [low, high]: readonly [KnownTerm, KnownTerm]): Generator<LessonStep, Values[] | undefined> {
  const { type, letter, step } = progression;
  const gap = high.index - low.index;
  const [a, b] = [rationalExpression(low.value), rationalExpression(high.value)];
  const [nameLow, nameHigh] = [m(termSymbol(letter, low.index)), m(termSymbol(letter, high.index))];
  let steps: readonly Expression[] | undefined;
  if (type === 'arithmetic') {
    const value = rationalExpression(divide(subtract(high.value, low.value), rational(gap)));
    const difference = app('add', b, app('negate', a));
    yield { arrow: 'aside', title: say('The common difference'), says: [say('From {0} to {1} the common difference is added {2} times.', nameLow, nameHigh, gap)], shows: naming(sym(step), gap === 1 ? difference : app('divide', difference, num(gap)), value), reason: say('common difference') };
    steps = [value];
  } else {
    if (low.value.numerator === 0n || high.value.numerator === 0n) return undefined;
    const ratio = divide(high.value, low.value);
    const polynomial = [negate(ratio), ...Array.from({ length: gap }, (_, power) => rational(power === gap - 1 ? 1 : 0))];
    steps = gap === 1 ? [rationalExpression(ratio)] : rootsOf(polynomial);
    if (!steps || steps.length === 0) return undefined;
    const says = [say('From {0} to {1} the common ratio is multiplied {2} times.', nameLow, nameHigh, gap)];
    const quotient = app('divide', b, a);
    if (gap === 1) yield { arrow: 'aside', title: say('The common ratio'), says, shows: naming(sym(step), quotient, rationalExpression(ratio)) };
    else {
      yield { arrow: 'given', title: say('An equation for the common ratio'), says, shows: app('equal', app('power', sym(step), num(gap)), quotient), reason: say('the quotient of the terms') };
      yield { arrow: 'iff', title: say('Take the root'), says: [gap % 2 === 0 ? say('An even power has two real roots.') : say('An odd power has one real root.')], shows: anyOf(steps.map((each) => app('equal', sym(step), each))), reason: say('solved') };
      const kept = steps.filter((each) => stepFits(progression, each));
      if (kept.length < steps.length && kept.length > 0) yield { arrow: 'given', title: say('Keep what the conditions allow'), shows: anyOf(kept.map((root) => app('equal', sym(step), root))), reason: say('by the conditions') };
      steps = kept;
    }
  }
  const values = steps.map((found): Values => ({ first: exact(type === 'arithmetic' ? app('add', a, app('negate', app('multiply', num(low.index - 1), found))) : app('divide', a, app('power', found, num(low.index - 1)))), step: found })).filter((each) => fits(progression, each));
  if (low.index > 1) {
    for (const { first, step: found } of values) {
      const put = type === 'arithmetic' ? app('add', a, app('negate', low.index === 2 ? found : app('multiply', num(low.index - 1), found))) : app('divide', a, low.index === 2 ? found : app('power', found, num(low.index - 1)));
      yield { arrow: 'aside', title: say('The first term'), shows: naming(termSymbol(letter, 1), put, first) };
    }
  }
  return values;
}
