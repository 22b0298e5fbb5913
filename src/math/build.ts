import type { TextRange } from '../core/problem.ts';
import type { ApplyNode, ConstantName, ConstantNode, Expression, NumberNode, Operator, SymbolNode } from './expression.ts';
import { rational, type Rational } from './rational.ts';

/** A number node; a made-up one has no range. @throws RangeError on a zero denominator. */
export function num(numerator: bigint | number, denominator: bigint | number = 1n, range?: TextRange): NumberNode {
  return { kind: 'number', ...rational(numerator, denominator), ...(range ? { range } : {}) };
}

export function fromRational(value: Rational): NumberNode {
  return { kind: 'number', numerator: value.numerator, denominator: value.denominator };
}

export function sym(name: string, range?: TextRange): SymbolNode {
  return { kind: 'symbol', name, ...(range ? { range } : {}) };
}

export function constant(name: ConstantName, range?: TextRange): ConstantNode {
  return { kind: 'constant', name, ...(range ? { range } : {}) };
}

export function app(operator: Operator, ...args: Expression[]): ApplyNode {
  return { kind: 'apply', operator, args };
}

/** An application that knows where it stands. */
export function at(range: TextRange | undefined, operator: Operator, ...args: Expression[]): ApplyNode {
  return { kind: 'apply', operator, args, ...(range ? { range } : {}) };
}

/** `left − right`. */
export function minus(left: Expression, right: Expression): ApplyNode {
  return app('add', left, app('negate', right));
}
