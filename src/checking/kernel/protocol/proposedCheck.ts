import { read } from '../../../math/reading/read.ts';
import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { hasUnread } from '../../../math/unread.ts';
import { freeVariables } from '../../../math/variables.ts';

/** A given value of the problem: a whole number, a decimal, a word, a truth value, or a list of such. */
export type InputValue = number | string | boolean | readonly InputValue[];

/**
 * Python that looks at a claim. `compute(P)` is never told the claim and returns the value anew;
 * `check(claim, P)` is given it and returns a truth value. `P` is a dict of `inputs`, from which the code
 * takes every number the answer depends on.
 */
export interface ProposedCheck {
  readonly shape: 'compute' | 'check';
  readonly code: string;
  readonly inputs: Readonly<Record<string, InputValue>>;
}

/** What is claimed, as the kind of thing it is; the kind says when two claims are the same. */
export type ClaimedValue =
  /** In Python an int when whole, a float when printed as a decimal, else an exact SymPy number. */
  | { readonly kind: 'number'; readonly value: Expression }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** In any order, in Python a set. */
  | { readonly kind: 'set'; readonly elements: readonly Expression[] }
  | { readonly kind: 'tuple'; readonly elements: readonly Expression[] }
  /** In Python a list of lists. */
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Expression[])[] }
  /** In Python a SymPy expression in plain symbols; up to a constant for antiderivatives. */
  | { readonly kind: 'expression'; readonly value: Expression; readonly variables: readonly string[]; readonly upTo: 'nothing' | 'constant' };

const mostElements = 64;

/** The claimed value that JSON gives with its numbers as plain notation; undefined where any part makes no sense. */
export function claimedValueOf(json: unknown): ClaimedValue | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { kind, value, elements, rows, variables, upTo } = json as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'number': {
      const number = numberOf(value);
      return number && { kind, value: number };
    }
    case 'boolean':
      return typeof value === 'boolean' ? { kind, value } : undefined;
    case 'set':
    case 'tuple': {
      const made = all(elements, numberOf);
      return made && { kind, elements: made };
    }
    case 'matrix': {
      const made = all(rows, (row) => all(row, numberOf));
      const width = made?.[0]?.length ?? 0;
      return made && width > 0 && made.every((row) => row.length === width) ? { kind, rows: made } : undefined;
    }
    case 'expression': {
      const expression = textOf(value);
      const names = all(variables, (name) => (typeof name === 'string' && /^\p{L}[\p{L}\p{N}_]{0,30}$/u.test(name) ? name : undefined));
      if (!expression || !names || names.length === 0 || [...freeVariables(expression)].some((name) => !names.includes(name))) return undefined;
      return { kind, value: expression, variables: names, upTo: upTo === 'constant' ? 'constant' : 'nothing' };
    }
    default:
      return undefined;
  }
}

/** A number without letters. */
function numberOf(json: unknown): Expression | undefined {
  if (typeof json === 'number') return Number.isSafeInteger(json) ? num(json) : numberOf(String(json));
  const expression = textOf(json);
  return expression && freeVariables(expression).size === 0 ? expression : undefined;
}

function textOf(json: unknown): Expression | undefined {
  if (typeof json !== 'string' || json.length > 2000) return undefined;
  const expression = read(json, { notation: 'plain' });
  return hasUnread(expression) || !isValue(expression) ? undefined : expression;
}

/** No statement, set or word. */
function isValue(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'symbol':
      return true;
    case 'constant':
      return /^(?:pi|e|i)$/.test(expression.name);
    case 'text':
    case 'unread':
      return false;
    case 'apply':
      return !/^(?:equal|not-equal|less|greater|approximately|and|or|not|set|list|tuple|interval|union|chain|matrix|cases|element|boxed|plus-minus|minus-plus|ratio|divides|implies)/.test(expression.operator) && expression.args.every(isValue);
  }
}

function all<T>(json: unknown, one: (item: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(json) || json.length > mostElements) return undefined;
  const made = (json as unknown[]).map(one);
  return made.every((item) => item !== undefined) ? (made as T[]) : undefined;
}
