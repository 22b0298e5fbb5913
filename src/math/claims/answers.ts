import type { Expression } from '../expression.ts';
import { sameShape, some } from '../traverse.ts';
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
      if (sameShape(value, question.expression) || !isOfForm(value, question.form)) return [];
      const equation = relation({ kind: 'apply', operator: 'equal', args: [question.expression, value] });
      // A number for letters: what they stand for may have been told before, or in a figure.
      return [question.inLetters && freeVariables(value).size === 0 ? { ...equation, isNeverRefuted: true } : equation];
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

/** Whether a value is a product, or a sum without products of sums, where that is what is asked for. */
function isOfForm(value: Expression, form: 'product' | 'sum' | undefined): boolean {
  if (form === undefined) return true;
  if (isApply(value, 'negate') && value.args[0]) return isOfForm(value.args[0], form);
  if (form === 'product') return !isApply(value, 'add');
  return !some(value, (part) => isApply(part, 'multiply', 'power') && part.args.some((arg) => isApply(arg, 'add')));
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
