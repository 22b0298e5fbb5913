import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { compare, type Rational, subtract, zero } from '../../../math/rational.ts';
import { expand, numericValue } from '../../../math/simplify.ts';
import { some, substitute, walk } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { shownNumber } from '../exactNumber.ts';
import { rationalExpression } from '../univariate.ts';
import type { Condition, Quantity, Sort, Story } from './story.ts';

/** How a story is solved: what is known at once, what the letters stand for, which equations are left. */
export interface Plan {
  /** Worked out from numbers alone, in this order. */
  readonly known: readonly Worked[];
  readonly letters: readonly { readonly letter: string; readonly quantity: Quantity }[];
  /** Quantities written by means of the letters. */
  readonly written: readonly { readonly quantity: Quantity; readonly words: string; readonly by: Expression }[];
  /** In the letters; each with the words it comes from. */
  readonly equations: readonly Condition[];
  /** Every quantity of the story in the letters. */
  readonly values: ReadonlyMap<string, Expression>;
}

export interface Worked {
  readonly quantity: Quantity;
  readonly words: string;
  readonly from: Expression;
  readonly value: Expression;
}

const lettersInOrder = ['x', 'y', 'z', 'w', 'u', 'v'];

/** Parts what follows from numbers alone from what needs an equation; undefined where the equations are not one per letter. */
export function planOf({ quantities, conditions }: Story): Plan | undefined {
  const quantityOf = new Map(quantities.map((quantity) => [quantity.name, quantity]));
  const values = new Map<string, Expression>();
  const known: Worked[] = [];
  let left = [...conditions];
  for (let found = true; found;) {
    found = false;
    for (const condition of left) {
      const named = namedSide(condition, values, quantityOf);
      if (!named || freeVariables(named.by).size > 0) continue;
      const value = valueOf(named.by);
      if (!value) return undefined;
      values.set(named.quantity.name, value);
      known.push({ quantity: named.quantity, words: condition.words, from: named.by, value });
      left = left.filter((each) => each !== condition);
      found = true;
      break;
    }
  }
  const written: { quantity: Quantity; words: string; by: Expression }[] = [];
  while (left.length > 1) {
    const definition = left.map((condition) => ({ condition, named: namedSide(condition, values, quantityOf) })).find(({ named }) => named && !freeVariables(named.by).has(named.quantity.name));
    const chosen = definition?.named ? { ...definition, named: definition.named } : unknownsOf(left, values).size > 2 || left.length > 2 ? isolated(left, values, quantityOf) : undefined;
    if (!chosen) break;
    const { condition, named: { quantity, by } } = chosen;
    const put = new Map([[quantity.name, by]]);
    for (const [name, value] of values) values.set(name, substitute(value, put));
    for (const [index, each] of written.entries()) written[index] = { ...each, by: substitute(each.by, put) };
    written.push({ quantity, words: condition.words, by });
    values.set(quantity.name, by);
    left = left.filter((each) => each !== condition);
  }
  return lettered({ known, written, left, values, quantities });
}

function lettered({ known, written, left, values, quantities }: { known: Worked[]; written: { quantity: Quantity; words: string; by: Expression }[]; left: readonly Condition[]; values: Map<string, Expression>; quantities: readonly Quantity[] }): Plan | undefined {
  const equations = left.map((condition) => ({ words: condition.words, left: substitute(condition.left, values), right: substitute(condition.right, values) })).filter((each) => unknownsOf([each], new Map()).size > 0);
  const unknown = quantities.filter(({ name }) => !values.has(name));
  const used = unknownsOf(equations, new Map());
  if (unknown.some(({ name }) => !used.has(name)) || unknown.length !== equations.length || unknown.length > 2) return undefined;
  const letters = unknown.map((quantity, index) => ({ letter: lettersInOrder[index] ?? '', quantity }));
  const put = new Map(letters.map(({ letter, quantity }) => [quantity.name, sym(letter)]));
  return {
    known,
    letters,
    written: written.map((each) => ({ ...each, by: substitute(each.by, put) })),
    equations: equations.map((each) => ({ ...each, left: substitute(each.left, put), right: substitute(each.right, put) })),
    values: new Map([...put, ...[...values].map(([name, value]): [string, Expression] => [name, substitute(value, put)])]),
  };
}

function unknownsOf(conditions: readonly Condition[], values: ReadonlyMap<string, Expression>): ReadonlySet<string> {
  return new Set(conditions.flatMap(({ left, right }) => [left, right].flatMap((side) => [...freeVariables(substitute(side, values))])));
}

/** `name = expression`, either way round, for a name that has no value yet. */
function namedSide({ left, right }: Condition, values: ReadonlyMap<string, Expression>, quantityOf: ReadonlyMap<string, Quantity>): { readonly quantity: Quantity; readonly by: Expression } | undefined {
  for (const [side, other] of [[left, right], [right, left]] as const) {
    if (side.kind !== 'symbol' || values.has(side.name)) continue;
    const quantity = quantityOf.get(side.name);
    const by = substitute(other, values);
    if (quantity && !freeVariables(by).has(side.name)) return { quantity, by };
  }
  return undefined;
}

/** A linear equation solved for a quantity that stands in it once with no factor. */
function isolated(left: readonly Condition[], values: ReadonlyMap<string, Expression>, quantityOf: ReadonlyMap<string, Quantity>): { readonly condition: Condition; readonly named: { readonly quantity: Quantity; readonly by: Expression } } | undefined {
  for (const condition of left) {
    const difference = expand(app('add', substitute(condition.left, values), app('negate', substitute(condition.right, values))));
    for (const name of freeVariables(difference)) {
      const quantity = quantityOf.get(name);
      const rest = expand(substitute(difference, new Map([[name, num(0)]])));
      const slope = expand(app('add', substitute(difference, new Map([[name, num(1)]])), app('negate', rest)));
      if (quantity && slope.kind === 'number' && slope.numerator === 1n && slope.denominator === 1n) return { condition, named: { quantity, by: expand(app('negate', rest)) } };
    }
  }
  return undefined;
}

/** The value of an expression of numbers, in decimals where it was written with decimals. */
export function valueOf(expression: Expression): Expression | undefined {
  const value = numericValue(expression);
  if (!value) return undefined;
  const decimal = some(expression, (part) => part.kind === 'number' && part.decimals !== undefined);
  return value.numerator < 0n || !decimal ? rationalExpression(value) : shownNumber(value, true);
}

/** Whether a value can be one of its sort. */
function fits(value: Rational, sort: Sort): boolean {
  switch (sort) {
    case 'count':
      return value.denominator === 1n && compare(value, zero) >= 0;
    case 'measure':
      return compare(value, zero) >= 0;
    case 'integer':
      return value.denominator === 1n;
    case 'even':
      return value.denominator === 1n && value.numerator % 2n === 0n;
    case 'odd':
      return value.denominator === 1n && value.numerator % 2n !== 0n;
    case 'positive':
      return value.denominator === 1n && value.numerator > 0n;
    case 'digit':
      return value.denominator === 1n && value.numerator >= 0n && value.numerator < 10n;
    case 'leading digit':
      return value.denominator === 1n && value.numerator > 0n && value.numerator < 10n;
    case 'number':
      return true;
  }
}

/** Whether values satisfy every condition of a story exactly as it was told, and each is one of its sort. */
export function holds({ quantities, conditions }: Story, values: ReadonlyMap<string, Expression>): boolean {
  const sorted = quantities.every(({ name, sort }) => {
    const value = values.get(name);
    const exact = value && numericValue(value);
    return exact !== undefined && fits(exact, sort);
  });
  return sorted && conditions.every(({ left, right }) => {
    const [a, b] = [left, right].map((side) => numericValue(substitute(side, values)));
    return a !== undefined && b !== undefined && subtract(a, b).numerator === 0n;
  });
}

/** A number or a letter: nothing is left to work out. */
export function isBare(expression: Expression): boolean {
  return [...walk(expression)].length === 1 || (expression.kind === 'apply' && expression.operator === 'negate' && expression.args[0]?.kind === 'number');
}
