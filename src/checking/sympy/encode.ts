import { flattened } from '../../math/deciding/conditions.ts';
import { withDefinitions } from '../../math/deciding/definitions.ts';
import { domainOf } from '../../math/deciding/domains.ts';
import type { ApplyNode, Expression } from '../../math/expression.ts';
import { Evaluation } from '../../math/numeric/evaluate.ts';
import { mentionsI, type NumberDomain } from '../../math/numeric/samples.ts';
import type { Context } from '../../math/proposition.ts';
import { hasUnread } from '../../math/unread.ts';
import { freeVariables } from '../../math/variables.ts';

/** The question holds something SymPy is not asked about. */
export class NotEncoded extends Error {}

/** An expression as `equality.py` builds it: an operator and its arguments, never text to be parsed. */
export type Tree = readonly [string, ...(Tree | string | number)[]];

export interface EncodedSymbol {
  readonly domain: NumberDomain;
  readonly positive: boolean;
  /** Not an index of a sum or a variable of integration. */
  readonly free: boolean;
}

export interface Encoded {
  readonly left: Tree;
  readonly right: Tree;
  readonly assumptions: readonly Tree[];
  readonly symbols: readonly EncodedSymbol[];
  readonly complex: boolean;
}

export interface Encoding {
  readonly question: Encoded;
  /** By index: names of the document stay on this side. */
  readonly names: readonly string[];
  /** Every assumption was encoded; else a counterexample may lie outside the domain. */
  readonly complete: boolean;
  readonly domain: string;
}

const plain: ReadonlySet<string> = new Set([
  'add', 'multiply', 'negate', 'divide', 'power', 'sqrt', 'root', 'abs', 'sign', 'floor', 'ceiling', 'exp', 'ln', 'log', 'sin', 'cos', 'tan', 'cot', 'sec', 'csc',
  'arcsin', 'arccos', 'arctan', 'arccot', 'sinh', 'cosh', 'tanh', 'coth', 'arsinh', 'arcosh', 'artanh', 'factorial', 'gamma', 'binomial', 'max', 'min', 'gcd', 'lcm',
  'mod', 'real-part', 'imaginary-part', 'conjugate', 'argument',
]);
const relations: ReadonlySet<string> = new Set(['equal', 'not-equal', 'less', 'less-equal', 'greater', 'greater-equal']);
const longestNumber = 2000;
const mostNodes = 2000;

class Encoder {
  readonly names: string[] = [];
  readonly #bound = new Map<string, number>();
  #nodes = 0;

  tree(expression: Expression): Tree {
    if (++this.#nodes > mostNodes) throw new NotEncoded('too large');
    switch (expression.kind) {
      case 'number': {
        const digits = [expression.numerator.toString(), expression.denominator.toString()] as const;
        if (digits.some(({ length }) => length > longestNumber)) throw new NotEncoded('a long number');
        return ['number', ...digits];
      }
      case 'symbol':
        return ['symbol', this.#bound.get(expression.name) ?? this.#index(expression.name)];
      case 'constant':
        if (!/^(?:pi|e|i|infinity)$/.test(expression.name)) throw new NotEncoded(expression.name);
        return ['constant', expression.name];
      case 'text':
      case 'unread':
        throw new NotEncoded(expression.kind);
      case 'apply':
        return this.#apply(expression);
    }
  }

  #apply({ operator, args }: ApplyNode): Tree {
    const [a, b, c, d] = args;
    switch (operator) {
      case 'boxed':
        if (!a) throw new NotEncoded(operator);
        return this.tree(a);
      case 'mixed':
        return ['add', ...args.map((arg) => this.tree(arg))];
      case 'percent':
        if (!a) throw new NotEncoded(operator);
        return ['divide', this.tree(a), ['number', '100', '1']];
      case 'degrees':
        if (!a) throw new NotEncoded(operator);
        return ['multiply', this.tree(a), ['divide', ['constant', 'pi'], ['number', '180', '1']]];
      case 'permutations':
        if (!a || !b) throw new NotEncoded(operator);
        return ['divide', ['factorial', this.tree(a)], ['factorial', ['add', this.tree(a), ['negate', this.tree(b)]]]];
      case 'sum':
      case 'product':
      case 'integral': {
        if (!a || b?.kind !== 'symbol' || !c || !d) throw new NotEncoded(operator);
        return this.#binding(operator, a, b.name, [this.tree(c), this.tree(d)]);
      }
      case 'limit': {
        if (!a || b?.kind !== 'symbol' || !c) throw new NotEncoded(operator);
        return this.#binding(operator, a, b.name, [this.tree(c), ...(d?.kind === 'text' ? [['side', d.text === '-' ? '-' : '+'] as const] : [])]);
      }
      case 'derivative':
      case 'partial': {
        const order = c === undefined ? 1n : c.kind === 'number' ? c.numerator : undefined;
        if (!a || b?.kind !== 'symbol' || order === undefined || order < 1n || order > 4n) throw new NotEncoded(operator);
        return ['derivative', this.tree(a), this.tree(b), ['number', order.toString(), '1']];
      }
      default:
        if (!plain.has(operator)) throw new NotEncoded(operator);
        return [operator, ...args.map((arg) => this.tree(arg))];
    }
  }

  #binding(operator: string, body: Expression, name: string, ends: readonly Tree[]): Tree {
    const before = this.#bound.get(name);
    const index = this.names.push('') - 1;
    this.#bound.set(name, index);
    const inner = this.tree(body);
    if (before === undefined) this.#bound.delete(name);
    else this.#bound.set(name, before);
    return [operator, inner, ['symbol', index], ...ends];
  }

  #index(name: string): number {
    const known = this.names.indexOf(name);
    return known >= 0 ? known : this.names.push(name) - 1;
  }

  relation(statement: Expression): Tree {
    if (statement.kind !== 'apply' || !relations.has(statement.operator)) throw new NotEncoded('no relation');
    return [statement.operator, ...statement.args.map((side) => this.tree(side))];
  }
}

/** An expression alone, and the names its symbols stand for by index. @throws NotEncoded */
export function encodedTree(expression: Expression): { readonly tree: Tree; readonly names: readonly string[] } {
  const encoder = new Encoder();
  const tree = encoder.tree(expression);
  return { tree, names: encoder.names };
}

/** Several expressions, their symbols of one list of names. @throws NotEncoded */
export function encodedTrees(expressions: readonly Expression[]): { readonly trees: readonly Tree[]; readonly names: readonly string[] } {
  const encoder = new Encoder();
  const trees = expressions.map((expression) => encoder.tree(expression));
  return { trees, names: encoder.names };
}

/** An equation with the assumptions about its symbols. @throws NotEncoded */
export function encoded(equation: ApplyNode, context: Context): Encoding {
  const put = withDefinitions(equation, context.definitions);
  if (put.kind !== 'apply' || hasUnread(put)) throw new NotEncoded('unread');
  const [left, right] = put.args;
  if (!left || !right) throw new NotEncoded('no equation');
  const encoder = new Encoder();
  const sides = [encoder.tree(left), encoder.tree(right)] as const;
  const { numbers, text, implied } = domainOf(put, context, new Evaluation(30));
  const scope = flattened(context.assumptions, context).filter((assumption) => [...freeVariables(assumption)].some((name) => encoder.names.includes(name)));
  const known = [...encoder.names];
  let complete = true;
  const assumptions = scope.flatMap((assumption) => {
    try {
      if (membership(assumption, numbers)) return [];
      const tree = relationsOf(assumption, encoder);
      // A relation to a letter that the equation does not speak of says nothing by itself.
      if (encoder.names.length > known.length) throw new NotEncoded('another letter');
      return tree;
    } catch (error) {
      if (!(error instanceof NotEncoded)) throw error;
      encoder.names.length = known.length;
      complete = false;
      return [];
    }
  });
  const positive = new Set(scope.flatMap(positiveNames));
  return {
    question: {
      left: sides[0],
      right: sides[1],
      assumptions,
      symbols: encoder.names.map((name) => ({ domain: numbers.get(name) ?? 'real', positive: positive.has(name), free: name !== '' })),
      complex: mentionsI(put),
    },
    names: encoder.names,
    complete,
    domain: text !== '' ? text : implied ? 'whole numbers' : '',
  };
}

/** `n ∈ ℤ` is said by the symbol's domain already. */
function membership(assumption: Expression, numbers: ReadonlyMap<string, NumberDomain>): boolean {
  if (assumption.kind !== 'apply' || assumption.operator !== 'element') return false;
  const [element, set] = assumption.args;
  if (element?.kind !== 'symbol' || set?.kind !== 'constant') return false;
  return /^(?:integers|naturals|reals)$/.test(set.name) && numbers.has(element.name);
}

function relationsOf(statement: Expression, encoder: Encoder): Tree[] {
  if (statement.kind === 'apply' && statement.operator === 'chain') {
    const found: Tree[] = [];
    for (let index = 0; index + 2 < statement.args.length; index += 2) {
      const [a, sign, b] = statement.args.slice(index, index + 3);
      if (!a || !b || sign?.kind !== 'text' || !relations.has(sign.text)) throw new NotEncoded('a chain');
      found.push([sign.text, encoder.tree(a), encoder.tree(b)]);
    }
    return found;
  }
  return [encoder.relation(statement)];
}

/** `x > 0`, `0 < x`, `x > 3`. */
function positiveNames(statement: Expression): string[] {
  if (statement.kind !== 'apply') return [];
  const [a, b, c] = statement.args;
  const least = (bound: Expression | undefined, strict: boolean): boolean => bound?.kind === 'number' && (bound.numerator > 0n || (strict && bound.numerator === 0n));
  if (statement.operator === 'element' && a?.kind === 'symbol' && b?.kind === 'constant' && /^positive-/.test(b.name)) return [a.name];
  if (statement.operator.startsWith('greater') && a?.kind === 'symbol' && least(b, statement.operator === 'greater')) return [a.name];
  if (statement.operator.startsWith('less') && b?.kind === 'symbol' && least(a, statement.operator === 'less')) return [b.name];
  if (statement.operator === 'chain' && b?.kind === 'text' && b.text.startsWith('less') && c?.kind === 'symbol' && least(a, b.text === 'less')) return [c.name];
  return [];
}
