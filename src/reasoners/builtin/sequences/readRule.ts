import { app, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { divide, negate, rational, subtract, zero, type Rational } from '../../../math/rational.ts';
import { numericValue } from '../../../math/simplify.ts';
import { mapChildren, substitute, walk } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import type { Draft, Want } from './clauses.ts';
import type { Explicit, Recurrence, Wanted } from './sequenceQuestion.ts';
import { rationalOf, termNamed } from './terms.ts';

/** A sequence given by its general term, or by a rule from term to term; undefined where it is given otherwise. */
export function readRule(draft: Draft, want: Want): Explicit | Recurrence | undefined {
  if (draft.row) return undefined;
  const rules = draft.facts.filter((fact) => [...walk(fact)].some((part) => part.kind === 'symbol' && offsetOf(part.name) !== undefined));
  const [rule, ...more] = rules;
  if (!rule || more.length > 0 || !isApply(rule, 'equal')) return undefined;
  const used = new Set([...walk(app('list', ...draft.facts, ...(want.kind === 'value' ? [want.of] : [])))].flatMap((part) => (part.kind === 'symbol' ? (/^([A-Za-z])_/.exec(part.name)?.[1] ?? []) : [])));
  const letters = [...used].filter((letter) => letter !== 'S');
  const [letter = 'a', ...others] = letters;
  if (others.length > 0 || draft.named.some((name) => name !== letter)) return undefined;
  const bounds = draft.conditions.map((each) => (each.kind === 'relation' ? leastIndex(each.relation) : undefined));
  if (bounds.some((bound) => bound === undefined)) return undefined;
  const from = Math.max(0, ...bounds.map((bound) => bound ?? 0));
  const [left, right] = rule.args;
  if (!left || !right) return undefined;
  const wanted = wantedOf(want, letter);
  if (!wanted) return undefined;
  const start = draft.facts.filter((fact) => fact !== rule);
  // Where the terms begin with a_0, the third may be a_2 or a_3.
  if (want.kind === 'value' && isByPlace(want.of) && (start.some((fact) => [...freeVariables(fact)].some((name) => name.endsWith('_0'))) || bounds.includes(0))) return undefined;
  if (left.kind === 'symbol' && offsetOf(left.name)?.offset === 0 && [...freeVariables(right)].every((name) => name === 'n')) {
    return from <= 1 && start.length === 0 && freeVariables(right).size > 0 ? { ask: 'explicit', letter, index: 'n', body: right, sums: left.name === 'S_n', wanted } : undefined;
  }
  if (draft.type) return undefined;
  return used.has('S') && want.kind !== 'value' && want.kind !== 'general-sum' ? undefined : recurrence(app('equal', left, right), start, letter, wanted, from);
}

/** From which n on something holds, where a relation says no more than that. */
export function leastIndex(relation: Expression): number | undefined {
  const [left, right] = relation.kind === 'apply' ? relation.args : [];
  if (left?.kind !== 'symbol' || left.name !== 'n' || !right) return undefined;
  if (isApply(relation, 'element')) return right.kind === 'constant' && /^(?:positive-integers|naturals)$/.test(right.name) ? 1 : undefined;
  const bound = rationalOf(right);
  if (!bound || bound.denominator !== 1n) return undefined;
  return isApply(relation, 'greater-equal') ? Number(bound.numerator) : isApply(relation, 'greater') ? Number(bound.numerator) + 1 : undefined;
}

/** `a_{n+1}` is one after `a_n`. */
function offsetOf(name: string): { readonly letter: string; readonly offset: number } | undefined {
  const parts = /^([A-Za-z])_n(?:([+-])(\d))?$/.exec(name);
  return parts ? { letter: parts[1] ?? '', offset: Number(`${parts[2] ?? ''}${parts[3] ?? 0}`) } : undefined;
}

function wantedOf(want: Want, letter: string): Wanted | undefined {
  switch (want.kind) {
    case 'value':
      return { kind: 'value', of: renamed(want.of, letter) };
    case 'general-term':
    case 'general-sum':
      return { kind: want.kind };
    case 'index': {
      const value = rationalOf(want.value);
      return value && { kind: 'index', of: want.of, value };
    }
    case 'step':
    case 'count':
    case 'sum':
    case 'number':
      return undefined;
  }
}

/** Whether a term is told by its place (“the third term”), not by its index. */
function isByPlace(of: Expression): boolean {
  return [...walk(of)].some((part) => part.kind === 'symbol' && part.name.startsWith('@_'));
}

function renamed(expression: Expression, letter: string): Expression {
  return expression.kind === 'symbol' && expression.name.startsWith('@_') ? sym(`${letter}_${expression.name.slice(2)}`) : mapChildren(expression, (child) => renamed(child, letter));
}

function recurrence(rule: Expression, start: readonly Expression[], letter: string, wanted: Wanted, least: number): Recurrence | undefined {
  const [left, right] = rule.kind === 'apply' ? rule.args : [];
  if (!left || !right) return undefined;
  const names = [...freeVariables(rule)];
  const offsets = names.map((name) => offsetOf(name));
  if (offsets.some((each) => each?.letter !== letter)) return undefined;
  const places = offsets.map((each) => each?.offset ?? 0);
  const [lowest, highest] = [Math.min(...places), Math.max(...places)];
  const order = highest - lowest;
  if (order < 1 || order > 2) return undefined;
  const difference = app('add', left, app('negate', right));
  const at = (one?: string): Rational | undefined => numericValue(substitute(difference, new Map(names.map((name) => [name, num(name === one ? 1 : 0)]))));
  const constant = at();
  if (!constant) return undefined;
  const slopes = Array.from({ length: order + 1 }, (_, place): Rational | undefined => {
    const name = names[places.indexOf(lowest + place)];
    if (name === undefined) return zero;
    const value = at(name);
    return value && subtract(value, constant);
  });
  // Linear, or the value at another point gives it away.
  const trial = numericValue(substitute(difference, new Map(names.map((name, place) => [name, num(3 + 4 * place, 2 + place)]))));
  const expected = names.reduce<Rational>((sum, _, place) => {
    const slope = slopes[(places[place] ?? 0) - lowest] ?? zero;
    return subtract(sum, negate({ numerator: slope.numerator * BigInt(3 + 4 * place), denominator: slope.denominator * BigInt(2 + place) }));
  }, constant);
  const lead = slopes[order];
  if (!trial || subtract(trial, rational(expected.numerator, expected.denominator)).numerator !== 0n || !lead || lead.numerator === 0n) return undefined;
  const coefficients = slopes.slice(0, -1).map((slope) => negate(divide(slope ?? zero, lead)));
  const first = start.map((fact) => {
    const [name, value] = isApply(fact, 'equal') ? fact.args : [];
    const place = name?.kind === 'symbol' ? /^([A-Za-z])_(\d)$/.exec(name.name) : null;
    const number = value && rationalOf(value);
    return place?.[1] === letter && number ? { index: Number(place[2]), number } : undefined;
  });
  const values = first.flatMap((each) => each ?? []).sort((a, b) => a.index - b.index);
  const [from] = values;
  if (!from || values.length !== start.length || values.length !== order || from.index > 1 || values.some(({ index }, place) => index !== from.index + place)) return undefined;
  // A rule that holds only later leaves terms open.
  if (least + lowest > from.index || coefficients[0]?.numerator === 0n || (wanted.kind === 'value' && !isKnownValue(wanted.of, letter))) return undefined;
  return { ask: 'recurrence', letter, index: 'n', rule, coefficients, constant: negate(divide(constant, lead)), start: from.index, first: values.map(({ number }) => number), wanted };
}

function isKnownValue(of: Expression, letter: string): boolean {
  return [...freeVariables(of)].every((name) => termNamed(name, letter) !== undefined);
}
