import { say } from '../../../core/phrase.ts';
import { app, constant, fromRational, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { compare } from '../../../math/rational.ts';
import { numericValue } from '../../../math/simplify.ts';
import { some, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m, type Conclusion, type LessonStep } from '../lesson.ts';
import type { ProofQuestion } from './proofQuestion.ts';

const tried = [num(1), num(2), num(0), num(-1), num(3), num(1, 2), num(-2), num(-3), num(5), num(-1, 2), num(3, 2)];
/** Values that nobody can object to where a letter stands for whole numbers, or a power has a meaning for some bases only. */
const counted = [num(1), num(2), num(3), num(5)];
const positive = tried.filter((value) => value.numerator > 0n);
/** Letters that stand for whole numbers, as a rule without a word on it. */
const wholeLetters = /^[nmkN]$/;
/** Angles whose sines and cosines everybody knows. */
const angles = [app('divide', constant('pi'), num(2)), constant('pi'), num(0), app('divide', constant('pi'), num(3)), app('divide', constant('pi'), num(6)), app('divide', constant('pi'), num(4))];

/** Tells of values for which both sides are rational numbers and the statement fails; undefined where none is met. */
export function* counterexample({ statement, relation, left, right }: ProofQuestion): Generator<LessonStep, Conclusion | undefined> {
  const names = [...freeVariables(statement)].sort();
  const places: readonly Expression[] = some(statement, (part) => part.kind === 'apply' && /^(?:sin|cos|tan|cot|sec|csc)$/.test(part.operator)) ? angles : tried;
  const hasPowers = some(statement, (part) => part.kind === 'apply' && part.operator === 'power' && part.args[1] !== undefined && freeVariables(part.args[1]).size > 0);
  // Of fractions compared, the letters are meant to be positive, though often it is not said.
  const isOfFractions = relation !== 'equal' && some(statement, (part) => part.kind === 'apply' && part.operator === 'divide' && part.args[1] !== undefined && freeVariables(part.args[1]).size > 0);
  const choices = names.map((name) => (hasPowers || wholeLetters.test(name) ? counted : isOfFractions ? positive : places));
  const count = choices.reduce((product, each) => product * each.length, 1);
  for (let index = 0; index < count; index++) {
    let rest = index;
    const values = new Map(names.map((name, place): [string, Expression] => {
      const among = choices[place] ?? places;
      const value = among[rest % among.length] ?? num(0);
      rest = Math.floor(rest / among.length);
      return [name, value];
    }));
    const [a, b] = [left, right].map((side) => numericValue(substitute(side, values)));
    if (!a || !b) continue;
    const order = compare(a, b);
    if (relation === 'equal' ? order === 0 : relation === 'at-least' ? order >= 0 : order > 0) continue;
    const given = [...values].map(([name, value]) => m(app('equal', sym(name), value))).join(', ');
    for (const [side, value] of [[left, a], [right, b]] as const) {
      const filled = substitute(side, values);
      if (filled.kind !== 'apply') continue;
      yield { arrow: 'aside', title: side === left ? say('Try values on one side') : say('The same values on the other side'), says: [say('Take {0}.', given)], shows: app('equal', filled, fromRational(value)) };
    }
    const notes = [say('For {0} the sides are {1} and {2}: one example against the statement is enough.', given, m(fromRational(a)), m(fromRational(b)))];
    return { kind: 'answer', answer: say('false'), notes, checks: [] };
  }
  return undefined;
}
