import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import { gcd } from '../../../math/rational.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { euclideanSteps } from './euclid.ts';
import { bezout, residue } from './integers.ts';
import type { NumberQuestion } from './question.ts';
import { term } from './readNumbers.ts';

/** Up to this modulus every residue is tried as well. */
const mostTried = 200_000n;

/** A number with `a x` leaving 1; how Euclid's steps give it. */
function* inverseSteps(a: bigint, modulus: bigint): Generator<LessonStep, bigint> {
  const { x, y } = bezout(a, modulus);
  yield* euclideanSteps(a, modulus);
  yield { arrow: 'aside', title: say('Go back through the divisions'), says: [say('Each remainder is written with the two numbers before it, until 1 is a combination of {0} and {1}.', m(num(a)), m(num(modulus)))], shows: app('equal', app('add', app('multiply', num(a), num(x)), app('multiply', num(modulus), num(y))), num(1)) };
  return residue(x, modulus);
}

export function* inverseLesson(given: bigint, modulus: bigint): Lesson {
  if (modulus < 2n) return { kind: 'beyond' };
  const a = residue(given, modulus);
  const common = gcd(a, modulus);
  if (a !== given) yield { arrow: 'aside', title: say('Reduce the number'), shows: app('congruent', num(given), num(a), num(modulus)) };
  if (common !== 1n) {
    yield { arrow: 'aside', title: say('Look for common factors'), shows: app('equal', app('gcd', num(a), num(modulus)), num(common)) };
    return { kind: 'answer', answer: say('no inverse'), notes: [say('A number has an inverse only where it has no factor in common with the modulus.')], checks: [] };
  }
  const inverse = yield* inverseSteps(a, modulus);
  if (residue(given * inverse, modulus) !== 1n) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('Check the inverse'), shows: app('congruent', app('multiply', num(given), num(inverse)), num(1), num(modulus)) };
  return { kind: 'answer', answer: num(inverse), notes: [], checks: [] };
}

/** `a x ≡ b`: divided by what is common, then multiplied by the inverse. */
export function* congruenceLesson({ a, b, modulus, unknown, least }: Extract<NumberQuestion, { ask: 'congruence' }>): Lesson {
  const x = sym(unknown);
  const [small, right] = [residue(a, modulus), residue(b, modulus)];
  const common = gcd(small, modulus);
  yield { arrow: 'aside', title: say('Look for common factors'), shows: app('equal', app('gcd', num(small), num(modulus)), num(common)) };
  const tried = modulus <= mostTried ? Array.from({ length: Number(modulus) }, (_, k) => BigInt(k)).filter((k) => residue(a * k - b, modulus) === 0n) : undefined;
  if (right % common !== 0n) {
    if (tried && tried.length > 0) return { kind: 'beyond' };
    return { kind: 'answer', answer: say('no solution'), notes: [say('{0} divides the left side and the modulus, but not {1}: there is no solution.', m(num(common)), m(num(right)))], checks: [] };
  }
  const [c, d, n] = [small / common, right / common, modulus / common];
  if (n < 2n) return { kind: 'beyond' };
  if (common > 1n || small !== a || right !== b) yield { arrow: 'aside', title: common > 1n ? say('Divide by {0}', String(common)) : say('Reduce the numbers'), says: [say('The congruence becomes {0}.', m(app('congruent', term(c, unknown), num(d), num(n))))] };
  let solution = d;
  if (c !== 1n) {
    const inverse = yield* inverseSteps(c, n);
    solution = residue(inverse * d, n);
    yield { arrow: 'aside', title: say('Multiply by the inverse {0}', String(inverse)), says: [say('Then {0} stands alone.', m(x))], shows: app('congruent', app('multiply', num(inverse), num(d)), num(solution), num(n)) };
  }
  const right2 = tried ? tried.length === Number(common) && tried.every((k) => residue(k, n) === solution) : residue(a * solution - b, modulus) === 0n;
  if (!right2 || (least && solution === 0n)) return { kind: 'beyond' };
  yield { arrow: 'aside', title: say('Check the solution'), shows: app('congruent', app('multiply', num(a), num(solution)), num(b), num(modulus)) };
  return { kind: 'answer', answer: least ? num(solution) : app('congruent', x, num(solution), num(n)), notes: [], checks: [] };
}

/** Several remainders at once: one congruence after the other is built in. */
export function* remaindersLesson({ residues, unknown, least }: Extract<NumberQuestion, { ask: 'remainders' }>): Lesson {
  const [first, ...rest] = residues;
  if (!first || rest.length === 0) return { kind: 'beyond' };
  let [value, step] = [residue(first[0], first[1]), first[1]];
  yield { arrow: 'aside', title: say('Begin with the first condition'), says: [say('The numbers that fulfil it are {0} with a whole number {1}.', m(app('add', num(value), term(step, 't'))), m(sym('t')))] };
  for (const [remainder, modulus] of rest) {
    const common = gcd(step, modulus);
    if (residue(remainder - value, common) !== 0n) {
      if (lcm([step, modulus]) <= mostTried && search(residues)) return { kind: 'beyond' };
      return { kind: 'answer', answer: say('no solution'), notes: [say('The conditions contradict each other modulo {0}.', m(num(common)))], checks: [] };
    }
    const factor = residue(((remainder - value) / common) * bezout(step / common, modulus / common).x, modulus / common);
    const next = value + step * factor;
    yield {
      arrow: 'aside',
      title: say('Fulfil the condition modulo {0}', String(modulus)),
      says: [say('Of {0} the first that also leaves {1} has {2}.', m(app('add', num(value), term(step, 't'))), m(num(remainder)), m(app('equal', sym('t'), num(factor))))],
      shows: app('equal', app('add', num(value), app('multiply', num(step), num(factor))), num(next)),
    };
    [value, step] = [next, (step / common) * modulus];
  }
  if (residues.some(([r, n]) => residue(value - r, n) !== 0n) || value < 0n || value >= step || (step <= mostTried && search(residues) !== value) || (least && value === 0n)) return { kind: 'beyond' };
  for (const [r, n] of residues) yield { arrow: 'aside', title: say('Check the solution'), shows: app('congruent', num(value), num(r), num(n)) };
  return { kind: 'answer', answer: least ? num(value) : app('congruent', sym(unknown), num(value), num(step)), notes: [say('All solutions differ by multiples of {0}.', m(num(step)))], checks: [] };
}

function lcm(numbers: readonly bigint[]): bigint {
  return numbers.reduce((a, b) => (a / gcd(a, b)) * b);
}

/** The least number that fulfils all, by trying. */
function search(residues: readonly (readonly [bigint, bigint])[]): bigint | undefined {
  const all = lcm(residues.map(([, n]) => n));
  for (let k = 0n; k < all && k <= mostTried; k++) if (residues.every(([r, n]) => residue(k - r, n) === 0n)) return k;
  return undefined;
}
