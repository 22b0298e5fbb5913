import { app } from '../build.ts';
import type { Expression } from '../expression.ts';
import type { Context } from '../proposition.ts';
import { some, substitute } from '../traverse.ts';
import { freeVariables } from '../variables.ts';

const complexOperators: ReadonlySet<string> = new Set(['conjugate', 'real-part', 'imaginary-part', 'argument']);

/** The letters a statement means as complex numbers: declared so, or z and w beside a conjugate, a real part, an argument. */
export function complexLetters(statement: Expression, { assumptions }: Context): ReadonlySet<string> {
  const declared = new Map<string, boolean>();
  for (const assumption of assumptions) {
    if (assumption.kind !== 'apply' || assumption.operator !== 'element') continue;
    const [element, set] = assumption.args;
    if (!element || set?.kind !== 'constant') continue;
    for (const name of freeVariables(element)) declared.set(name, set.name === 'complexes');
  }
  const implied = some(statement, (part) => part.kind === 'apply' && complexOperators.has(part.operator));
  return new Set([...freeVariables(statement)].filter((name) => declared.get(name) ?? (implied && /^[zw](?:_|$)/.test(name))));
}

/** A statement and its context with every complex letter written as its real and imaginary part. */
export function inParts(statement: Expression, context: Context, letters: ReadonlySet<string>): { readonly statement: Expression; readonly context: Context } {
  const i: Expression = { kind: 'constant', name: 'i' };
  const parts = new Map([...letters].map((name): [string, Expression] => [name, app('add', { kind: 'symbol', name: `Re ${name}` }, app('multiply', { kind: 'symbol', name: `Im ${name}` }, i))]));
  const assumptions = context.assumptions.filter((assumption) => !declares(assumption)).map((assumption) => substitute(assumption, parts));
  return { statement: substitute(statement, parts), context: { definitions: context.definitions, assumptions } };
}

/** Whether an assumption only says `z ∈ ℂ`. */
export function declares(assumption: Expression): boolean {
  const set = assumption.kind === 'apply' && assumption.operator === 'element' ? assumption.args[1] : undefined;
  return set?.kind === 'constant' && set.name === 'complexes';
}
