import { say } from '../../../core/phrase.ts';
import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { mapChildren, sameShape, walk } from '../../../math/traverse.ts';
import { powerModulo } from '../../../math/primes.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { residue } from './integers.ts';

/** Powers up to this size are also worked out in full. Bits. */
const mostBits = 200_000n;
const longestCycle = 12;

/** The remainder of sums, products and powers: every power first, then the rest. */
export function* remainderLesson(of: Expression, modulus: bigint): Lesson {
  const value = valueOf(of, modulus);
  const exact = exactly(of);
  if (value === undefined || modulus < 2n || (exact !== undefined && residue(exact, modulus) !== value)) return { kind: 'beyond' };
  if (of.kind === 'number') {
    const quotient = (of.numerator - value) / modulus;
    yield { arrow: 'aside', title: say('Divide {0} by {1}', String(of.numerator), String(modulus)), shows: app('equal', num(of.numerator), app('add', app('multiply', num(modulus), num(quotient)), num(value))) };
    return { kind: 'answer', answer: num(value), notes: [], checks: [] };
  }
  if (exact !== undefined && exact >= 0n && exact < 10n ** 12n && powersIn(of) > mostPowers) {
    yield { arrow: 'aside', title: say('Work out the number'), shows: app('equal', of, num(exact)) };
    return yield* remainderLesson(num(exact), modulus);
  }
  const replaced = yield* withoutPowers(of, modulus);
  if (replaced.kind !== 'number') {
    const whole = exactly(replaced);
    if (whole === undefined || residue(whole, modulus) !== value) return { kind: 'beyond' };
    const reduced = mapNumbers(replaced, modulus);
    if (!sameShape(reduced, of)) yield congruentStep(of, reduced, modulus, say('Replace each number by its remainder'));
    yield congruentStep(reduced, num(value), modulus, say('Work out the remainder'));
  } else if (replaced.numerator !== value) return { kind: 'beyond' };
  return { kind: 'answer', answer: num(value), notes: [], checks: [] };
}

/** More powers than these are not reduced one by one. */
const mostPowers = 6;

function powersIn(expression: Expression): number {
  return [...walk(expression)].filter((part) => part.kind === 'apply' && part.operator === 'power').length;
}

function congruentStep(left: Expression, right: Expression, modulus: bigint, title: LessonStep['title'], says: LessonStep['says'] = []): LessonStep {
  return { arrow: 'aside', title, says, shows: app('congruent', left, right, num(modulus)) };
}

function* withoutPowers(expression: Expression, modulus: bigint): Generator<LessonStep, Expression> {
  if (expression.kind !== 'apply') return expression;
  const [base, exponent] = expression.args;
  if (expression.operator === 'power' && base?.kind === 'number' && exponent?.kind === 'number') return num(yield* powerSteps(base.numerator, exponent.numerator, modulus));
  const args: Expression[] = [];
  for (const arg of expression.args) args.push(yield* withoutPowers(arg, modulus));
  return { ...expression, args };
}

/** By the first power that leaves 1, where one comes soon; else by squaring again and again. */
function* powerSteps(base: bigint, exponent: bigint, modulus: bigint): Generator<LessonStep, bigint> {
  const small = residue(base, modulus);
  const value = powerModulo(base, exponent, modulus);
  const whole = app('power', num(base), num(exponent));
  if (small !== base) yield congruentStep(num(base), num(small), modulus, say('Reduce the base'));
  if (exponent <= 1n || small <= 1n) {
    yield congruentStep(whole, num(value), modulus, say('Work out the power'));
    return value;
  }
  const cycle = cycleOf(small, modulus);
  if (cycle !== undefined && BigInt(cycle) <= exponent) {
    for (let k = 2; k <= cycle; k++) yield congruentStep(app('power', num(small), num(k)), num(powerModulo(small, BigInt(k), modulus)), modulus, k === cycle ? say('This power leaves 1') : say('The next power'));
    const [times, rest] = [exponent / BigInt(cycle), exponent % BigInt(cycle)];
    const split = app('multiply', num(cycle), num(times));
    yield { arrow: 'aside', title: say('Divide the exponent by {0}', cycle), says: [say('The remainders repeat after {0} powers.', cycle)], shows: app('equal', num(exponent), rest === 0n ? split : app('add', split, num(rest))) };
    yield congruentStep(whole, num(value), modulus, say('Only the remainder of the exponent counts'), [say('So {0} leaves what {1} leaves.', m(whole), m(app('power', num(small), num(rest))))]);
    return value;
  }
  let square = small;
  for (let k = 2n; k <= exponent; k *= 2n) {
    square = (square * square) % modulus;
    yield congruentStep(app('power', num(small), num(k)), num(square), modulus, say('Square'));
  }
  const parts = [...exponent.toString(2)].reverse().flatMap((digit, index) => (digit === '1' ? [2n ** BigInt(index)] : []));
  if (parts.length > 1) {
    const [first = 0n, ...rest] = parts;
    yield { arrow: 'aside', title: say('Write the exponent as a sum of powers of two'), shows: app('equal', num(exponent), app('add', num(first), ...rest.map((part) => num(part)))) };
    yield congruentStep(app('multiply', ...parts.map((part) => num(powerModulo(small, part, modulus)))), num(value), modulus, say('Multiply what these powers leave'));
  }
  yield congruentStep(whole, num(value), modulus, say('So the power leaves'));
  return value;
}

function cycleOf(base: bigint, modulus: bigint): number | undefined {
  let value = base;
  for (let k = 1; k <= longestCycle; k++) {
    if (value === 1n) return k;
    value = (value * base) % modulus;
  }
  return undefined;
}

function mapNumbers(expression: Expression, modulus: bigint): Expression {
  return expression.kind === 'number' ? num(residue(expression.numerator, modulus)) : mapChildren(expression, (child) => mapNumbers(child, modulus));
}

/** Modulo throughout; undefined where there is anything but whole numbers and known operations. */
function valueOf(expression: Expression, modulus: bigint): bigint | undefined {
  if (expression.kind === 'number') return expression.denominator === 1n && expression.decimals === undefined ? residue(expression.numerator, modulus) : undefined;
  if (expression.kind !== 'apply') return undefined;
  const [base, exponent] = expression.args;
  if (expression.operator === 'power') {
    if (base?.kind !== 'number' || base.denominator !== 1n || exponent?.kind !== 'number' || exponent.denominator !== 1n || exponent.numerator < 0n || exponent.numerator > 10n ** 12n) return undefined;
    return powerModulo(base.numerator, exponent.numerator, modulus);
  }
  const values = expression.args.map((arg) => valueOf(arg, modulus));
  if (!values.every((value) => value !== undefined)) return undefined;
  if (expression.operator === 'negate') return residue(-(values[0] ?? 0n), modulus);
  if (expression.operator === 'add') return residue(values.reduce((a, b) => a + b, 0n), modulus);
  return expression.operator === 'multiply' ? residue(values.reduce((a, b) => a * b, 1n), modulus) : undefined;
}

/** The number itself, where it is not too long. */
function exactly(expression: Expression): bigint | undefined {
  if (expression.kind === 'number') return expression.numerator;
  if (expression.kind !== 'apply') return undefined;
  const values = expression.args.map(exactly);
  if (!values.every((value) => value !== undefined)) return undefined;
  const [a = 0n, b = 0n] = values;
  switch (expression.operator) {
    case 'power':
      return BigInt(a.toString(2).length) * b <= mostBits ? a ** b : undefined;
    case 'negate':
      return -a;
    case 'add':
      return values.reduce((x, y) => x + y, 0n);
    case 'multiply':
      return values.reduce((x, y) => x * y, 1n);
    default:
      return undefined;
  }
}
