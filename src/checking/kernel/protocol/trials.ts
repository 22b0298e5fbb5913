import { app, num } from '../../../math/build.ts';
import type { Budget } from '../../../math/deciding/budget.ts';
import { numericValue } from '../../../math/simplify.ts';
import { expressionOf, type ObservedValue } from '../observedValue.ts';
import type { Call, CallGroup, ClosedExpression, Outcome } from './harnessAnswer.ts';
import { perturbedInputs, type Perturbed } from './perturbedInputs.ts';
import { isGiven, sameOutcome, truthOf, type Moved } from './outcomes.ts';
import type { ClaimedValue, InputValue, ProposedCheck } from './proposedCheck.ts';
import type { PythonSpec } from './pythonSpec.ts';
import { agreesWith } from './sameClaim.ts';

/** Changes of one given value that must come to something else before the next value is tried. */
const enoughMoved = 2;
const mostSuspects = 8;
/** Where given values are changed once more. */
const mostBases = 2;
/** Numbers that code of every kind is full of. */
const commonest = 3n;

const drawing = /\b(?:random|secrets|urandom|uuid\w*)\b/;
/** Calls, with the same given values, of code that draws random numbers. */
export const drawnBases = 8;

/** Whether code may draw random numbers, so that coming twice to the same is no sign that it always does. */
export function drawsNumbers(code: string): boolean {
  return drawing.test(code);
}

/** From `start` on, of the two seeds and the others that follow from them. */
export function seedsFrom([first, second]: readonly [number, number], start: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => (start + at) % 2 === 0 ? first + 7919 * ((start + at) / 2) : second + 7919 * ((start + at - 1) / 2));
}

/** The calls that change one given value. */
export interface ChangedGroup extends CallGroup {
  readonly name: string;
  readonly optional: boolean;
}

/** What a check is given besides the changed values. */
export interface Given {
  readonly claim: PythonSpec;
  /** As the harness says what the call itself came to. */
  readonly value: unknown;
}

/** The calls with one given value changed, a group for each of them. */
export function changedCalls(check: ProposedCheck, seed: number, against: string, given?: Given): ChangedGroup[] {
  return perturbedInputs(check.inputs).map((perturbed, group) => ({
    against,
    ...(given ? { value: given.value } : {}),
    enough: enoughMoved,
    name: perturbed.name,
    // A word that stands in the code is no mere name of something.
    optional: perturbed.optional && !isWritten(check, perturbed.name),
    calls: changes(check, seed, perturbed, check.inputs, `changed ${group}`, given),
  }));
}

function isWritten({ code, inputs }: ProposedCheck, name: string): boolean {
  const word = inputs[name];
  return typeof word === 'string' && word.length > 2 && [`'${word}'`, `"${word}"`].some((quoted) => code.includes(quoted));
}

function changes(check: ProposedCheck, seed: number, { name, variants }: Perturbed, inputs: ProposedCheck['inputs'], id: string, given: Given | undefined): Call[] {
  return variants.map((variant, index) => ({ id: `${id} ${index}`, fn: check.shape, inputs: JSON.stringify({ ...inputs, [name]: variant }), seed, ...(given ? { claim: given.claim } : {}) }));
}

/** What became of each given value's changes. */
export function movedOf(groups: readonly ChangedGroup[], outcomes: ReadonlyMap<string, Outcome>, base: Outcome): Moved[] {
  return groups.map(({ name, optional, calls }) => {
    const { tried, changed } = counted(calls, outcomes, base);
    return { name, fixed: calls.length === 0 || (optional && changed === 0), tried, changed };
  });
}

function counted(calls: readonly Call[], outcomes: ReadonlyMap<string, Outcome>, base: Outcome): { readonly tried: number; readonly changed: number } {
  const usable = calls.flatMap(({ id, fn }) => {
    const outcome = outcomes.get(id);
    return outcome?.kind === 'value' && outcome.value.kind !== 'none' && (fn === 'compute' || truthOf(outcome) !== undefined) ? [outcome] : [];
  });
  return { tried: usable.length, changed: usable.filter((outcome) => !sameOutcome(outcome, base)).length };
}

/**
 * Given values that changed nothing, changed once more where another one has moved the outcome: of `a > b` and
 * `c > d` the one that fails may hide the other. Undefined where there is nothing more to try.
 */
export function changedElsewhere(check: ProposedCheck, seed: number, moved: readonly Moved[], groups: readonly ChangedGroup[], outcomes: ReadonlyMap<string, Outcome>, base: Outcome, given?: Given): Elsewhere[] {
  const still = moved.filter(({ fixed, changed }) => !fixed && changed === 0).map(({ name }) => name);
  const bases = groups.flatMap(({ calls }) => {
    const call = calls.find(({ id, fn }) => {
      const outcome = outcomes.get(id);
      return outcome?.kind === 'value' && outcome.value.kind !== 'none' && (fn === 'compute' || truthOf(outcome) !== undefined) && !sameOutcome(outcome, base);
    });
    const outcome = call && outcomes.get(call.id);
    return call && outcome?.kind === 'value' ? [{ inputs: JSON.parse(call.inputs) as ProposedCheck['inputs'], outcome }] : [];
  });
  return bases.slice(0, mostBases).flatMap(({ inputs, outcome }, at) =>
    perturbedInputs(inputs)
      .filter(({ name }) => still.includes(name))
      .map((perturbed) => ({ name: perturbed.name, base: outcome, group: { against: '', value: outcome.json, enough: enoughMoved, calls: changes(check, seed, perturbed, inputs, `elsewhere ${at} ${perturbed.name}`, given) } })),
  );
}

export interface Elsewhere {
  readonly name: string;
  readonly base: Outcome;
  readonly group: CallGroup;
}

/** The same with what was seen elsewhere added. */
export function movedElsewhere(moved: readonly Moved[], elsewhere: readonly Elsewhere[], outcomes: ReadonlyMap<string, Outcome>): Moved[] {
  return moved.map((each) => {
    const counts = elsewhere.filter(({ name }) => name === each.name).map(({ group, base }) => counted(group.calls, outcomes, base));
    return { ...each, tried: counts.reduce((sum, { tried }) => sum + tried, each.tried), changed: counts.reduce((sum, { changed }) => sum + changed, each.changed) };
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

/** Whether the answer is yes or no and all that is given are single numbers, of which near ones should turn it. */
export function turnsNumbers(claim: ClaimedValue, check: ProposedCheck): boolean {
  return claim.kind === 'boolean' && Object.values(check.inputs).every((value) => typeof value === 'number');
}
