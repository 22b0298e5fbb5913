import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { expand } from '../../../math/simplify.ts';
import { approximate } from '../../../math/solving/approximate.ts';
import { some } from '../../../math/traverse.ts';
import { agrees } from '../agreement.ts';
import { trigonometricSum } from '../exactValues/angleSums.ts';
import { m, type Lesson } from '../lesson.ts';
import { overOneDenominator } from '../neat.ts';
import { at, type DottedTerms } from './dottedTerms.ts';

/** The terms that the dots leave out put in, and all added or multiplied; confirmed in doubles term by term. */
export function* dottedLesson(question: DottedTerms): Lesson {
  const { operator, body, count } = question;
  const terms = Array.from({ length: count }, (_, index) => at(body, index + 1));
  const operation = operator === 'sum' ? 'add' : 'multiply';
  const hasAngles = some(body, (part) => part.kind === 'apply' && /^(?:sin|cos|tan|cot|sec|csc)$/.test(part.operator));
  const answer = hasAngles ? trigonometricSum(app(operation, ...terms)) : overOneDenominator(terms.map((term) => expand(term)).reduce<Expression>((total, term) => expand(app(operation, total, term)), num(operator === 'sum' ? 0 : 1)));
  const about = terms.map((term) => approximate(term)).reduce((total, each) => {
    if (!total || !each) return undefined;
    const error = total.error + each.error;
    return operator === 'sum' ? { re: total.re + each.re, im: total.im + each.im, error } : { re: total.re * each.re - total.im * each.im, im: total.re * each.im + total.im * each.re, error };
  }, { re: operator === 'sum' ? 0 : 1, im: 0, error: 0 });
  if (!answer || !isFinished(answer) || !about || !agrees(approximate(answer), about)) return { kind: 'beyond' };
  yield {
    arrow: 'equals',
    title: operator === 'sum' ? say('Add all terms') : say('Multiply all factors'),
    says: [operator === 'sum' ? say('The terms follow the rule {0}; there are {1} of them.', m(body), count) : say('The factors follow the rule {0}; there are {1} of them, and what stands above and below cancels.', m(body), count)],
    shows: app('equal', signed(question), answer),
    reason: operator === 'sum' ? say('all terms') : say('all factors'),
  };
  return { kind: 'answer', answer, notes: [], checks: [] };
}

function isFinished(value: Expression): boolean {
  return !some(value, (part) => (part.kind === 'apply' ? !/^(?:add|multiply|negate|divide|power|sqrt)$/.test(part.operator) : part.kind === 'symbol' || (part.kind === 'constant' && !/^(?:pi|e|i)$/.test(part.name))));
}

function signed({ operator, body, count }: DottedTerms): Expression {
  return app(operator, body, sym('k'), num(1), num(count));
}

/** The interpretation in one sentence. */
export function dottedReading(question: DottedTerms): Phrase {
  return say('I read this as: compute {0}.', m(signed(question)));
}
