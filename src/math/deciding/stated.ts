import { app, num } from '../build.ts';
import type { Expression } from '../expression.ts';
import { mapChildren, some } from '../traverse.ts';
import { freeVariables } from '../variables.ts';

/** What a text offers as solutions for one unknown. */
export type Stated =
  /** A statement about the unknown: `x = 2 or x = 3`, `x ∈ [1, 2)`; `values` where it lists them. */
  | { readonly kind: 'statement'; readonly statement: Expression; readonly values?: readonly Expression[] }
  /** Families with one whole-number parameter. */
  | { readonly kind: 'families'; readonly members: readonly Expression[]; readonly parameter: string };

const parameters = /^[knmzlKN]$/;
const noneWords = /^(?:no|none|no (?:real )?solutions?|no real roots?|does not exist|dne|无解|无实数解|无实数根|无实根|没有解|空集)\.?$/i;
const allWords = /^(?:all real numbers|all reals|any real number|every real number|all x|全体实数|任意实数|一切实数)\.?$/i;

/** Reads a stated answer for one unknown; undefined where it is of another kind. */
export function statedFor(stated: Expression, unknown: string): Stated | undefined {
  const values = valuesOf(stated, unknown);
  if (values) {
    const extra = new Set(values.flatMap((value) => [...freeVariables(value)]));
    if (extra.size === 0) return { kind: 'statement', statement: anyOf(values, unknown), values };
    const [parameter, ...more] = extra;
    return parameter !== undefined && more.length === 0 && parameters.test(parameter) && parameter !== unknown ? { kind: 'families', members: values, parameter } : undefined;
  }
  const statement = statementOf(stated, unknown);
  if (!statement) return undefined;
  return [...freeVariables(statement)].every((name) => name === unknown) ? { kind: 'statement', statement } : undefined;
}

function anyOf(values: readonly Expression[], unknown: string): Expression {
  const equations = values.map((value) => app('equal', { kind: 'symbol', name: unknown }, value));
  const [only] = equations;
  if (!only) return { kind: 'constant', name: 'false' };
  return equations.length === 1 ? only : app('or', ...equations);
}

/** The values an answer lists, with ± taken apart; undefined where it is no list of values. */
export function valuesOf(stated: Expression, unknown: string): Expression[] | undefined {
  if (stated.kind === 'text') return noneWords.test(stated.text.trim()) ? [] : undefined;
  if (stated.kind === 'constant' && stated.name === 'emptyset') return [];
  if (stated.kind === 'apply') {
    const { operator, args } = stated;
    switch (operator) {
      case 'boxed':
        return args[0] && valuesOf(args[0], unknown);
      case 'set':
      case 'or':
      case 'list':
        return all(args.map((arg) => valuesOf(arg, unknown)));
      case 'and': {
        // `x = 2 and x = 3` lists both; a range of the parameter says nothing more.
        const kept = args.filter((arg) => !isParameterRange(arg, unknown));
        return all(kept.map((arg) => valuesOf(arg, unknown)));
      }
      case 'equal':
      case 'element': {
        const [left, right] = args;
        if (!left || !right) return undefined;
        if (isUnknown(left, unknown)) return freeVariables(right).has(unknown) ? undefined : valuesOf(right, unknown);
        return operator === 'equal' && isUnknown(right, unknown) && !freeVariables(left).has(unknown) ? valuesOf(left, unknown) : undefined;
      }
      case 'chain': {
        const relations = args.filter((_, index) => index % 2 === 1);
        const last = args.at(-1);
        const first = args[0];
        return first && last && isUnknown(first, unknown) && relations.every((each) => each.kind === 'text' && each.text === 'equal') ? valuesOf(last, unknown) : undefined;
      }
      default:
        break;
    }
    if (/^(?:interval|union|intersection|set-difference|set-builder|tuple|matrix|less|less-equal|greater|greater-equal|not-equal|not-element|not|approximately|congruent|implies|iff|define|maps-to|quantity|degrees|ratio|divides)$/.test(operator)) return undefined;
    if (freeVariables(stated).has(unknown)) return undefined;
    return signsOf(stated);
  }
  if (stated.kind === 'symbol') return stated.name === unknown ? undefined : [stated];
  return stated.kind === 'number' || (stated.kind === 'constant' && /^(?:pi|e|i)$/.test(stated.name)) ? [stated] : undefined;
}

function isUnknown(expression: Expression, unknown: string): boolean {
  if (expression.kind !== 'symbol') return false;
  // x_1 = 2, x_2 = 3 are the roots of an equation for x.
  return expression.name === unknown || new RegExp(`^${unknown.replace(/[^A-Za-z]/g, '\\$&')}_\\d+$`).test(expression.name);
}

function isParameterRange(expression: Expression, unknown: string): boolean {
  return expression.kind === 'apply' && expression.operator === 'element' && expression.args[0]?.kind === 'symbol' && expression.args[0].name !== unknown && expression.args[1]?.kind === 'constant' && expression.args[1].name === 'integers';
}

function all(parts: readonly (Expression[] | undefined)[]): Expression[] | undefined {
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** Both signs of ±; one that occurs several times has the same sign everywhere, and ∓ the other. */
export function signsOf(expression: Expression): Expression[] {
  if (!some(expression, isSigned)) return [expression];
  return [resolved(expression, false), resolved(expression, true)];
}

function isSigned(part: Expression): boolean {
  return part.kind === 'apply' && (part.operator === 'plus-minus' || part.operator === 'minus-plus');
}

function resolved(expression: Expression, lower: boolean): Expression {
  const inner = mapChildren(expression, (child) => resolved(child, lower));
  if (inner.kind !== 'apply' || !isSigned(inner)) return inner;
  const [a, b] = inner.args;
  if (!a) return inner;
  const negative = (inner.operator === 'plus-minus') === lower;
  if (!b) return negative ? app('negate', a) : a;
  return app('add', a, negative ? app('negate', b) : b);
}

/** A set or inequality as a statement about the unknown. */
export function statementOf(stated: Expression, unknown: string): Expression | undefined {
  const symbol: Expression = { kind: 'symbol', name: unknown };
  if (stated.kind === 'text') return allWords.test(stated.text.trim()) ? { kind: 'constant', name: 'true' } : undefined;
  if (stated.kind === 'constant') {
    if (stated.name === 'reals' || stated.name === 'true') return { kind: 'constant', name: 'true' };
    return stated.name === 'positive-reals' ? app('greater', symbol, num(0)) : undefined;
  }
  if (stated.kind !== 'apply') return undefined;
  const { operator, args } = stated;
  const [a, b] = args;
  switch (operator) {
    case 'boxed':
      return a && statementOf(a, unknown);
    case 'interval':
      return app('element', symbol, stated);
    case 'union':
    case 'intersection': {
      const statements = args.map((arg) => setStatement(arg, unknown));
      return statements.every((each) => each !== undefined) ? app(operator === 'union' ? 'or' : 'and', ...statements) : undefined;
    }
    case 'set-difference': {
      const from = a && setStatement(a, unknown);
      const without = b && setStatement(b, unknown);
      return from && without && app('and', from, app('not', without));
    }
    case 'set-builder': {
      const variable = a?.kind === 'symbol' ? a.name : a?.kind === 'apply' && a.operator === 'element' && a.args[0]?.kind === 'symbol' ? a.args[0].name : undefined;
      if (variable === undefined || !b) return undefined;
      const conditions = b.kind === 'apply' && b.operator === 'list' ? b.args : [b];
      // `{x ∈ ℤ | …}`: the set the elements are taken from is a condition like the others.
      const from = a?.kind === 'apply' && !(a.args[1]?.kind === 'constant' && a.args[1].name === 'reals') ? [a] : [];
      const [only, ...more] = [...from, ...conditions];
      return only && renamed(more.length === 0 ? only : app('and', only, ...more), variable, unknown);
    }
    case 'element':
      return a?.kind === 'symbol' && a.name === unknown && b ? setStatement(b, unknown) : undefined;
    case 'equal':
      return a?.kind === 'symbol' && b?.kind === 'apply' && /^(?:set-builder|interval|union|intersection|set-difference)$/.test(b.operator) ? setStatement(b, unknown) : undefined;
    case 'or':
    case 'and':
    case 'list': {
      const statements = args.map((arg) => statementOf(arg, unknown) ?? valueStatement(arg, unknown));
      return statements.every((each) => each !== undefined) ? app(operator === 'or' ? 'or' : 'and', ...statements) : undefined;
    }
    case 'less':
    case 'less-equal':
    case 'greater':
    case 'greater-equal':
    case 'not-equal':
    case 'chain':
      return freeVariables(stated).has(unknown) ? stated : undefined;
    default:
      return undefined;
  }
}

function valueStatement(expression: Expression, unknown: string): Expression | undefined {
  const values = valuesOf(expression, unknown);
  return values && anyOf(values, unknown);
}

function setStatement(set: Expression, unknown: string): Expression | undefined {
  return statementOf(set, unknown) ?? valueStatement(set, unknown);
}

function renamed(expression: Expression, from: string, to: string): Expression {
  if (expression.kind === 'symbol') return expression.name === from ? { kind: 'symbol', name: to } : expression;
  return mapChildren(expression, (child) => renamed(child, from, to));
}
