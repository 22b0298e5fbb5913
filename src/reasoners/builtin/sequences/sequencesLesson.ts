import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { compare, multiply, rational } from '../../../math/rational.ts';
import { m, type Lesson } from '../lesson.ts';
import { rationalExpression } from '../univariate.ts';
import { explicitLesson } from './explicitLesson.ts';
import { progressionLesson } from './progressionLesson.ts';
import { recurrenceLesson } from './recurrenceLesson.ts';
import type { Mean, SequenceQuestion, Wanted } from './sequenceQuestion.ts';
import { sigma, sumLesson } from './sumLesson.ts';
import { exact, rationalOf, termSymbol } from './terms.ts';

/** A question about a sequence or a sum, worked through. */
export function sequencesLesson(question: SequenceQuestion): Lesson {
  switch (question.ask) {
    case 'progression':
      return progressionLesson(question);
    case 'sum':
      return sumLesson(question);
    case 'recurrence':
      return recurrenceLesson(question);
    case 'explicit':
      return explicitLesson(question);
    case 'mean':
      return meanLesson(question);
  }
}

function* meanLesson({ type, between: [a, b], both }: Mean): Lesson {
  const [x, y] = [a, b].map(rationalExpression);
  if (!x || !y) return { kind: 'beyond' };
  if (type === 'arithmetic') {
    const half = app('divide', app('add', x, y), num(2));
    const answer = exact(half);
    yield { arrow: 'aside', title: say('Half the sum'), shows: app('equal', half, answer) };
    return { kind: 'answer', answer, notes: [], checks: [] };
  }
  const root = app('sqrt', app('multiply', x, y));
  const value = exact(root);
  if (compare(rationalOf(app('power', value, num(2))) ?? rational(-1), multiply(a, b)) !== 0) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('The root of the product'), says: [both ? say('Its square is the product, so there are two with opposite signs.') : say('The mean of positive numbers is taken positive.')], shows: app('equal', root, value) };
  return { kind: 'answer', answer: both ? app('plus-minus', value) : value, notes: [], checks: [] };
}

/** The interpretation in one sentence. */
export function sequencesReading(question: SequenceQuestion): Phrase {
  switch (question.ask) {
    case 'progression': {
      const given = [...question.facts, ...question.conditions.flatMap((each) => (each.kind === 'relation' ? [each.relation] : []))].map(m).join(', ');
      const asked = wantedText(question.wanted, question.letter);
      return question.type === 'arithmetic' ? say('I read this as: an arithmetic sequence with {0}; find {1}.', given, asked) : say('I read this as: a geometric sequence with {0}; find {1}.', given, asked);
    }
    case 'sum':
      return question.written ? say('I read this as: find the sum {0} = {1}.', m(question.written), m(sigma(question, question.to))) : say('I read this as: find the sum {0}.', m(sigma(question, question.to)));
    case 'recurrence': {
      const first = question.first.map((value, place) => m(app('equal', termSymbol(question.letter, question.start + place), rationalExpression(value)))).join(', ');
      return say('I read this as: a sequence with {0} and the rule {1}; find {2}.', first, m(question.rule), wantedText(question.wanted, question.letter));
    }
    case 'explicit':
      return say('I read this as: a sequence with {0}; find {1}.', m(app('equal', question.sums ? sym('S_n') : termSymbol(question.letter, 'n'), question.body)), wantedText(question.wanted, question.letter));
    case 'mean': {
      const [a, b] = question.between.map((value) => m(rationalExpression(value)));
      return question.type === 'arithmetic' ? say('I read this as: find the arithmetic mean of {0} and {1}.', a ?? '', b ?? '') : say('I read this as: find the geometric mean of {0} and {1}.', a ?? '', b ?? '');
    }
  }
}

function wantedText(wanted: Wanted, letter: string): string {
  const symbol = (of: 'term' | 'sum', index: string): Expression => (of === 'term' ? termSymbol(letter, index) : sym(`S_${index}`));
  switch (wanted.kind) {
    case 'value':
      return m(isApply(wanted.of, 'add') && wanted.of.args.length > 7 ? app('add', ...wanted.of.args.slice(0, 3), { kind: 'constant', name: 'ellipsis' }, ...wanted.of.args.slice(-1)) : wanted.of);
    case 'general-term':
      return m(symbol('term', 'n'));
    case 'general-sum':
      return m(symbol('sum', 'n'));
    case 'index':
      return `$n$: ${m(app('equal', symbol(wanted.of, 'n'), rationalExpression(wanted.value)))}`;
    case 'count':
      return `$n$: ${m(app('equal', symbol('term', 'n'), rationalExpression(wanted.value)))}`;
    case 'sum-up-to':
      return `$S_n$, ${m(app('equal', symbol('term', 'n'), rationalExpression(wanted.value)))}`;
  }
}
