import { say } from '../../../core/phrase.ts';
import type { Budget } from '../../../math/deciding/budget.ts';
import type { Call, CallGroup, ClosedExpression, Outcome } from './harnessAnswer.ts';
import { judgeBase, type Computed } from './judgeCompute.ts';
import type { Judgement } from './judgement.ts';
import { mutantsOf } from './mutants.ts';
import { judgeKeyed, judgeMoved, judgeReplaced, judgeWritten, sameOutcome, type Replaced } from './outcomes.ts';
import type { ClaimedValue, ProposedCheck } from './proposedCheck.ts';
import { needsSympy, specLike } from './pythonSpec.ts';
import type { Ask } from './runProposedCheck.ts';
import { agreesWith, showClaim } from './sameClaim.ts';
import { changedCalls, changedElsewhere, drawnBases, drawsNumbers, isCommon, isShifted, keyedExpressions, movedElsewhere, movedOf, seedsFrom, suspects, turnsNumbers, withReplaced } from './trials.ts';

/** A changed call that came to another value, and what it came to. */
interface Changed {
  readonly call: Call;
  readonly outcome: Outcome;
}

/** A recomputation: run at the given values and at changed ones; then, where the code holds its own result, with another in its place. */
export class ComputeRun {
  readonly #check: ProposedCheck;
  readonly #claim: ClaimedValue;
  readonly #ask: Ask;
  readonly #budget: Budget;
  readonly #base: readonly [Call, ...Call[]];

  constructor(check: ProposedCheck, claim: ClaimedValue, seeds: readonly [number, number], ask: Ask, budget: Budget) {
    this.#check = check;
    this.#claim = claim;
    this.#ask = ask;
    this.#budget = budget;
    const call = { fn: 'compute' as const, inputs: JSON.stringify(check.inputs) };
    const [, ...others] = seedsFrom(seeds, 0, drawsNumbers(check.code) ? drawnBases : 2);
    this.#base = [{ ...call, id: 'first', seed: seeds[0] }, ...others.map((seed, index) => ({ ...call, id: `again ${index}`, seed }))];
  }

  async judge(): Promise<Judgement> {
    const groups = changedCalls(this.#check, this.#base[0].seed, 'first');
    const ran = await this.#ask({ calls: this.#base, groups, closed: true, sympy: false });
    if (ran.kind !== 'ran') return ran;
    const outcomes = this.#base.map(({ id }) => ran.outcomes.get(id) ?? { kind: 'not-run' as const });
    const computed = judgeBase(this.#claim, outcomes, this.#budget);
    if (computed.kind === 'judged') return computed.judgement;
    const [first] = outcomes;
    if (!first) return { kind: 'inconclusive', why: say('There was not enough time to run the code.') };
    let moved = movedOf(groups, ran.outcomes, first);
    const elsewhere = changedElsewhere(this.#check, this.#base[0].seed, moved, groups, ran.outcomes, first);
    if (elsewhere.length > 0) {
      const again = await this.#ask({ calls: [], groups: elsewhere.map(({ group }) => group), closed: false, sympy: false });
      if (again.kind !== 'ran') return again;
      moved = movedElsewhere(moved, elsewhere, again.outcomes);
    }
    const still = judgeMoved(moved, turnsNumbers(this.#claim, this.#check));
    if (still) return still;
    if (!ran.looked) return { kind: 'inconclusive', why: say('The code could not be looked through for values it holds.') };
    const held = await this.#held(computed, ran.closed, first, changedOf(groups, ran.outcomes, first));
    if ('kind' in held) return held;
    const tried = ran.calls + held.calls;
    if (!computed.agrees) return { kind: 'contradicted', method: 'recomputed', tried, claimed: computed.claimed, witness: computed.witness };
    return { kind: 'supported', method: 'recomputed', tried, rejected: 0, moved: moved.filter(({ changed }) => changed > 0).length, ...(computed.digits === undefined ? {} : { digits: computed.digits }) };
  }

  /** Whether the code holds its result, or asks for the given values: a judgement if so, else how many calls it took to see. */
  async #held(computed: Extract<Computed, { kind: 'computed' }>, closed: readonly ClosedExpression[], first: Outcome, changed: readonly Changed[]): Promise<Judgement | { readonly calls: number }> {
    const { value } = computed;
    const [other] = mutantsOf(value, {}, this.#budget);
    const isSmall = isCommon(value);
    const points = isSmall ? changed.slice(0, 3) : [];
    const calls: Call[] = [];
    const suspected = suspects(closed, value, this.#budget).flatMap((expression, index) => {
      const spec = other && specLike(other, expression.value);
      if (!spec || !other) return [];
      const at = [this.#base[0], ...points.map(({ call }) => call)].map((call, point) => withReplaced(call, `held ${index} ${point}`, expression, spec));
      calls.push(...at);
      return [{ expression, other, ids: at.map(({ id }) => id), spec }];
    });
    const keyed = keyedExpressions(closed, this.#check.inputs).map(({ expression, other: spec }, index) => {
      calls.push(withReplaced(this.#base[0], `keyed ${index}`, expression, spec));
      return { expression, id: `keyed ${index}` };
    });
    const written = judgeWritten(closed, this.#check.inputs);
    if (calls.length === 0) return written ?? { calls: 0 };
    const ran = await this.#ask({ calls, groups: [], closed: false, sympy: suspected.some(({ spec }) => needsSympy(spec)) });
    if (ran.kind !== 'ran') return ran;
    const replaced = suspected.map(({ expression, other: put, ids }): Replaced => {
      const [base, ...further] = ids.map((id) => ran.outcomes.get(id));
      const follows = base?.kind === 'value' && agreesWith(put, base.value, this.#budget).kind === 'agrees';
      // A small number follows everywhere, or it stood there for another reason.
      const everywhere = !isSmall || further.every((outcome, index) => isShifted(points[index]?.outcome, outcome, put, value, this.#budget) === true);
      return { expression, shown: showClaim(value), follows: follows && everywhere };
    });
    const decided = keyed.map(({ expression, id }) => {
      const outcome = ran.outcomes.get(id);
      return { expression, decides: outcome !== undefined && (outcome.kind === 'error' || (outcome.kind === 'value' && !sameOutcome(outcome, first))) };
    });
    return judgeReplaced(replaced) ?? judgeKeyed(decided) ?? written ?? { calls: ran.calls };
  }
}

function changedOf(groups: readonly CallGroup[], outcomes: ReadonlyMap<string, Outcome>, first: Outcome): Changed[] {
  return groups.flatMap(({ calls }) =>
    calls.flatMap((call) => {
      const outcome = outcomes.get(call.id);
      return outcome?.kind === 'value' && !sameOutcome(outcome, first) ? [{ call, outcome }] : [];
    }),
  );
}
