import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { mapChildren, some, walk } from '../../../math/traverse.ts';
import { numericValue } from '../../../math/simplify.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { fromBase, inBase } from './bases.ts';
import type { NumberQuestion } from './question.ts';

type BaseArithmetic = Extract<NumberQuestion, { ask: 'base-arithmetic' }>;

/** Numbers of any bases up to ten, calculated with as the numbers they are, and the result written in a base again. */
export function* baseArithmeticLesson({ of, wanted }: BaseArithmetic): Lesson {
  const written = new Map<string, { readonly digits: string; readonly base: number }>();
  for (const part of walk(of)) {
    const numeral = numeralOf(part);
    if (numeral) written.set(`${numeral.digits}_${numeral.base}`, numeral);
  }
  const values = new Map<string, bigint>();
  for (const [name, { digits, base }] of written) {
    if (base === 10) values.set(name, BigInt(digits));
    else {
      const value = yield* fromBase(digits, base);
      if (value === undefined) return { kind: 'beyond' };
      values.set(name, value);
    }
  }
  const plain = withValues(of, values);
  if (some(plain, (part) => part.kind === 'apply' && part.operator === 'base')) return { kind: 'beyond' };
  const result = numericValue(plain);
  if (!result || result.denominator !== 1n) return { kind: 'beyond' };
  const { numerator: value } = result;
  if (of.kind === 'apply' && of.operator !== 'base') {
    yield { arrow: 'aside', title: say('Calculate with the numbers in base ten'), shows: app('equal', plain, signed(value)) };
  }
  if (wanted.kind === 'rest') {
    const { modulus } = wanted;
    if (value < 0n || modulus < 2n) return { kind: 'beyond' };
    const rest = value % modulus;
    yield remainderStep(value, modulus);
    return { kind: 'answer', answer: num(rest), notes: [], checks: [] };
  }
  if (wanted.base === 10) return { kind: 'answer', answer: signed(value), notes: [], checks: [] };
  const digits = yield* inBase(value < 0n ? -value : value, wanted.base);
  if (digits === undefined) return { kind: 'beyond' };
  const size = app('base', num(BigInt(digits)), num(wanted.base));
  const answer = value < 0n ? app('negate', size) : size;
  return { kind: 'answer', answer, notes: [say('Read the remainders from the last to the first: {0}.', m(size))], checks: [] };
}

function remainderStep(value: bigint, modulus: bigint): LessonStep {
  return { arrow: 'aside', title: say('Divide {0} by {1}', String(value), String(modulus)), shows: app('equal', num(value), app('add', app('multiply', num(modulus), num(value / modulus)), num(value % modulus))) };
}

function numeralOf(part: Expression): { readonly digits: string; readonly base: number } | undefined {
  if (part.kind !== 'apply' || part.operator !== 'base') return undefined;
  const [digits, base] = part.args;
  return digits?.kind === 'number' && digits.denominator === 1n && base?.kind === 'number' && base.denominator === 1n ? { digits: String(digits.numerator), base: Number(base.numerator) } : undefined;
}

function withValues(expression: Expression, values: ReadonlyMap<string, bigint>): Expression {
  const numeral = numeralOf(expression);
  const value = numeral && values.get(`${numeral.digits}_${numeral.base}`);
  return value === undefined ? mapChildren(expression, (child) => withValues(child, values)) : num(value);
}

function signed(value: bigint): Expression {
  return value < 0n ? app('negate', num(-value)) : num(value);
}
