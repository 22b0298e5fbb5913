import { say, type Phrase } from '../../core/phrase.ts';
import type { Counterexample } from '../../core/verdict.ts';
import type { Expression } from '../expression.ts';
import { Evaluation } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/value.ts';
import { toPlain } from '../printing/plain.ts';
import { simplify } from '../simplify.ts';
import { some, substitute } from '../traverse.ts';
import { realValue } from '../solving/approximate.ts';
import { links, truthAt } from '../solving/truthAt.ts';
import { showValue } from './showValue.ts';

/** `x = 2, y = 1`. */
export function assignmentText(values: ReadonlyMap<string, Expression>): string {
  return [...values].map(([name, value]) => `${name} = ${toPlain(value)}`).join(', ');
}

/** A value for people: tidied where that is short, else ten digits. */
export function valueText(expression: Expression): string | undefined {
  const simple = simplify(expression);
  const text = toPlain(simple);
  const plain = /^[−-]?[\d/.]+$/.test(text);
  if (plain || text.length <= 24) {
    const approximate = plain ? undefined : realValue(simple);
    return approximate === undefined ? text : `${text} ≈ ${Number(approximate.toPrecision(6))}`;
  }
  try {
    const evaluation = new Evaluation(40, { allowComplex: some(expression, (part) => part.kind === 'constant' && part.name === 'i') });
    return showValue(evaluation.value(expression, new Map()), evaluation.D);
  } catch (error) {
    if (error instanceof NotDefined || error instanceof NotComputable) return undefined;
    throw error;
  }
}

/** Why a statement does not hold at these values, with both sides' values; the first part that fails is shown. */
export function failureAt(statement: Expression, values: ReadonlyMap<string, Expression>, reason?: (at: string) => Phrase): Counterexample {
  const at = assignmentText(values);
  const shown = [...values].map(([name, value]) => ({ name, value: toPlain(value) }));
  const failing = failingPart(statement, values);
  const [a, b] = failing?.kind === 'apply' ? failing.args : [];
  if (failing && truthAt(failing, values) === 'undefined') {
    return { values: shown, summary: reason?.(at) ?? say('At {0} a side of {1} has no value.', at, toPlain(failing)) };
  }
  const left = a && valueText(substitute(a, values));
  const right = b && valueText(substitute(b, values));
  if (left === undefined || right === undefined) return { values: shown, summary: reason?.(at) ?? say('At {0} it does not hold.', at) };
  return { values: shown, left, right, summary: reason?.(at) ?? say('At {0} the left side is {1}, the right side {2}.', at, left, right) };
}

function failingPart(statement: Expression, values: ReadonlyMap<string, Expression>): Expression | undefined {
  if (statement.kind !== 'apply') return undefined;
  if (statement.operator === 'and') {
    const part = statement.args.find((arg) => truthAt(arg, values) !== 'true');
    return part && failingPart(part, values);
  }
  if (statement.operator === 'chain') return links(statement.args).find((link) => truthAt(link, values) !== 'true');
  return /^(?:equal|less|less-equal|greater|greater-equal)$/.test(statement.operator) ? statement : undefined;
}
