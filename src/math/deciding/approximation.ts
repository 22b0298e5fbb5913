import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { ApplyNode, Expression } from '../expression.ts';
import { Evaluation } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/value.ts';
import type { Context } from '../proposition.ts';
import { freeVariables } from '../variables.ts';
import { timer, type Budget } from './budget.ts';

/** A number printed with no decimals, or with some, may be off by this share of itself and still be called near. */
const nearWhole = 0.05;
const nearDecimal = 0.15;

/** `a ≈ b`: verified when one rounds to the other as printed, refuted when they differ by more than a fiftieth. Of two values neither of which is printed, no precision is claimed. */
export function decideApproximation(relation: ApplyNode, context: Context, budget: Budget): Verdict {
  const [left, right] = relation.args;
  const compared = left && right && compare(left, right, context, budget);
  if (!compared) return { kind: 'inconclusive', reason: say('The two sides could not be computed.') };
  const isNear = compared.relative <= (compared.decimals !== undefined && compared.decimals > 0 ? nearDecimal : nearWhole);
  if (compared.rounded && compared.decimals !== undefined && isNear) return { kind: 'verified', evidence: { method: 'sampling', summary: compared.decimals >= 0 ? say('They agree to the {0} printed decimals.', compared.decimals) : say('They agree to the printed digits.'), digits: Math.max(0, compared.decimals) } };
  if (!compared.rounded && compared.relative > 0.02) {
    const summary = say('The left side is about {0}, the right side about {1}.', compared.left, compared.right);
    return { kind: 'refuted', evidence: { method: 'sampling', summary }, counterexample: { values: [], left: compared.left, right: compared.right, summary } };
  }
  return { kind: 'inconclusive', reason: say('They are near each other, but not to the printed digits.') };
}

/**
 * An equation that fails exactly but holds after rounding to the printed decimals is no claim of
 * equality that could be refuted; undefined where rounding explains nothing.
 */
export function roundingOf(left: Expression, right: Expression, context: Context, budget: Budget): Verdict | undefined {
  const compared = compare(left, right, context, budget);
  if (!compared?.decimals || compared.decimals < 0) return undefined;
  if (compared.rounded || compared.nearly) return { kind: 'inconclusive', reason: say('It holds only after rounding to {0} decimals.', compared.decimals) };
  return undefined;
}

interface Compared {
  /** Decimals of the side that is printed as a number, negative for `6.02 × 10²³`; undefined where neither is. */
  readonly decimals: number | undefined;
  /** One side, rounded half up or half even, is the other as printed. */
  readonly rounded: boolean;
  /** They differ by no more than one unit of the last printed place. */
  readonly nearly: boolean;
  readonly relative: number;
  readonly left: string;
  readonly right: string;
}

function compare(left: Expression, right: Expression, context: Context, budget: Budget): Compared | undefined {
  if (freeVariables(left).size + freeVariables(right).size > 0) return undefined;
  const evaluation = new Evaluation(60, { definitions: context.definitions, checkTime: timer(budget) });
  try {
    const a = evaluation.real(left, new Map());
    const b = evaluation.real(right, new Map());
    const decimals = printedDecimals(left, right);
    const difference = a.minus(b).abs();
    const unit = new evaluation.D(10).pow(-(decimals ?? 0));
    const scale = evaluation.D.max(a.abs(), b.abs());
    return {
      decimals,
      rounded: decimals !== undefined && difference.lte(unit.div(2)),
      nearly: decimals !== undefined && difference.lte(unit),
      relative: scale.isZero() ? 0 : difference.div(scale).toNumber(),
      left: a.toSignificantDigits(8).toString(),
      right: b.toSignificantDigits(8).toString(),
    };
  } catch (error) {
    if (error instanceof NotDefined || error instanceof NotComputable) return undefined;
    throw error;
  }
}

/** Decimals of the side that is printed as a number: of the coarser one where both are. */
function printedDecimals(left: Expression, right: Expression): number | undefined {
  const of = (side: Expression): number | undefined => {
    if (side.kind === 'number') return side.decimals ?? (side.denominator === 1n ? 0 : undefined);
    if (side.kind === 'apply' && side.operator === 'negate' && side.args[0]) return of(side.args[0]);
    if (side.kind === 'apply' && side.operator === 'percent' && side.args[0]) {
      const inner = of(side.args[0]);
      return inner === undefined ? undefined : inner + 2;
    }
    const [digits, scale] = side.kind === 'apply' && side.operator === 'multiply' && side.args.length === 2 ? side.args : [];
    if (digits?.kind === 'number' && scale?.kind === 'apply' && scale.operator === 'power') {
      const [ten, exponent] = scale.args;
      const inner = of(digits);
      if (inner !== undefined && ten?.kind === 'number' && ten.numerator === 10n && ten.denominator === 1n) {
        const size = exponent?.kind === 'number' ? exponent : exponent?.kind === 'apply' && exponent.operator === 'negate' && exponent.args[0]?.kind === 'number' ? { ...exponent.args[0], numerator: -exponent.args[0].numerator } : undefined;
        if (size?.denominator === 1n && size.numerator > -10_000n && size.numerator < 10_000n) return inner - Number(size.numerator);
      }
    }
    return undefined;
  };
  const a = of(left);
  const b = of(right);
  if (a === undefined) return b;
  return b === undefined ? a : Math.min(a, b);
}
