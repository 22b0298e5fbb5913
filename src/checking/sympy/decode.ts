import { app, constant, num, sym } from '../../math/build.ts';
import type { Expression, Operator } from '../../math/expression.ts';

/** How many arguments each operator of a proposed answer takes; what is not here is not taken. */
const operators = {
  add: [2, 200], multiply: [2, 200], negate: [1, 1], divide: [2, 2], power: [2, 2], sqrt: [1, 1], root: [2, 2], abs: [1, 1], sign: [1, 1], floor: [1, 1], ceiling: [1, 1], ln: [1, 1],
  sin: [1, 1], cos: [1, 1], tan: [1, 1], cot: [1, 1], sec: [1, 1], csc: [1, 1], arcsin: [1, 1], arccos: [1, 1], arctan: [1, 1], arccot: [1, 1], sinh: [1, 1], cosh: [1, 1], tanh: [1, 1],
  coth: [1, 1], arsinh: [1, 1], arcosh: [1, 1], artanh: [1, 1], factorial: [1, 1], binomial: [2, 2], max: [2, 20], min: [2, 20],
} as const satisfies Partial<Record<Operator, readonly [least: number, most: number]>>;

const constants = ['pi', 'e', 'i', 'infinity'] as const;
const digits = /^\d{1,2000}$/;
const deepest = 60;

/**
 * The expression of a tree that a program answered, in the names its indices stand for; undefined where anything
 * in it is not of the closed set above. A child process is not trusted to answer in it.
 */
export function decoded(tree: unknown, names: readonly string[], depth = 0): Expression | undefined {
  if (!Array.isArray(tree) || depth > deepest) return undefined;
  const [head, ...args] = tree as readonly unknown[];
  if (typeof head !== 'string') return undefined;
  const [first, second] = args;
  switch (head) {
    case 'number':
      if (args.length !== 2 || typeof first !== 'string' || typeof second !== 'string' || !digits.test(first) || !digits.test(second) || /^0+$/.test(second)) return undefined;
      return num(BigInt(first), BigInt(second));
    case 'symbol': {
      const name = args.length === 1 && typeof first === 'number' ? names[first] : undefined;
      return name === undefined || name === '' ? undefined : sym(name);
    }
    case 'constant': {
      const name = constants.find((each) => each === first);
      return args.length === 1 && name ? constant(name) : undefined;
    }
    default:
      return isOperator(head) ? applied(head, args, names, depth) : undefined;
  }
}

function isOperator(head: string): head is keyof typeof operators {
  return Object.hasOwn(operators, head);
}

function applied(operator: keyof typeof operators, args: readonly unknown[], names: readonly string[], depth: number): Expression | undefined {
  const [least, most] = operators[operator];
  if (args.length < least || args.length > most) return undefined;
  const parts: Expression[] = [];
  for (const arg of args) {
    const part = decoded(arg, names, depth + 1);
    if (!part) return undefined;
    parts.push(part);
  }
  return app(operator, ...parts);
}
