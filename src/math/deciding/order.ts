import { say } from '../../core/phrase.ts';
import type { Counterexample, Verdict } from '../../core/verdict.ts';
import { minus } from '../build.ts';
import { constantOf } from '../exact/polynomial.ts';
import { polynomialOf } from '../exact/normalForm.ts';
import type { ApplyNode, Expression } from '../expression.ts';
import { Evaluation } from '../numeric/evaluate.ts';
import { mentionsI, points } from '../numeric/samples.ts';
import { NotComputable, NotDefined } from '../numeric/value.ts';
import { toPlain } from '../printing/plain.ts';
import type { Context } from '../proposition.ts';
import * as q from '../rational.ts';
import { freeVariables } from '../variables.ts';
import { timer, type Budget } from './budget.ts';
import { domainOf } from './domains.ts';
import { holdsAt } from './holds.ts';
import { environmentOf } from './sampling.ts';
import { showPoint, showValue } from './showValue.ts';
import { sumOfEvenTerms } from './positivity.ts';
import { decideResidues } from './residues.ts';

const tried = 80;

/**
 * Inequalities, divisibility, congruences and membership. Without variables they are computed; with
 * variables a counterexample refutes, and only a proof verifies: points where it holds prove nothing.
 */
export function decideOrder(relation: ApplyNode, context: Context, budget: Budget): Verdict {
  const checkTime = timer(budget);
  const options = { definitions: context.definitions, allowComplex: mentionsI(relation), checkTime };
  const evaluation = new Evaluation(60, options);
  const names = [...freeVariables(relation)];
  if (names.length === 0) return computed(relation, evaluation);
  const domain = domainOf(relation, context, evaluation);
  let held = 0;
  for (const point of points(names, domain.numbers, tried)) {
    checkTime();
    const environment = environmentOf(point);
    if (domain.allows(environment) !== true) continue;
    const holds = attempt(() => holdsAt(relation, environment, evaluation));
    if (holds === false) {
      const fine = new Evaluation(120, options);
      if (attempt(() => holdsAt(relation, environment, fine)) === false) return refuted(relation, point, evaluation);
    } else if (holds === true) held++;
  }
  return (
    proven(relation, context) ??
    decideResidues(relation, domain.numbers, budget) ?? {
      kind: 'inconclusive',
      reason: held > 0 ? say('It held at all {0} points tried; that is no proof.', held) : say('It could be computed at no point.'),
    }
  );
}

function computed(relation: ApplyNode, evaluation: Evaluation): Verdict {
  const holds = attempt(() => holdsAt(relation, new Map(), evaluation));
  if (holds === undefined) return { kind: 'inconclusive', reason: say('It could not be computed.') };
  if (!holds) return refuted(relation, new Map(), evaluation);
  return { kind: 'verified', evidence: { method: 'recomputation', summary: say('Computed: {0}.', sides(relation, new Map(), evaluation) ?? toPlain(relation)) } };
}

function attempt(holds: () => boolean | undefined): boolean | undefined {
  try {
    return holds();
  } catch (error) {
    if (error instanceof NotDefined || error instanceof NotComputable) return undefined;
    throw error;
  }
}

/** The values of both sides at a point, where they are numbers. */
function sides(relation: ApplyNode, point: ReadonlyMap<string, q.Rational>, evaluation: Evaluation): string | undefined {
  const values = valuesOf(relation, point, evaluation);
  return values && `${values.left}, ${values.right}`;
}

function valuesOf({ args }: ApplyNode, point: ReadonlyMap<string, q.Rational>, evaluation: Evaluation): { readonly left: string; readonly right: string } | undefined {
  const [a, b] = args;
  try {
    const environment = environmentOf(point);
    return a && b ? { left: showValue(evaluation.value(a, environment), evaluation.D), right: showValue(evaluation.value(b, environment), evaluation.D) } : undefined;
  } catch {
    return undefined;
  }
}

function refuted(relation: ApplyNode, point: ReadonlyMap<string, q.Rational>, evaluation: Evaluation): Verdict {
  const values = valuesOf(relation, point, evaluation);
  const counterexample: Counterexample = {
    values: [...point].map(([name, value]) => ({ name, value: q.print(value) })),
    ...values,
    summary: !values
      ? say('It fails at {0}.', point.size === 0 ? toPlain(relation) : showPoint(point))
      : point.size === 0
        ? say('The left side is {0}, the right side {1}.', values.left, values.right)
        : say('At {0} the left side is {1}, the right side {2}.', showPoint(point), values.left, values.right),
  };
  return { kind: 'refuted', evidence: { method: 'sampling', summary: say('It fails at a point.'), points: 1 }, counterexample };
}

/** Proofs by the sign of the difference of the two sides. */
function proven({ operator, args }: ApplyNode, context: Context): Verdict | undefined {
  const [left, right] = args;
  if (!left || !right || !/^(?:less|greater)/.test(operator)) return undefined;
  const difference: Expression = operator.startsWith('greater') ? minus(left, right) : minus(right, left);
  const polynomial = polynomialOf(difference);
  if (!polynomial) return undefined;
  const strict = operator === 'less' || operator === 'greater';
  const constant = constantOf(polynomial);
  const holds = constant ? constant.numerator > 0n || (!strict && constant.numerator === 0n) : sumOfEvenTerms(polynomial, strict, context);
  return holds ? { kind: 'verified', evidence: { method: 'normal-form', summary: say('The difference of the two sides cannot be negative.') } } : undefined;
}
