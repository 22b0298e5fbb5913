import { say } from '../../../core/phrase.ts';
import { app, constant, fromRational, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { numericValue, simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import { some, walk } from '../../../math/traverse.ts';
import type { SolveTask } from '../equation.ts';
import { m, type Lesson } from '../lesson.ts';
import { either, fromCandidates } from './candidates.ts';

/** A positive unknown as a power of a base, `x = bᵗ`, so that its logarithms and powers are plain in t. */
interface Substitution {
  readonly unknown: string;
  readonly base: Expression;
}

const t = sym('t');

export interface Substituted {
  readonly base: Expression;
  readonly equation: Expression;
  readonly values: readonly Expression[];
}

/** An equation with logarithms of the unknown, or to its base, solved for the logarithm; undefined where that does not come out. */
export function logarithmic({ left, right, unknown }: SolveTask): Substituted | undefined {
  if (unknown === 't') return undefined;
  const base = baseOf(app('equal', left, right), unknown);
  if (!base || !isPositive(app('equal', left, right), unknown)) return undefined;
  const put = { unknown, base };
  const [u, v] = [exponentOf(left, put), exponentOf(right, put)];
  const [a, b] = [inT(left, put), inT(right, put)];
  const equations = [...(u && v ? [app('equal', u, v)] : []), ...(a && b ? [app('equal', a, b)] : [])].map(simplified);
  for (const equation of equations) {
    if (some(equation, (part) => part.kind === 'symbol' && part.name === unknown)) continue;
    const found = solveEquation(equation, 't');
    if (found?.kind === 'finite') return { base, equation, values: found.values };
  }
  return undefined;
}

/** Tells the substitution, solves it, and goes back; each value is put into the equation itself. */
export function* logarithmicLesson({ left, right, unknown }: SolveTask, { base, equation, values }: Substituted): Lesson {
  const given = app('equal', left, right);
  const power = (exponent: Expression): Expression => simplify(app('power', base, exponent));
  yield { arrow: 'given', title: say('Write the equation down'), shows: given };
  yield { arrow: 'aside', title: say('Name the logarithm'), says: [say('A logarithm needs a positive number, so with {0} there is {1}, and the equation becomes {2}.', m(app('equal', t, base.kind === 'constant' ? app('ln', sym(unknown)) : app('log', sym(unknown), base))), m(app('equal', sym(unknown), app('power', base, t))), m(equation)), ...(values.length === 0 ? [] : [say('Its solutions are {0}.', values.map((value) => m(app('equal', t, value))).join(', '))])] };
  const candidates = values.map(power);
  return yield* fromCandidates(given, unknown, candidates, candidates.length > 0 ? either(candidates.map((value) => app('equal', sym(unknown), value))) : given);
}

/** The number all logarithms go back to: the base of the first, or what a logarithm to the unknown is taken of. */
function baseOf(equation: Expression, unknown: string): Expression | undefined {
  for (const part of walk(equation)) {
    if (!isApply(part, 'log', 'ln')) continue;
    const [of, base] = part.args;
    if (part.operator === 'ln') return constant('e');
    if (!base) return num(10);
    if (base.kind === 'symbol' && base.name === unknown) {
      const value = of && numericValue(of);
      if (value && value.numerator > 1n && value.denominator === 1n) return num(smallestRoot(value.numerator));
      continue;
    }
    const value = numericValue(base);
    return value && value.numerator > 0n && value.numerator !== value.denominator ? fromRational(value) : undefined;
  }
  return undefined;
}

function smallestRoot(n: bigint): bigint {
  for (let root = 2n; root * root <= n; root++) {
    let power = root;
    while (power < n) power *= root;
    if (power === n) return root;
  }
  return n;
}

/** Whether a logarithm forces the unknown to be positive: it has no value where that is negative. */
function isPositive(equation: Expression, unknown: string): boolean {
  return some(equation, (part) => {
    if (!isApply(part, 'log', 'ln')) return false;
    const [of, base] = part.args;
    if (base?.kind === 'symbol' && base.name === unknown) return true;
    const mentions = of && some(of, (inner) => inner.kind === 'symbol' && inner.name === unknown);
    const value = of && mentions ? realValue(of, new Map([[unknown, { re: -1.3717, im: 0, error: 0 }]])) : undefined;
    return mentions === true && (value === undefined || value < 0);
  });
}

/** The exponent of a product of powers to the base of the substitution; undefined where it is none. */
function exponentOf(expression: Expression, put: Substitution): Expression | undefined {
  if (expression.kind === 'symbol') return expression.name === put.unknown ? t : undefined;
  if (expression.kind === 'constant') return expression.name === 'e' && put.base.kind === 'constant' ? num(1) : undefined;
  const value = numericValue(expression);
  if (value) {
    if (put.base.kind === 'constant') return value.numerator === value.denominator ? num(0) : undefined;
    const found = value.numerator > 0n ? numericValue(app('log', fromRational(value), put.base)) : undefined;
    return found && fromRational(found);
  }
  if (expression.kind !== 'apply') return undefined;
  const [first, second] = expression.args;
  const inner = first && exponentOf(first, put);
  switch (expression.operator) {
    case 'multiply': {
      const parts = expression.args.map((arg) => exponentOf(arg, put));
      return parts.some((part) => !part) ? undefined : app('add', ...parts.flatMap((part) => (part ? [part] : [])));
    }
    case 'divide': {
      const below = second && exponentOf(second, put);
      return inner && below && app('add', inner, app('negate', below));
    }
    case 'sqrt':
      return inner && app('divide', inner, num(2));
    case 'root':
      return inner && second && app('divide', inner, second);
    case 'power': {
      const exponent = second && inT(second, put);
      return inner && exponent && app('multiply', exponent, inner);
    }
    default:
      return undefined;
  }
}

/** The expression with t for the unknown. */
function inT(expression: Expression, put: Substitution): Expression | undefined {
  if (!some(expression, (part) => part.kind === 'symbol' && part.name === put.unknown)) return expression;
  if (expression.kind !== 'apply') return app('power', put.base, t);
  if (isApply(expression, 'log', 'ln')) {
    const [of, base = expression.operator === 'ln' ? constant('e') : num(10)] = expression.args;
    const [above, below] = [of && exponentOf(of, put), exponentOf(base, put)];
    return above && below && app('divide', above, below);
  }
  if (isApply(expression, 'power') && expression.args[0] && some(expression.args[0], (part) => part.kind === 'symbol' && part.name === put.unknown) && !isApply(expression.args[0], 'log', 'ln')) {
    const exponent = exponentOf(expression, put);
    if (exponent) return app('power', put.base, exponent);
  }
  if (!/^(?:add|negate|multiply|divide|power|sqrt|root|abs)$/.test(expression.operator)) return undefined;
  const args = expression.args.map((arg) => inT(arg, put));
  return args.some((arg) => !arg) ? undefined : { ...expression, args: args.flatMap((arg) => (arg ? [arg] : [])) };
}

function simplified(equation: Expression): Expression {
  const [left, right] = equation.kind === 'apply' ? equation.args : [];
  return left && right ? app('equal', simplify(left), simplify(right)) : equation;
}
