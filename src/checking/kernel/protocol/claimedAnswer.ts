import type { Claim } from '../../../core/claim.ts';
import type { Expression } from '../../../math/expression.ts';
import { answerOf, type Answer } from '../../../math/judging/answer.ts';
import { read } from '../../../math/reading/read.ts';
import { sameShape, some } from '../../../math/traverse.ts';
import { hasUnread } from '../../../math/unread.ts';
import { freeVariables } from '../../../math/variables.ts';
import type { ClaimedValue } from './proposedCheck.ts';

/** What a final answer claims, as a value that code can compute or be tried on; undefined where it is none. */
export function claimedAnswer({ latex }: Pick<Claim, 'latex'>): ClaimedValue | undefined {
  const expression = read(latex);
  return hasUnread(expression) ? undefined : valueOf(answerOf(expression));
}

function valueOf(answer: Answer): ClaimedValue | undefined {
  switch (answer.kind) {
    case 'value':
      return single(answer.value);
    case 'labelled':
      return valueOf(answer.answer);
    case 'set': {
      const elements = numbers(answer.members);
      return elements && { kind: 'set', elements };
    }
    case 'list': {
      const isOfOne = ofOneName(answer.members);
      const elements = numbers(isOfOne ? answer.members.map(unlabelled) : answer.members);
      // `3, 2` may answer two questions in their order.
      return elements && { kind: isOfOne ? 'set' : 'tuple', elements };
    }
    case 'tuple': {
      const elements = numbers(answer.entries);
      return elements && { kind: 'tuple', elements };
    }
    case 'matrix':
      return answer.rows.flat().every(isPlainNumber) ? { kind: 'matrix', rows: answer.rows } : undefined;
    case 'region':
    case 'equation':
    case 'other':
      return undefined;
  }
}

function single(value: Expression): ClaimedValue | undefined {
  // A lone letter names one of several choices, or a quantity whose value is not said.
  if (value.kind === 'symbol' || isAmbiguous(value)) return undefined;
  const variables = [...freeVariables(value)];
  return variables.length === 0 ? { kind: 'number', value } : { kind: 'expression', value, variables, upTo: 'nothing' };
}

/** In `x = 2 or x = 3` each value has the same label; `a = 3, b = 2` is not the same as `a = 2, b = 3`. */
function ofOneName(members: readonly Answer[]): boolean {
  const [first] = members;
  return first?.kind === 'labelled' && members.every((member) => member.kind === 'labelled' && sameShape(member.label, first.label));
}

function unlabelled(answer: Answer): Answer {
  return answer.kind === 'labelled' ? answer.answer : answer;
}

function numbers(members: readonly Answer[]): readonly Expression[] | undefined {
  const values = members.flatMap((member) => (member.kind === 'value' && isPlainNumber(member.value) ? [member.value] : []));
  return values.length === members.length && values.length > 0 ? values : undefined;
}

function isPlainNumber(value: Expression): boolean {
  return freeVariables(value).size === 0 && !isAmbiguous(value);
}

/** Code may answer 50 % with 50 or with 0.5, and nothing says which. */
function isAmbiguous(value: Expression): boolean {
  return some(value, (part) => part.kind === 'apply' && part.operator === 'percent');
}
