import { app, num } from '../../../math/build.ts';
import type { Budget } from '../../../math/deciding/budget.ts';
import { numericValue } from '../../../math/simplify.ts';
import { expressionOf, type ObservedValue } from '../observedValue.ts';
import type { Call, CallGroup, ClosedExpression, Outcome } from './harnessAnswer.ts';
import { perturbedInputs } from './perturbedInputs.ts';
import { isGiven, sameOutcome, truthOf, type Moved } from './outcomes.ts';
import type { ClaimedValue, InputValue, ProposedCheck } from './proposedCheck.ts';
import type { PythonSpec } from './pythonSpec.ts';
import { agreesWith } from './sameClaim.ts';

/** Changes of one given value that must come to something else before the next value is tried. */
const enoughMoved = 2;
const mostSuspects = 8;
/** Numbers that code of every kind is full of. */
const commonest = 3n;

/** The calls with one given value changed, a group for each value that can be. */
export function changedCalls(check: ProposedCheck, seed: number, against: string, given?: { readonly claim: PythonSpec; readonly value: unknown }): CallGroup[] {
  return perturbedInputs(check.inputs).map(({ name, variants }, group) => ({
    against,
    ...(given ? { value: given.value } : {}),
    enough: enoughMoved,
    calls: variants.map((variant, index) => ({
      id: `changed ${group} ${index}`,
      fn: check.shape,
      inputs: JSON.stringify({ ...check.inputs, [name]: variant }),
      seed,
      ...(given ? { claim: given.claim } : {}),
    })),
  }));
}

/** What became of each given value's changes. */
export function movedOf(check: ProposedCheck, groups: readonly CallGroup[], outcomes: ReadonlyMap<string, Outcome>, base: Outcome): Moved[] {
  return Object.keys(check.inputs).map((name, index) => {
    const calls = groups[index]?.calls ?? [];
    const usable = calls.flatMap(({ id }) => {
      const outcome = outcomes.get(id);
      return outcome?.kind === 'value' && outcome.value.kind !== 'none' && (check.shape === 'compute' || truthOf(outcome) !== undefined) ? [outcome] : [];
    });
    return { name, fixed: calls.length === 0, tried: usable.length, changed: usable.filter((outcome) => !sameOutcome(outcome, base)).length };
  });
}

/** The expressions of the code that have the value by themselves. */
export function suspects(closed: readonly ClosedExpression[], value: ClaimedValue, budget: Budget): ClosedExpression[] {
  if (value.kind === 'boolean' || (value.kind === 'set' && value.elements.length === 0)) return [];
  const has = (observed: ObservedValue): boolean => {
    if (observed.kind === 'text' && value.kind === 'number') return numberIn(observed.text, value, budget);
    return agreesWith(value, observed, budget).kind === 'agrees';
  };
  return closed.filter((expression) => !(isCommon(value) && expression.starts) && has(expression.value)).slice(0, mostSuspects);
}

function numberIn(text: string, value: ClaimedValue, budget: Budget): boolean {
  return /^-?\d{1,300}$/.test(text) && agreesWith(value, { kind: 'integer', value: BigInt(text) }, budget).kind === 'agrees';
}

/** Whether the value is so small a number that code may hold it for any reason. */
export function isCommon(value: ClaimedValue): boolean {
  const number = value.kind === 'number' ? numericValue(value.value) : undefined;
  return number?.denominator === 1n && number.numerator <= commonest && number.numerator >= -commonest;
}

/** The expressions that the code compares with and that are given values, each with another value to put there. */
export function keyedExpressions(closed: readonly ClosedExpression[], inputs: Readonly<Record<string, InputValue>>): { readonly expression: ClosedExpression; readonly other: PythonSpec }[] {
  return closed
    .filter((expression) => expression.compared && isGiven(expression.value, inputs))
    .slice(0, mostSuspects)
    .flatMap((expression) => {
      const other = bumped(expression.value);
      return other ? [{ expression, other }] : [];
    });
}

function bumped(value: ObservedValue): PythonSpec | undefined {
  switch (value.kind) {
    case 'integer':
      return { is: 'int', value: (value.value + 1n).toString() };
    case 'float':
      return { is: 'float', value: String(Number(value.text) * 1.25 + 0.5) };
    case 'list':
    case 'tuple':
    case 'set': {
      const items = value.items.map((item, index) => (index === value.items.length - 1 ? bumped(item) : kept(item)));
      return items.every((item) => item !== undefined) ? { is: value.kind, items } : undefined;
    }
    default:
      return undefined;
  }
}

function kept(value: ObservedValue): PythonSpec | undefined {
  if (value.kind === 'integer') return { is: 'int', value: value.value.toString() };
  if (value.kind === 'float') return { is: 'float', value: value.text };
  return value.kind === 'text' ? { is: 'str', value: value.text } : undefined;
}

/** Whether one number came out larger than another by just so much. */
export function isShifted(before: Outcome | undefined, after: Outcome | undefined, by: ClaimedValue, from: ClaimedValue, budget: Budget): boolean | undefined {
  if (before?.kind !== 'value' || after?.kind !== 'value' || by.kind !== 'number' || from.kind !== 'number') return undefined;
  const value = expressionOf(before.value);
  if (!value) return undefined;
  const wanted = app('add', value, by.value, app('multiply', num(-1), from.value));
  return agreesWith({ kind: 'number', value: wanted }, after.value, budget).kind === 'agrees';
}

/** The call itself, with a value in the place of one expression. */
export function withReplaced(call: Call, id: string, expression: ClosedExpression, value: PythonSpec): Call {
  return { ...call, id, replaced: { node: expression.node, value } };
}
