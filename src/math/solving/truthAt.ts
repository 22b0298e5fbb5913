import { app } from '../build.ts';
import { OutOfTime } from '../deciding/budget.ts';
import { holdsAt, isInfinite } from '../deciding/holds.ts';
import { sameNormalForm } from '../exact/normalForm.ts';
import type { Expression } from '../expression.ts';
import { Evaluation } from '../numeric/evaluate.ts';
import { digitsNeeded, mostDigits } from '../numeric/digitsNeeded.ts';
import { floated, NotComputable, NotDefined } from '../numeric/value.ts';
import type { Definition } from '../proposition.ts';
import { some, substitute } from '../traverse.ts';

/** What a statement is at one point. `undefined` means that a side has no value there. */
export type Truth = 'true' | 'false' | 'undefined' | 'unknown';

export interface TruthOptions {
  readonly definitions?: readonly Definition[];
  readonly checkTime?: () => void;
}

/**
 * Whether a statement holds once values are put in for its symbols: exactly where the values are
 * rational, else to sixty digits and again to twice as many. Both sides of an equation that come out
 * as zero but for rounding count as equal only at both precisions.
 */
export function truthAt(statement: Expression, values: ReadonlyMap<string, Expression>, options: TruthOptions = {}): Truth {
  const put = values.size === 0 ? statement : substitute(statement, values);
  if (some(put, (part) => part.kind === 'unread')) return 'unknown';
  const complex = some(put, (part) => part.kind === 'constant' && part.name === 'i');
  try {
    const evaluation = new Evaluation(72, { allowComplex: complex, ...options });
    const holds = holdsAt(put, new Map(), evaluation);
    const needed = digitsNeeded([put]);
    if (holds === false || (holds === true && needed <= evaluation.digits)) return holds ? 'true' : 'false';
    if (holds === true) {
      // Numbers of very different sizes agree to sixty digits by size alone.
      if (!(needed <= mostDigits)) return 'unknown';
      const fine = new Evaluation(Math.max(140, Math.ceil(needed * 1.5) + 60), { allowComplex: complex, ...options });
      const further = holdsAt(put, new Map(), fine);
      return further === undefined || (further && fine.digits < needed) ? 'unknown' : further ? 'true' : 'false';
    }
    return settled(put, complex, options);
  } catch (error) {
    if (error instanceof NotDefined) return 'undefined';
    if (error instanceof OutOfTime) throw error;
    if (error instanceof NotComputable || error instanceof RangeError) return 'unknown';
    throw error;
  }
}

/** A relation between sides too close to tell apart at the usual precision. */
function settled(statement: Expression, complex: boolean, options: TruthOptions): Truth {
  if (statement.kind !== 'apply') return 'unknown';
  const { operator, args } = statement;
  const [a, b] = args;
  if (operator === 'and' || operator === 'or') {
    const parts = args.map((arg) => truthAt(arg, new Map(), options));
    if (parts.includes('undefined')) return 'undefined';
    const decisive: Truth = operator === 'and' ? 'false' : 'true';
    return parts.includes(decisive) ? decisive : parts.includes('unknown') ? 'unknown' : operator === 'and' ? 'true' : 'false';
  }
  if (operator === 'chain') return settled(app('and', ...links(args)), complex, options);
  if (!a || !b || !/^(?:equal|not-equal|identical|less|less-equal|greater|greater-equal)$/.test(operator)) return 'unknown';
  if (isInfinite(a) || isInfinite(b)) return 'unknown';
  const same = sameNormalForm(a, b) || vanishes(app('add', a, app('negate', b)), complex, options);
  if (!same) return 'unknown';
  return operator === 'equal' || operator === 'identical' || operator === 'less-equal' || operator === 'greater-equal' ? 'true' : 'false';
}

function vanishes(difference: Expression, complex: boolean, options: TruthOptions): boolean {
  const needed = digitsNeeded([difference]);
  if (!(needed <= mostDigits)) return false;
  return [72, Math.max(150, Math.ceil(needed) + 20)].every((precision) => {
    const evaluation = new Evaluation(precision, { allowComplex: complex, ...options });
    const { re, im } = floated(evaluation.value(difference, new Map()), evaluation.D);
    const bound = new evaluation.D(10).pow(-precision + 16);
    return evaluation.digits === precision - 12 && re.abs().lt(bound) && im.abs().lt(bound);
  });
}

/** The relations of a chain `a = b < c`. */
export function links(args: readonly Expression[]): Expression[] {
  const found: Expression[] = [];
  for (let index = 0; index + 2 < args.length; index += 2) {
    const [left, relation, right] = args.slice(index, index + 3);
    if (left && right && relation?.kind === 'text') found.push(app(relation.text as 'equal', left, right));
  }
  return found;
}
