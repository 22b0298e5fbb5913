import { say, type Phrase } from '../../../core/phrase.ts';
import { app, minus, num, sym } from '../../../math/build.ts';
import { isZero } from '../../../math/rational.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { sameShape } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m, type Lesson } from '../lesson.ts';
import { isZeroNumber } from '../zeroAndOne.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { counterexample } from './counterexample.ts';
import { squaresOf } from './squares.ts';
import type { ProofQuestion } from './proofQuestion.ts';

/** The larger side less the other is written as a sum of squares. */
export function* inequalityProof(question: ProofQuestion): Lesson {
  const { statement, left, right, relation } = question;
  const difference = isZeroNumber(right) ? left : minus(left, right);
  const open = expand(difference);
  const found = squaresOf(open, [...freeVariables(statement)].sort());
  if (!found || found.constant.numerator < 0n || (relation === 'more' && isZero(found.constant))) return (yield* counterexample(question)) ?? { kind: 'beyond' };
  if (toLatex(open) !== toLatex(difference)) {
    yield { arrow: 'equals', title: say('Take the difference of the sides'), says: [say('The statement says on which side of zero the difference of the sides is.')], shows: app('equal', difference, open), reason: say('difference of the sides') };
  }
  if (!sameShape(open, found.expression)) {
    yield { arrow: 'equals', title: say('Complete the square'), says: [say('A square is never negative, so a sum of squares shows the sign.')], shows: app('equal', open, found.expression), reason: say('complete the square') };
  }
  yield { arrow: 'aside', title: say('The sign of the sum'), says: [say('No square of a real number is negative.')], shows: app(isZero(found.constant) ? 'greater-equal' : 'greater', found.expression, num(0)) };
  const notes: Phrase[] = [];
  if (relation === 'at-least') {
    const equalities = found.squares.map(({ letter, rest }) => m(app('equal', sym(letter), isZeroNumber(rest) ? num(0) : simplify(expand(app('negate', rest))))));
    if (!isZero(found.constant)) notes.push(say('The sides are never equal.'));
    else if (equalities.length > 0) notes.push(say('The sides are equal exactly where every square is zero: {0}.', equalities.join(', ')));
    else notes.push(say('The sides are always equal.'));
  }
  return { kind: 'answer', answer: statement, notes, checks: [] };
}
