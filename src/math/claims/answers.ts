import type { Expression } from '../expression.ts';
import { approximate, differ, real } from '../solving/approximate.ts';
import { some } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { calculusAttempts } from './calculusQuestion.ts';
import { solutionAttempts } from './differentialAnswer.ts';
import type { Attempt } from './foundClaim.ts';
import { isNumeral, isWrittenAs } from './numberQuestion.ts';
import type { Question, SolutionAsked } from './question.ts';
import { isApply } from './statements.ts';

/** How a final answer can be decided, given what was asked. Nothing, where the question is not one for computation. */
export function answerAttempts(answer: Expression, question: Question | undefined): Attempt[] {
  switch (question?.kind) {
    case 'solve':
      if (isMeantOtherwise(answer, question)) return [];
      return [
        {
          kind: 'final-answer',
          stance: 'asserted',
          proposition: { kind: 'solution', problem: question.conditions, unknowns: question.unknowns, stated: answer, complete: true },
        },
      ];
    case 'evaluate': {
      const value = valueOf(answer);
      // A number for letters: what they stand for may have been told before, or in a figure.
      if (question.inLetters && freeVariables(value).size === 0 && isElsewhere(question.expression, value)) return [];
      return [relation({ kind: 'apply', operator: 'equal', args: [question.expression, value] })];
    }
    case 'differentiate': {
      const variable: Expression = { kind: 'symbol', name: question.variable };
      const derivative: Expression = { kind: 'apply', operator: 'derivative', args: [question.expression, variable] };
      return [relation({ kind: 'apply', operator: 'equal', args: [derivative, valueOf(answer)] })];
    }
    case 'antiderivative':
      return [
        {
          kind: 'final-answer',
          stance: 'asserted',
          proposition: { kind: 'antiderivative', integrand: question.integrand, variable: question.variable, stated: valueOf(answer) },
        },
      ];
    case 'calculus':
      return calculusAttempts(answer, question);
    case 'differential':
      return solutionAttempts(answer, question, true);
    case 'number': {
      const value = valueOf(answer);
      return isWrittenAs(value, question.as) ? [relation({ kind: 'apply', operator: 'equal', args: [question.of, value] })] : [];
    }
    case 'remainder': {
      const value = valueOf(answer);
      if (!isNumeral(value)) return [];
      const zero: Expression = { kind: 'number', numerator: 0n, denominator: 1n };
      const within: Expression[] = [{ kind: 'apply', operator: 'less-equal', args: [zero, value] }, { kind: 'apply', operator: 'less', args: [value, question.modulus] }];
      return [relation({ kind: 'apply', operator: 'and', args: [{ kind: 'apply', operator: 'congruent', args: [question.of, value, question.modulus] }, ...within] })];
    }
    case 'unknown':
    case undefined:
      return [];
  }
}

/** Whether an answer may be of other numbers than are asked for, or of the unknowns in another order. */
function isMeantOtherwise(answer: Expression, { among, isOrderOpen }: SolutionAsked): boolean {
  const isComplex = some(answer, (part) => part.kind === 'constant' && part.name === 'i');
  if ((among === 'reals' && isComplex) || (among === 'complexes' && !isComplex)) return true;
  return isOrderOpen === true && !some(answer, (part) => isApply(part, 'equal')) && some(answer, (part) => isApply(part, 'tuple', 'list', 'set'));
}

/** Whether a term has another value than this at some point. */
function isElsewhere(term: Expression, value: Expression): boolean {
  return [0.7318, 1.4142, 2.2361].some((place) => differ(approximate(term, new Map([...freeVariables(term)].map((name, index) => [name, real(place + index / 7)]))), approximate(value)) === true);
}

function relation(equation: Expression): Attempt {
  return { kind: 'final-answer', stance: 'asserted', proposition: { kind: 'relation', relation: equation } };
}

/** `f'(x) = 2x` answers with its right side; so does `x + 1 = 5` when a value is asked. */
function valueOf(answer: Expression): Expression {
  if (isApply(answer, 'equal')) return answer.args[1] ?? answer;
  if (isApply(answer, 'chain')) return answer.args.at(-1) ?? answer;
  return answer;
}
