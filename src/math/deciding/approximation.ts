import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { ApplyNode, Expression } from '../expression.ts';
import { Evaluation } from '../numeric/evaluate.ts';
import { NotComputable, NotDefined } from '../numeric/value.ts';
import type { Context } from '../proposition.ts';
import { freeVariables } from '../variables.ts';
import { timer, type Budget } from './budget.ts';

/** `a ≈ b`: verified when one rounds to the other as printed, refuted when they differ by more than a fiftieth. */
export function decideApproximation(relation: ApplyNode, context: Context, budget: Budget): Verdict {
  const [left, right] = relation.args;
  const compared = left && right && compare(left, right, context, budget);
  if (!compared) return { kind: 'inconclusive', reason: say('The two sides could not be computed.') };
  if (compared.rounded) return { kind: 'verified', evidence: { method: 'sampling', summary: say('They agree to the {0} printed decimals.', compared.decimals), digits: compared.decimals } };
  if (compared.relative > 0.02) {
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
  if (!compared || compared.decimals === 0) return undefined;
  if (compared.rounded || compared.nearly) return { kind: 'inconclusive', reason: say('It holds only after rounding to {0} decimals.', compared.decimals) };
  return undefined;
}

interface Compared {
  readonly decimals: number;
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
    const unit = new evaluation.D(10).pow(-decimals);
    const scale = evaluation.D.max(a.abs(), b.abs());
    return {
      decimals,
      rounded: difference.lte(unit.div(2)),
      nearly: difference.lte(unit),
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
function printedDecimals(left: Expression, right: Expression): number {
  const of = (side: Expression): number | undefined => {
    if (side.kind === 'number') return side.decimals ?? (side.denominator === 1n ? 0 : undefined);
    if (side.kind === 'apply' && side.operator === 'negate' && side.args[0]) return of(side.args[0]);
    if (side.kind === 'apply' && side.operator === 'percent' && side.args[0]) {
      const inner = of(side.args[0]);
      return inner === undefined ? undefined : inner + 2;
    }
    return undefined;
  };
  const a = of(left);
  const b = of(right);
  if (a === undefined) return b ?? 0;
  return b === undefined ? a : Math.min(a, b);
}
