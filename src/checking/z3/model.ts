import * as q from '../../math/rational.ts';
import type { Rational } from '../../math/rational.ts';

type Sexp = string | readonly Sexp[];

/** Values of variables in an answer to `get-value` with `pp.decimal`; `exactly` false where Z3 gives but digits. */
export interface ModelValue {
  readonly value: Rational;
  readonly exactly: boolean;
}

/** The values by the script's names; a value of another kind is left out. */
export function modelOf(answer: string): ReadonlyMap<string, ModelValue> {
  const values = new Map<string, ModelValue>();
  const parsed = parse(answer);
  if (typeof parsed === 'string') return values;
  for (const pair of parsed) {
    if (typeof pair === 'string') continue;
    const [name, written] = pair;
    const value = written === undefined ? undefined : valueOf(written);
    if (typeof name === 'string' && value) values.set(name, value);
  }
  return values;
}

function valueOf(written: Sexp): ModelValue | undefined {
  if (typeof written === 'string') {
    const match = /^(\d+)(?:\.(\d+))?(\?)?$/.exec(written);
    if (!match) return undefined;
    const [, integral = '0', fraction = '', unsure] = match;
    return { value: q.rational(BigInt(integral + fraction), 10n ** BigInt(fraction.length)), exactly: unsure === undefined };
  }
  const [operator, ...args] = written;
  const values = args.map(valueOf);
  const [a, b] = values;
  if (!a || values.includes(undefined)) return undefined;
  if (operator === '-' && !b) return { value: q.negate(a.value), exactly: a.exactly };
  if (operator === '/' && b && !q.isZero(b.value)) return { value: q.divide(a.value, b.value), exactly: a.exactly && b.exactly };
  return undefined;
}

function parse(text: string): Sexp {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  const stack: Sexp[][] = [[]];
  for (const token of tokens) {
    if (token === '(') stack.push([]);
    else if (token === ')') {
      const closed = stack.pop() ?? [];
      stack.at(-1)?.push(closed);
    } else stack.at(-1)?.push(token);
  }
  return stack[0]?.[0] ?? [];
}

/** Fractions near a value, simplest first (Stern and Brocot's walk by continued fractions), the value itself last. */
export function near(value: Rational): Rational[] {
  const found: Rational[] = [];
  let rest = value;
  let [p0, q0, p1, q1] = [0n, 1n, 1n, 0n];
  for (let round = 0; round < 24; round++) {
    const whole = floor(rest);
    [p0, q0, p1, q1] = [p1, q1, whole * p1 + p0, whole * q1 + q0];
    found.push(q.rational(p1, q1));
    const fraction = q.subtract(rest, q.rational(whole));
    // What is nearer than the digits of a model is what the model means.
    if (q.isZero(fraction) || isTiny(q.subtract(value, q.rational(p1, q1)))) return found;
    rest = q.divide(q.one, fraction);
  }
  return [...found, value];
}

function isTiny({ numerator, denominator }: Rational): boolean {
  return (numerator < 0n ? -numerator : numerator) * 10n ** 24n < denominator;
}

function floor({ numerator, denominator }: Rational): bigint {
  return numerator >= 0n ? numerator / denominator : -((-numerator + denominator - 1n) / denominator);
}
