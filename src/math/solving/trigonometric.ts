import { app, constant, fromRational, minus, num, sym } from '../build.ts';
import { normalForm, polynomialOf } from '../exact/normalForm.ts';
import { coefficientsIn, univariate, variablesOf } from '../exact/polynomial.ts';
import type { Expression } from '../expression.ts';
import * as q from '../rational.ts';
import { simplify } from '../simplify.ts';
import { sameShape, walk } from '../traverse.ts';
import { realValue } from './approximate.ts';
import type { Family } from './solutionSet.ts';
import { mentions, replaced } from './transcendental.ts';

type Zeros = (f: Expression, unknown: string) => readonly Expression[] | undefined;
type Name = 'sin' | 'cos' | 'tan';

/** General solutions of equations in sine, cosine or tangent of one linear argument. */
export function trigonometricFamilies(f: Expression, unknown: string, zeros: Zeros): readonly Family[] | undefined {
  const nodes = [...walk(f)].filter((part) => part.kind === 'apply' && /^(?:sin|cos|tan)$/.test(part.operator) && mentions(part, unknown));
  const [first] = nodes;
  const argument = first?.kind === 'apply' ? first.args[0] : undefined;
  if (!argument) return undefined;
  if (!nodes.every((node) => node.kind === 'apply' && node.args[0] && sameShape(node.args[0], argument))) return undefined;
  const named = replaced(f, (part) => (part.kind === 'apply' && nodes.includes(part) ? sym(`zz_${part.operator}`) : undefined));
  if (mentions(named, unknown)) return undefined;
  const solved = solvedFor(named, zeros);
  if (!solved) return undefined;
  const linear = linearIn(argument, unknown);
  if (!linear) return undefined;
  const families: Family[] = [];
  for (const { name, value } of solved) {
    const angles = anglesOf(name, value);
    if (!angles) return undefined;
    for (const { base, period } of angles) {
      families.push({ base: simplify(app('divide', minus(base, linear.offset), fromRational(linear.slope))), period: simplify(app('divide', period, fromRational(linear.slope))) });
    }
  }
  return families;
}

interface Solved {
  readonly name: Name;
  readonly value: Expression;
}

/** The values of one function that the equation allows. */
function solvedFor(named: Expression, zeros: Zeros): Solved[] | undefined {
  const present = (['sin', 'cos', 'tan'] as const).filter((name) => mentions(named, `zz_${name}`));
  const one = (name: Name, equation: Expression): Solved[] | undefined => zeros(equation, `zz_${name}`)?.map((value) => ({ name, value }));
  const [only] = present;
  if (present.length === 1 && only) return one(only, named);
  if (present.includes('tan')) return undefined;
  // cos² = 1 − sin² where the cosine occurs in even powers only, and the other way round.
  const form = normalForm(named);
  if (!form || variablesOf(form.denominator).size > 0) return undefined;
  for (const [name, other] of [['sin', 'cos'], ['cos', 'sin']] as const) {
    const powers = coefficientsIn(form.numerator, `zz_${other}`);
    if (!powers.every((coefficient, exponent) => coefficient.size === 0 || exponent % 2 === 0)) continue;
    const square = minus(num(1), app('power', sym(`zz_${name}`), num(2)));
    const rewritten = replaced(named, (part) => {
      if (part.kind !== 'apply' || part.operator !== 'power' || part.args[1]?.kind !== 'number') return undefined;
      const [base, exponent] = part.args;
      return base?.kind === 'symbol' && base.name === `zz_${other}` && exponent.numerator % 2n === 0n ? app('power', square, num(exponent.numerator / 2n)) : undefined;
    });
    if (!mentions(rewritten, `zz_${other}`)) return one(name, rewritten);
  }
  // a·sin + b·cos = 0: no common zero, so the tangent has one value.
  const polynomial = polynomialOf(named);
  if (!polynomial || polynomial.size !== 2) return undefined;
  const a = polynomial.get('zz_sin^1')?.coefficient;
  const b = polynomial.get('zz_cos^1')?.coefficient;
  return a && b ? [{ name: 'tan', value: fromRational(q.negate(q.divide(b, a))) }] : undefined;
}

function linearIn(argument: Expression, unknown: string): { readonly slope: q.Rational; readonly offset: Expression } | undefined {
  const offset = replaced(argument, (part) => (part.kind === 'symbol' && part.name === unknown ? num(0) : undefined));
  const slope = polynomialOf(minus(argument, offset));
  const coefficients = slope && univariate(slope, unknown);
  const found = coefficients?.[1];
  return coefficients?.length === 2 && found ? { slope: found, offset } : undefined;
}

const pi = constant('pi');

/** All angles with a given sine, cosine or tangent. */
function anglesOf(name: Name, value: Expression): Family[] | undefined {
  const size = realValue(value);
  if (size === undefined) return undefined;
  if (name === 'tan') return [{ base: simplify(app('arctan', value)), period: pi }];
  if (Math.abs(size) > 1 + 1e-12) return [];
  const exact = value.kind === 'number' && value.denominator === 1n ? Number(value.numerator) : undefined;
  if (exact === undefined && Math.abs(Math.abs(size) - 1) < 1e-9) return undefined;
  const twoPi = app('multiply', num(2), pi);
  if (name === 'sin') {
    if (exact === 0) return [{ base: num(0), period: pi }];
    if (exact !== undefined) return [{ base: simplify(app('multiply', num(exact, 2), pi)), period: twoPi }];
    const base = simplify(app('arcsin', value));
    return [{ base, period: twoPi }, { base: simplify(minus(pi, base)), period: twoPi }];
  }
  if (exact === 0) return [{ base: app('divide', pi, num(2)), period: pi }];
  if (exact !== undefined) return [{ base: exact === 1 ? num(0) : pi, period: twoPi }];
  const base = simplify(app('arccos', value));
  return [{ base, period: twoPi }, { base: simplify(app('negate', base)), period: twoPi }];
}

