import { say } from '../../core/phrase.ts';
import { app, constant, fromRational, num, sym } from '../../math/build.ts';
import type { ConstantName, Expression, Operator } from '../../math/expression.ts';
import { bigint, decimal, decimalPlaces } from './printedNumber.ts';

const constants: ReadonlySet<string> = new Set<ConstantName>(['pi', 'e', 'i', 'infinity', 'emptyset', 'true', 'false', 'reals', 'integers', 'positive-integers', 'naturals', 'rationals', 'complexes']);
const operators: ReadonlySet<string> = new Set<Operator>([
  'add', 'multiply', 'negate', 'power', 'abs', 'sign', 'floor', 'ceiling', 'exp', 'ln', 'sin', 'cos', 'tan', 'cot', 'sec', 'csc', 'arcsin', 'arccos', 'arctan', 'arccot', 'arcsec', 'arccsc',
  'sinh', 'cosh', 'tanh', 'coth', 'sech', 'csch', 'arsinh', 'arcosh', 'artanh', 'factorial', 'gamma', 'binomial', 'real-part', 'imaginary-part', 'conjugate', 'argument', 'max', 'min', 'mod',
  'equal', 'not-equal', 'less', 'less-equal', 'greater', 'greater-equal', 'and', 'or', 'not', 'set', 'tuple', 'list', 'union', 'intersection', 'interval', 'cases', 'matrix', 'sum', 'product',
  'integral', 'call',
]);
const mostNodes = 5000;

/** The expression of a tree that `encodeValue.py` made of a SymPy object, and how many digits its inexact numbers carry. */
export function expressionOfTree(tree: unknown): { readonly expression: Expression; readonly digits: number | undefined } {
  const builder = new Builder();
  return { expression: builder.build(tree, 0), digits: builder.digits };
}

class Builder {
  digits: number | undefined;
  #nodes = 0;

  build(tree: unknown, depth: number): Expression {
    if (!Array.isArray(tree) || depth > 200 || ++this.#nodes > mostNodes) return unread();
    const [head, ...args] = tree as unknown[];
    const [a, b] = args;
    switch (head) {
      case 'number':
        return num(bigint(a), bigint(b));
      case 'float': {
        const value = typeof a === 'string' ? decimal(a) : undefined;
        if (!value || typeof a !== 'string') return unread();
        this.digits = Math.min(this.digits ?? 1000, typeof b === 'number' && b > 0 ? b : 15);
        const places = decimalPlaces(a);
        return { ...fromRational(value), ...(places > 0 ? { decimals: places } : {}) };
      }
      case 'symbol':
        return typeof a === 'string' && a !== '' ? sym(a.slice(0, 60)) : unread();
      case 'constant':
        return typeof a === 'string' && constants.has(a) ? constant(a as ConstantName) : unread();
      default:
        return typeof head === 'string' && operators.has(head) ? this.#apply(head as Operator, args.map((arg) => this.build(arg, depth + 1))) : unread();
    }
  }

  /** SymPy writes roots, quotients and differences as powers and products. */
  #apply(operator: Operator, args: readonly Expression[]): Expression {
    const [base, exponent] = args;
    if (operator === 'power' && base && exponent?.kind === 'number') {
      const { numerator, denominator } = exponent;
      if (numerator < 0n) return app('divide', num(1), numerator === -1n && denominator === 1n ? base : this.#apply('power', [base, num(-numerator, denominator)]));
      if (numerator === 1n && denominator === 2n) return app('sqrt', base);
    }
    // SymPy's order begins with the number.
    if (operator === 'add' && base?.kind === 'number') return app('add', ...args.slice(1), base);
    if (operator === 'exp' && base?.kind === 'number' && base.numerator === 1n && base.denominator === 1n) return constant('e');
    return app(operator, ...args);
  }
}

function unread(): Expression {
  return { kind: 'unread', source: '', reason: say('it is not understood') };
}
