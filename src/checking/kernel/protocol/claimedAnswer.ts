import type { Claim } from '../../../core/claim.ts';
import type { Expression } from '../../../math/expression.ts';
import { answerOf, type Answer } from '../../../math/judging/answer.ts';
import { read } from '../../../math/reading/read.ts';
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
    case 'set':
    case 'list': {
      const elements = numbers(answer.members);
      return elements && { kind: 'set', elements };
    }
    case 'tuple': {
      const elements = numbers(answer.entries);
      return elements && { kind: 'tuple', elements };
    }
    case 'matrix':
      return answer.rows.flat().every(isNumber) ? { kind: 'matrix', rows: answer.rows } : undefined;
    case 'region':
    case 'equation':
    case 'other':
      return undefined;
  }
}

function single(value: Expression): ClaimedValue {
  const variables = [...freeVariables(value)];
  return variables.length === 0 ? { kind: 'number', value } : { kind: 'expression', value, variables, upTo: 'nothing' };
}

function numbers(members: readonly Answer[]): readonly Expression[] | undefined {
  // In `x = 2 or x = 3` each value has the label.
  const plain = members.map((member) => (member.kind === 'labelled' ? member.answer : member));
  const values = plain.flatMap((member) => (member.kind === 'value' && isNumber(member.value) ? [member.value] : []));
  return values.length === members.length && values.length > 0 ? values : undefined;
}

function isNumber(value: Expression): boolean {
  return freeVariables(value).size === 0;
}
