import { app, sym } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { approximate, differ, real, type Approximation } from '../../math/solving/approximate.ts';
import { expand } from '../../math/simplify.ts';
import { mapChildren, substitute } from '../../math/traverse.ts';
import { freeVariables } from '../../math/variables.ts';
import type { Conclusion, LessonStep } from './lesson.ts';

/**
 * Looks at every statement of a finished lesson once more, each in a turn of its own: what is refuted
 * must never be told. Equalities are tested as they stand, exactly and at points; equations must hold
 * for every solution found. The arithmetic is of bounded cost, since this runs where people type;
 * the verdicts people see come from the checker.
 */
export async function isSound(steps: readonly LessonStep[], conclusion: Conclusion, pause: () => Promise<unknown>): Promise<boolean> {
  for (const statement of statementsOf(steps, conclusion)) {
    if (isRefuted(statement)) return false;
    await pause();
  }
  return true;
}

function* statementsOf(steps: readonly LessonStep[], conclusion: Conclusion): Generator<Expression> {
  const solutions = conclusion.kind === 'answer' ? (conclusion.solutions ?? []) : [];
  for (const { arrow, shows } of steps) {
    if (!shows) continue;
    if (arrow === 'equals') yield shows;
    else if (arrow === 'aside') yield* asideStatements(shows);
    else for (const solution of solutions) yield substitute(shows, solution);
  }
  if (conclusion.kind === 'answer') yield* conclusion.checks;
}

/** Of `Δ = 4 + 5 = 9` the first link only gives a name. */
function* asideStatements(shows: Expression): Generator<Expression> {
  if (shows.kind !== 'apply' || shows.operator !== 'chain') {
    yield shows;
    return;
  }
  for (let index = 2; index + 2 < shows.args.length; index += 2) {
    const [left, , right] = shows.args.slice(index, index + 3);
    if (left && right) yield app('equal', left, right);
  }
}

/** Whether a statement certainly fails somewhere. */
export function isRefuted(statement: Expression): boolean {
  if (statement.kind !== 'apply') return false;
  const { operator, args } = statement;
  const [left, right] = args;
  switch (operator) {
    case 'or':
      return args.every(isRefuted);
    case 'and':
    case 'list':
      return args.some(isRefuted);
    case 'equal':
      return left !== undefined && right !== undefined && isUnequal(left, right);
    case 'not-equal':
      return left !== undefined && right !== undefined && exactDifference(left, right) === 'zero';
    default:
      return false;
  }
}

function exactDifference(left: Expression, right: Expression): 'zero' | 'other' | undefined {
  const difference = expand(app('add', left, app('negate', right)));
  if (difference.kind === 'number') return difference.numerator === 0n ? 'zero' : 'other';
  return difference.kind === 'apply' && difference.operator === 'negate' && difference.args[0]?.kind === 'number' ? 'other' : undefined;
}

/** No two of them make common identities hold by accident. */
const points = [0.7318, 1.4142, 2.2361, -0.5772, 3.3166, -1.6449];

function isUnequal(left: Expression, right: Expression): boolean {
  const exact = hasDerivative(left) || hasDerivative(right) ? undefined : exactDifference(left, right);
  if (exact) return exact === 'other';
  const names = [...freeVariables(left), ...freeVariables(right)];
  return points.some((_, index) => {
    const values = new Map(names.map((name, place): [string, Approximation] => [name, real(points[(index + 2 * place) % points.length] ?? 1)]));
    return differ(valueAt(left, values), valueAt(right, values)) === true;
  });
}

function hasDerivative(expression: Expression): boolean {
  return expression.kind === 'apply' && (expression.operator === 'derivative' || expression.args.some(hasDerivative));
}

/** The value in doubles, derivatives as difference quotients with a generous bound on their error. */
function valueAt(expression: Expression, values: ReadonlyMap<string, Approximation>): Approximation | undefined {
  const inner = new Map(values);
  let missing = false;
  const withoutDerivatives = (part: Expression): Expression => {
    if (part.kind !== 'apply' || part.operator !== 'derivative') return mapChildren(part, withoutDerivatives);
    const [body, variable] = part.args;
    const slope = body && variable?.kind === 'symbol' ? slopeAt(body, variable.name, values) : undefined;
    if (!slope) missing = true;
    const name = `\u0001d${inner.size}`;
    if (slope) inner.set(name, slope);
    return sym(name);
  };
  const plain = withoutDerivatives(expression);
  return missing ? undefined : approximate(plain, inner);
}

const step = 2 ** -16;

function slopeAt(body: Expression, variable: string, values: ReadonlyMap<string, Approximation>): Approximation | undefined {
  const at = values.get(variable);
  if (!at || hasDerivative(body)) return undefined;
  const near = (offset: number): Approximation | undefined => approximate(body, new Map(values).set(variable, real(at.re + offset)));
  const [a, b, c, d] = [near(step), near(-step), near(step / 2), near(-step / 2)];
  if (!a || !b || !c || !d) return undefined;
  const wide = (a.re - b.re) / (2 * step);
  const narrow = (c.re - d.re) / step;
  const imaginary = (c.im - d.im) / step;
  const error = 4 * Math.abs(wide - narrow) + (a.error + b.error + c.error + d.error) / step + 1e-6 * (1 + Math.abs(narrow));
  return { re: narrow, im: imaginary, error };
}
