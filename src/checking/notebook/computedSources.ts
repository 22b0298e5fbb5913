import { isApply } from '../../math/claims/statements.ts';
import type { Expression } from '../../math/expression.ts';
import { read } from '../../math/reading/read.ts';
import { sameShape } from '../../math/traverse.ts';
import { hasUnread } from '../../math/unread.ts';
import { isQuantity, type CodeCells } from './codeCells.ts';
import { callOf, computationOf } from './computations.ts';
import type { Match, Source } from './matching.ts';
import { nameForms } from './nameForms.ts';
import { quantityOf, type Quantity } from './quantities.ts';
import type { Place, Sections } from './sections.ts';

/**
 * What a cell computes by one call although it gives it no name of the text's: `np.mean(T)` for `\bar{T}`,
 * `np.linalg.det(A)` for `\det A`, `f(2)` for f(2), as its last expression or as the value of a variable.
 */
export function computedSources(code: CodeCells, sections: Sections, expression: Expression, text: Place): Match[] {
  const holds = tester(code, expression);
  if (!holds) return [];
  return code.cells.flatMap((cell, index): Match[] => {
    const names = code.names(index);
    const nearness = sections.nearness(text, index);
    if (!names || (nearness !== 'adjacent' && nearness !== 'section')) return [];
    const found: Match[] = [];
    const offer = (source: Source, right: string): void => {
      const strength = holds(right, index);
      if (strength) found.push({ source, why: 'name', strength, nearness });
    };
    for (const [name, assigned] of names.assigned) if (assigned.how === 'plain' && isQuantity(names, name)) offer({ kind: 'variable', name, cell: cell.id }, assigned.right);
    if (names.last && names.last.names.length === 0) offer({ kind: 'output', cell: cell.id }, names.last.text);
    return found;
  });
}

type Test = (right: string, index: number) => 'sure' | 'agreeing' | undefined;

function tester(code: CodeCells, expression: Expression): Test | undefined {
  if (isApply(expression, 'call')) return (right, index) => (isSameCall(code, expression, right, index) ? 'sure' : undefined);
  const quantity = quantityOf(expression);
  return quantity && ((right) => computes(quantity, right));
}

function computes(quantity: Quantity, right: string): 'sure' | 'agreeing' | undefined {
  const computation = computationOf(right);
  if (!computation || computation.what !== quantity.what || !quantity.of.includes(computation.of)) return undefined;
  return computation.isPartial || quantity.isModel ? 'agreeing' : 'sure';
}

/** Of the same function at the same numbers. The function must be the notebook's own. */
function isSameCall(code: CodeCells, expression: Extract<Expression, { kind: 'apply' }>, right: string, index: number): boolean {
  const call = callOf(right);
  const [callee, ...args] = expression.args;
  if (!call || !callee || args.length !== call.args.length || !nameForms(callee).exact.includes(call.name) || code.reaching(call.name, index) === undefined) return false;
  return args.every((arg, at) => {
    const written = read(call.args[at] ?? '', { notation: 'plain' });
    return !hasUnread(written) && sameShape(written, arg);
  });
}

/** Whether the code says that a variable is computed of something else: `mean = np.mean(x)` is no mean of T. */
export function isOfAnother(code: CodeCells, { name, cell }: Extract<Source, { kind: 'variable' }>, expression: Expression): boolean {
  const quantity = quantityOf(expression);
  const assigned = code.names(code.indexOf(cell))?.assigned.get(name);
  const computation = assigned?.how === 'plain' ? computationOf(assigned.right) : undefined;
  return quantity !== undefined && computation !== undefined && !quantity.of.includes(computation.of);
}
