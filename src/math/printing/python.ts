import type { ApplyNode, Expression, Operator } from '../expression.ts';
import { hasUnread } from '../unread.ts';

/** Names SymPy or Python already uses; a symbol of that name gets an underscore. */
const taken = new Set([
  'E', 'I', 'S', 'N', 'Q', 'O', 'C', 'pi', 'oo', 'gamma', 'beta', 'zeta', 'Eq', 'Ne', 'Lt', 'Le', 'Gt', 'Ge', 'And', 'Or', 'Not', 'Mod', 'Abs', 'Integer', 'Rational', 'Matrix',
  'and', 'or', 'not', 'is', 'in', 'if', 'else', 'for', 'while', 'def', 'class', 'return', 'import', 'from', 'as', 'None', 'True', 'False', 'pass', 'with', 'try', 'del',
]);

/** The Python identifier of a symbol: `x_1`, `alpha`, `lamda`, `E_`. */
export function pythonName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_]/g, '_');
  const identifier = /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
  if (identifier === 'lambda') return 'lamda';
  return taken.has(identifier) ? `${identifier}_` : identifier;
}

/**
 * An expression as Python that constructs the same in SymPy (all its names imported, symbols named
 * by `pythonName`), with exact numbers throughout; undefined where some part has no exact counterpart.
 */
export function toPython(expression: Expression): string | undefined {
  if (hasUnread(expression)) return undefined;
  try {
    return print(expression, 0);
  } catch (error) {
    if (error instanceof Inexpressible) return undefined;
    throw error;
  }
}

class Inexpressible extends Error {}

const level = { sum: 1, product: 2, unary: 3, power: 4, atom: 5 } as const;

const functions: Readonly<Partial<Record<Operator, string>>> = {
  abs: 'Abs', sign: 'sign', floor: 'floor', ceiling: 'ceiling', 'fractional-part': 'frac', exp: 'exp', ln: 'log', sqrt: 'sqrt', root: 'real_root',
  sin: 'sin', cos: 'cos', tan: 'tan', cot: 'cot', sec: 'sec', csc: 'csc', arcsin: 'asin', arccos: 'acos', arctan: 'atan', arccot: 'acot', arcsec: 'asec', arccsc: 'acsc',
  sinh: 'sinh', cosh: 'cosh', tanh: 'tanh', coth: 'coth', sech: 'sech', csch: 'csch', arsinh: 'asinh', arcosh: 'acosh', artanh: 'atanh',
  factorial: 'factorial', 'double-factorial': 'factorial2', gamma: 'gamma', 'real-part': 're', 'imaginary-part': 'im', conjugate: 'conjugate', argument: 'arg',
  gcd: 'gcd', lcm: 'lcm', max: 'Max', min: 'Min', mod: 'Mod', binomial: 'binomial', permutations: 'ff', totient: 'totient', 'prime-count': 'primepi',
  derivative: 'diff', partial: 'diff', equal: 'Eq', 'not-equal': 'Ne', less: 'Lt', 'less-equal': 'Le', greater: 'Gt', 'greater-equal': 'Ge',
  and: 'And', or: 'Or', not: 'Not', set: 'FiniteSet', union: 'Union', intersection: 'Intersection', tuple: 'Tuple', transpose: 'Transpose', determinant: 'det', trace: 'Trace',
};

function print(expression: Expression, least: number): string {
  switch (expression.kind) {
    case 'number':
      if (expression.denominator !== 1n) return `Rational(${expression.numerator}, ${expression.denominator})`;
      return expression.numerator < 0n && least > level.sum ? `(${expression.numerator})` : String(expression.numerator);
    case 'symbol':
      return pythonName(expression.name);
    case 'constant':
      return constantOf(expression.name);
    case 'text':
    case 'unread':
      throw new Inexpressible();
    case 'apply': {
      const [text, own] = apply(expression);
      return own >= least ? text : `(${text})`;
    }
  }
}

function constantOf(name: string): string {
  const constants: Readonly<Record<string, string>> = {
    pi: 'pi', e: 'E', i: 'I', infinity: 'oo', emptyset: 'S.EmptySet', naturals: 'S.Naturals0', integers: 'S.Integers', 'positive-integers': 'S.Naturals',
    rationals: 'S.Rationals', reals: 'S.Reals', complexes: 'S.Complexes', true: 'true', false: 'false',
  };
  const known = constants[name];
  if (known === undefined) throw new Inexpressible();
  return known;
}

function apply({ operator, args }: ApplyNode): readonly [string, number] {
  const [first, second, third, fourth] = args;
  const need = (expression: Expression | undefined, least = 0): string => {
    if (!expression) throw new Inexpressible();
    return print(expression, least);
  };
  switch (operator) {
    case 'add':
      return [args.map((arg, index) => (index === 0 ? print(arg, level.sum) : isNegation(arg) ? ` - ${need(arg.args[0], level.product)}` : ` + ${print(arg, level.product)}`)).join(''), level.sum];
    case 'multiply':
      return [args.map((arg) => print(arg, level.product + 1)).join('*'), level.product];
    case 'negate':
      // `-x**2` is −(x²) in Python too; as a factor or base it needs its brackets.
      return [`-${need(first, level.product)}`, level.sum];
    case 'divide':
      return [`${exact(first)}/${need(second, level.product + 1)}`, level.product];
    case 'power':
      return [`${exact(first, level.atom)}**${need(second, level.atom)}`, level.power];
    case 'percent':
      return [`${exact(first)}/100`, level.product];
    case 'degrees':
      return [`${need(first, level.product)}*pi/180`, level.product];
    case 'mixed':
      return [`${need(first, level.sum)} + ${need(second, level.product)}`, level.sum];
    case 'log':
      return [`log(${need(first)}, ${second ? print(second, 0) : '10'})`, level.atom];
    case 'boxed':
      return [need(first), 0];
    case 'integral':
      return [third ? `integrate(${need(first)}, (${need(second)}, ${need(third)}, ${need(fourth)}))` : `integrate(${need(first)}, ${need(second)})`, level.atom];
    case 'sum':
    case 'product':
      return [`${operator === 'sum' ? 'summation' : 'product'}(${need(first)}, (${need(second)}, ${need(third)}, ${need(fourth)}))`, level.atom];
    case 'limit': {
      const side = fourth?.kind === 'text' ? `, '${fourth.text === '-' ? '-' : '+'}'` : `, '+-'`;
      const infinite = fourth === undefined && third !== undefined && /oo$/.test(print(third, 0));
      return [`limit(${need(first)}, ${need(second)}, ${need(third)}${infinite ? '' : side})`, level.atom];
    }
    case 'interval':
      return [`Interval(${need(first)}, ${need(second)}, ${open(third)}, ${open(fourth)})`, level.atom];
    case 'element':
      return [`Contains(${need(first)}, ${need(second)})`, level.atom];
    case 'congruent':
      return [`Eq(Mod(${need(first, level.sum)} - ${need(second, level.product)}, ${need(third)}), 0)`, level.atom];
    case 'divides':
      return [`Eq(Mod(${need(second)}, ${need(first)}), 0)`, level.atom];
    case 'matrix':
      return [`Matrix([${args.map((row) => `[${row.kind === 'apply' && row.operator === 'list' ? row.args.map((entry) => print(entry, 0)).join(', ') : print(row, 0)}]`).join(', ')}])`, level.atom];
    case 'inverse':
      return [`${need(first, level.atom)}.inv()`, level.atom];
    case 'cases':
      return [`Piecewise(${args.map(piece).join(', ')})`, level.atom];
    default: {
      const name = functions[operator];
      if (name === undefined) throw new Inexpressible();
      return [`${name}(${args.map((arg) => print(arg, 0)).join(', ')})`, level.atom];
    }
  }
}

function isNegation(expression: Expression): expression is ApplyNode {
  return expression.kind === 'apply' && expression.operator === 'negate';
}

/** Python would divide and raise plain integers in floating point; SymPy's keep exact. */
function exact(expression: Expression | undefined, least: number = level.product): string {
  if (!expression) throw new Inexpressible();
  return isPlainInteger(expression) ? `Integer(${print(expression, 0)})` : print(expression, least);
}

function isPlainInteger(expression: Expression): boolean {
  if (expression.kind === 'number') return expression.denominator === 1n;
  return expression.kind === 'apply' && (expression.operator === 'add' || expression.operator === 'multiply' || expression.operator === 'negate') && expression.args.every(isPlainInteger);
}

function open(closed: Expression | undefined): string {
  return closed?.kind === 'constant' && closed.name === 'true' ? 'False' : 'True';
}

function piece(row: Expression): string {
  if (row.kind !== 'apply' || row.operator !== 'list' || row.args.length !== 2) throw new Inexpressible();
  return `(${row.args.map((part) => print(part, 0)).join(', ')})`;
}
