import type { Decimal } from 'decimal.js';
import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { Expression } from '../expression.ts';
import { digitsNeeded, mostDigits } from '../numeric/digitsNeeded.ts';
import { Evaluation } from '../numeric/evaluate.ts';
import { mentionsI } from '../numeric/samples.ts';
import { float, NotComputable, NotDefined, type Value } from '../numeric/value.ts';
import type { Context } from '../proposition.ts';
import { sameShape } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { timer, type Budget } from './budget.ts';
import { isInfinite } from './holds.ts';

/** How near the point is approached, as powers of ten. */
const approaches = [6, 9, 12, 15, 18] as const;

/**
 * `lim f = L`, by values of f ever nearer to the point on each side that the limit has; L may be a limit to the same point. Verified when the
 * distance to L shrinks at every approach to almost nothing; refuted when f settles elsewhere; slow or
 * wild behaviour decides nothing. Undefined where the left side is no limit.
 */
export function decideLimit(left: Expression, right: Expression, context: Context, budget: Budget): Verdict | undefined {
  if (left.kind !== 'apply' || left.operator !== 'limit') return undefined;
  const [body, variable, target, side] = left.args;
  if (!body || variable?.kind !== 'symbol' || !target) return undefined;
  const others = new Set([...freeVariables(left), ...freeVariables(right)]);
  if (others.size > 0 || mentionsI(left) || mentionsI(right)) return { kind: 'inconclusive', reason: say('A limit with other variables is not decided.') };
  // A constant such as 10⁻⁴⁰ shows only nearer to the point than it is small.
  const digits = digitsNeeded([left, right]);
  if (!(digits <= mostDigits)) return { kind: 'inconclusive', reason: say('The numbers in the limit are too far apart to decide it by its values.') };
  const scale = Math.max(1, Math.ceil((digits - 30) / 12));
  const evaluation = new Evaluation(80 * scale, { definitions: context.definitions, checkTime: timer(budget) });
  const sides = side?.kind === 'text' ? [side.text === '-' ? -1 : 1] : isInfinite(target) ? [1] : [1, -1];
  const other = sameLimit(left.args, right);
  const infinite = isInfinite(right);
  const negative = infinite && right.kind === 'apply';
  const verdicts = sides.map((sign) => {
    try {
      const values = approaches.map((power) => evaluation.real(body, new Map([[variable.name, float(near(target, sign, power * scale, evaluation))]])));
      const point = (power: number): Map<string, Value> => new Map([[variable.name, float(near(target, sign, power * scale, evaluation))]]);
      if (other) return settlesWith(values, approaches.map((power) => evaluation.real(other, point(power))));
      return infinite ? grows(values, negative) : settles(values, evaluation.real(right, new Map()));
    } catch (error) {
      if (error instanceof NotDefined || error instanceof NotComputable) return 'unknown' as const;
      throw error;
    }
  });
  if (verdicts.every((verdict) => verdict === 'yes')) {
    return { kind: 'verified', evidence: { method: 'sampling', summary: say('The values approach it at every step towards the point.'), points: approaches.length * sides.length, digits: 15 } };
  }
  const elsewhere = verdicts.find((verdict) => typeof verdict === 'object');
  if (typeof elsewhere === 'object') {
    const summary = say('The values settle at about {0} instead.', elsewhere.at);
    return { kind: 'refuted', evidence: { method: 'sampling', summary }, counterexample: { values: [], left: `≈ ${elsewhere.at}`, summary } };
  }
  return { kind: 'inconclusive', reason: say('The limit could not be decided by its values.') };
}

/** What stands under a limit that is taken of the same variable to the same point. */
function sameLimit([, variable, target, side]: readonly Expression[], right: Expression): Expression | undefined {
  if (right.kind !== 'apply' || right.operator !== 'limit') return undefined;
  const [body, ...approach] = right.args;
  const alike = [variable, target, side].every((part, index) => (part && approach[index] ? sameShape(part, approach[index]) : part === approach[index]));
  return alike ? body : undefined;
}

/** `lim f = lim g`: g settles, and f where g does. */
function settlesWith(values: readonly Decimal[], others: readonly Decimal[]): Settled {
  const [last, before] = [others.at(-1), others.at(-2)];
  if (!last || !before || settles(others.slice(0, -1), last) !== 'yes' || !last.minus(before).abs().lt(1e-7)) return 'unknown';
  // The other limit is known only as far as its last value.
  const verdict = settles(values.slice(0, -1), last);
  return verdict === 'yes' || values.at(-1)?.minus(last).abs().lt(1e-12) ? 'yes' : verdict;
}

function near(target: Expression, sign: number, power: number, evaluation: Evaluation): Decimal {
  const { D } = evaluation;
  // Irrational, so that a wave of a rational period (`cos(2π/x)`) is not met at its crests alone.
  const size = new D(11).div(7).sqrt();
  if (isInfinite(target)) return new D(10).pow(power).times(size).times(target.kind === 'apply' ? -1 : 1);
  return evaluation.real(target, new Map()).plus(new D(10).pow(-power).times(size).times(sign));
}

type Settled = 'yes' | 'unknown' | { readonly at: string };

function settles(values: readonly Decimal[], stated: Decimal): Settled {
  const errors = values.map((value) => value.minus(stated).abs());
  const shrinks = errors.every((error, index) => index === 0 || error.isZero() || error.times(5).lt(errors[index - 1] ?? 0));
  const last = errors.at(-1);
  if (shrinks && last?.lt(1e-7)) return 'yes';
  const steps = values.slice(1).map((value, index) => value.minus(values[index] ?? 0).abs());
  const settled = steps.every((step, index) => index === 0 || step.isZero() || step.times(5).lt(steps[index - 1] ?? 0));
  const end = values.at(-1);
  const far = last && end && last.gt(stated.abs().plus(end.abs()).plus(1).times(1e-4));
  if (settled && steps.at(-1)?.lt(1e-7) && far && end) return { at: end.toSignificantDigits(8).toString() };
  return 'unknown';
}

function grows(values: readonly Decimal[], negative: boolean): Settled {
  const signed = values.map((value) => (negative ? value.neg() : value));
  const rising = signed.every((value, index) => index === 0 || value.gt(signed[index - 1] ?? 0));
  if (rising && signed.at(-1)?.gt(1e5)) return 'yes';
  const end = values.at(-1);
  const steps = values.slice(1).map((value, index) => value.minus(values[index] ?? 0).abs());
  if (end && steps.at(-1)?.lt(1e-7) && steps[0]?.lt(1)) return { at: end.toSignificantDigits(8).toString() };
  return 'unknown';
}
