import { say } from '../../../core/phrase.ts';
import { decimalOf } from '../nearness.ts';
import type { ObservedValue } from '../observedValue.ts';
import { showObserved } from '../observedValue.ts';
import type { ClosedExpression, Outcome } from './harnessAnswer.ts';
import type { Judgement } from './judgement.ts';
import type { ClaimedValue, InputValue } from './proposedCheck.ts';

/** What became of one given value's changes: how many came to a value, and how many to another one. */
export interface Moved {
  readonly name: string;
  /** There was nothing safe to change it to. */
  readonly fixed: boolean;
  readonly tried: number;
  readonly changed: number;
}

/** A wrong claim and what the check said of it. */
export interface Tried {
  readonly claim: ClaimedValue;
  readonly outcome: Outcome;
}

/** What an expression of the code that equals the claim did when another value was put in its place. */
export interface Replaced {
  readonly expression: ClosedExpression;
  readonly shown: string;
  /** The outcome followed: the other value came out, or was accepted instead. Undefined where that is not known. */
  readonly follows: boolean | undefined;
}

/** The truth value a check returned: Python's own, NumPy's or SymPy's, and nothing that is merely truthy. */
export function truthOf(outcome: Outcome): boolean | undefined {
  return outcome.kind === 'value' && outcome.value.kind === 'boolean' ? outcome.value.value : undefined;
}

/** Why an outcome says nothing. */
export function unusable(outcome: Outcome, wanted: 'value' | 'truth'): Judgement {
  switch (outcome.kind) {
    case 'value':
      if (outcome.value.kind === 'none') return { kind: 'inconclusive', why: say('The code returned nothing.') };
      return { kind: 'inconclusive', why: wanted === 'truth' ? say('The check returned {0}, which is no truth value.', showObserved(outcome.value)) : say('The code returned {0}, which cannot be compared.', showObserved(outcome.value)) };
    case 'error':
      return { kind: 'inconclusive', why: say('The code failed: {0}', `${outcome.name}: ${outcome.message}`.slice(0, 200)) };
    case 'missing':
      return { kind: 'inconclusive', why: say('The code does not define the function that was asked for.') };
    case 'timeout':
      return { kind: 'inconclusive', why: say('The code took too long and was stopped.') };
    case 'died':
      return { kind: 'inconclusive', why: say('The process of the code ended before it answered.') };
    case 'not-run':
      return { kind: 'inconclusive', why: say('There was not enough time to run the code.') };
  }
}

/** Two values the same but for what floating point leaves. */
export function sameOutcome(a: Outcome, b: Outcome): boolean {
  if (a.kind !== 'value' || b.kind !== 'value') return false;
  return a.same === b.same || near(a.value, b.value);
}

function near(a: ObservedValue, b: ObservedValue): boolean {
  if (a.kind === 'float' && b.kind === 'float') {
    if (!a.value || !b.value) return a.text === b.text;
    const [x, y] = [decimalOf(a.value), decimalOf(b.value)];
    return x.minus(y).abs().lte(x.abs().plus(y.abs()).times('1e-12'));
  }
  if (a.kind === 'set' && b.kind === 'set' && a.length === b.length) return a.items.every((item) => b.items.some((other) => near(item, other)));
  if ((a.kind === 'list' || a.kind === 'tuple' || a.kind === 'array') && a.kind === b.kind && a.length === b.length) return a.items.every((item, index) => near(item, b.items[index] ?? { kind: 'none' }));
  return JSON.stringify(a, plainly) === JSON.stringify(b, plainly);
}

function plainly(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value instanceof Map ? [...value] : value;
}

/**
 * Whether given values reach the outcome; undefined where every one of them does. An answer of yes or no has to
 * turn more than once: `n > 1` turns at the end of the range, whatever was asked.
 */
export function judgeMoved(moved: readonly Moved[], yesOrNo = false): Judgement | undefined {
  const changeable = moved.filter(({ fixed }) => !fixed);
  if (changeable.length === 0) return { kind: 'weak', why: say('The check is weak: it is given nothing that could be changed, so whether it looks at the problem cannot be seen.') };
  const still = changeable.filter(({ changed, tried }) => changed === 0 && tried > 0);
  const untried = changeable.filter(({ tried }) => tried === 0);
  if (still.length === changeable.length) return { kind: 'vacuous', why: say('The check is vacuous: it comes to the same whatever the given values are.') };
  if (untried.length === changeable.length) return { kind: 'weak', why: say('The check is weak: it fails for any other given values, so whether it looks at them cannot be seen.') };
  if (still[0]) return { kind: 'weak', why: say('The check is weak: it does not depend on {0}.', still.map(({ name }) => name).join(', ')) };
  if (untried[0]) return { kind: 'weak', why: say('The check is weak: it fails for any other {0}.', untried.map(({ name }) => name).join(', ')) };
  const [turns, tries] = [changeable.reduce((sum, { changed }) => sum + changed, 0), changeable.reduce((sum, { tried }) => sum + tried, 0)];
  return yesOrNo && turns < 2 && tries > 3 ? { kind: 'weak', why: say('The check is weak: of {0} other given values only one turns its answer.', tries) } : undefined;
}

/** Whether the code holds what it should find. */
export function judgeReplaced(replaced: readonly Replaced[]): Judgement | undefined {
  const found = replaced.find(({ follows }) => follows === true);
  return found && { kind: 'vacuous', why: say('The check is vacuous: line {0} of the code holds the claimed value {1} itself.', found.expression.line, found.shown) };
}

/** Whether the code is written for the given values alone: an expression equal to one of them decides. */
export function judgeKeyed(keyed: readonly { readonly expression: ClosedExpression; readonly decides: boolean }[]): Judgement | undefined {
  const found = keyed.find(({ decides }) => decides);
  return found && { kind: 'weak', why: say('The check is weak: line {0} of the code asks for the very values that are given.', found.expression.line) };
}

/** Whether the given values stand in the code as they are given, by their names: what it does with others is beside the point. */
export function judgeWritten(closed: readonly ClosedExpression[], inputs: Readonly<Record<string, InputValue>>): Judgement | undefined {
  const names = Object.keys(inputs);
  const found = closed.find(({ value }) => value.kind === 'dict' && names.length > 0 && value.entries.length === names.length && value.entries.every(([name, given]) => name.kind === 'text' && isAsGiven(given, inputs[name.text])));
  return found && { kind: 'weak', why: say('The check is weak: line {0} of the code asks for the very values that are given.', found.line) };
}

function isAsGiven(value: ObservedValue, input: InputValue | undefined): boolean {
  if (typeof input === 'number') return (value.kind === 'integer' && Number(value.value) === input) || (value.kind === 'float' && Number(value.text) === input);
  if (typeof input === 'string') return value.kind === 'text' && value.text === input;
  if (typeof input === 'boolean') return value.kind === 'boolean' && value.value === input;
  return input !== undefined && isList(value) && value.items.length === input.length && value.items.every((item, index) => isAsGiven(item, input[index]));
}

/** Whether a value that the code compares with is one of the given ones, and no number so common that this means nothing. */
export function isGiven(value: ObservedValue, inputs: Readonly<Record<string, InputValue>>): boolean {
  return Object.values(inputs).some((input) => equals(value, input) || (Array.isArray(input) && (input as readonly InputValue[]).some((item) => equals(value, item)))) || (isList(value) && sameItems(value.items, Object.values(inputs)));
}

function equals(value: ObservedValue, input: InputValue): boolean {
  if (typeof input === 'number') {
    if (Math.abs(input) <= 1 && Number.isInteger(input)) return false;
    return (value.kind === 'integer' && Number.isSafeInteger(input) && value.value === BigInt(input)) || (value.kind === 'float' && Number(value.text) === input);
  }
  return Array.isArray(input) && isList(value) && input.length > 0 && sameItems(value.items, input);
}

function isList(value: ObservedValue): value is Extract<ObservedValue, { kind: 'list' | 'tuple' | 'set' }> {
  return value.kind === 'list' || value.kind === 'tuple' || value.kind === 'set';
}

function sameItems(items: readonly ObservedValue[], inputs: readonly InputValue[]): boolean {
  const loose = (item: ObservedValue, input: InputValue): boolean => (typeof input === 'number' ? (item.kind === 'integer' || item.kind === 'float') && Number(item.kind === 'integer' ? item.value : item.text) === input : equals(item, input));
  return items.length > 1 && items.length === inputs.length && items.every((item, index) => loose(item, inputs[index] ?? ''));
}
