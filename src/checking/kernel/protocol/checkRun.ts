import { say } from '../../../core/phrase.ts';
import type { Budget } from '../../../math/deciding/budget.ts';
import { print, type Rational } from '../../../math/rational.ts';
import { numericValue } from '../../../math/simplify.ts';
import { expressionOf } from '../observedValue.ts';
import { decimal } from '../printedNumber.ts';
import { givenNumbers } from './collectionMutants.ts';
import { agreeingAt } from './expressionMutants.ts';
import type { Call, ClosedExpression, Outcome } from './harnessAnswer.ts';
import { judgeTried, type Accepts } from './judgeCheck.ts';
import type { Judgement } from './judgement.ts';
import { anyNeedsSympy, mutantsOf } from './mutants.ts';
import { judgeKeyed, judgeMoved, judgeReplaced, judgeWritten, truthOf, type Replaced } from './outcomes.ts';
import type { ClaimedValue, ProposedCheck } from './proposedCheck.ts';
import { specLike, specOf, type PythonSpec } from './pythonSpec.ts';
import type { Ask } from './runProposedCheck.ts';
import { showClaim } from './sameClaim.ts';
import { changedCalls, changedElsewhere, drawnBases, drawsNumbers, isCommon, keyedExpressions, movedElsewhere, movedOf, seedsFrom, suspects, turnsNumbers, withReplaced } from './trials.ts';

const mostPoints = 12;
const passed = { kind: 'boolean', value: true };

/**
 * A check that is given the claim: tried on it and on wrong ones in an order the code cannot know; then the
 * value it accepts is tried with other given values, and with other values in the place of what the code holds.
 */
export class CheckRun {
  readonly #check: ProposedCheck;
  readonly #claim: ClaimedValue;
  readonly #seeds: readonly [number, number];
  readonly #ask: Ask;
  readonly #budget: Budget;
  readonly #shuffle: <T>(items: readonly T[]) => T[];

  constructor(check: ProposedCheck, claim: ClaimedValue, seeds: readonly [number, number], ask: Ask, budget: Budget, shuffle: <T>(items: readonly T[]) => T[]) {
    this.#check = check;
    this.#claim = claim;
    this.#seeds = seeds;
    this.#ask = ask;
    this.#budget = budget;
    this.#shuffle = shuffle;
  }

  async judge(): Promise<Judgement> {
    const spec = specOf(this.#claim);
    if (!spec) return { kind: 'inconclusive', why: say('The claimed value has no exact form in Python.') };
    const mutants = mutantsOf(this.#claim, this.#check.inputs, this.#budget);
    // What passes now and then is tried on the claim more than twice, and every wrong claim has numbers of its own.
    const draws = drawsNumbers(this.#check.code);
    const base = seedsFrom(this.#seeds, 0, draws ? drawnBases : 2).map((seed, index) => this.#call(`claim ${index}`, spec, seed));
    const times = draws && mutants.length < drawnBases ? drawnBases : 1;
    const wrong = mutants.flatMap((claim, index) => {
      const made = specOf(claim);
      return made ? seedsFrom(this.#seeds, drawnBases + index * times, times).map((seed, time) => ({ claim, call: this.#call(`wrong ${index} ${time}`, made, seed) })) : [];
    });
    // Neither order nor name tells the code which is the claim.
    const order = this.#shuffle([...base, ...wrong.map(({ call }) => call)]);
    const ran = await this.#ask({ calls: order.map((call, index) => ({ ...call, id: `${index}` })), groups: [], closed: true, sympy: anyNeedsSympy([this.#claim, ...mutants]) });
    if (ran.kind !== 'ran') return ran;
    const outcome = (id: string): Outcome => ran.outcomes.get(`${order.findIndex((call) => call.id === id)}`) ?? { kind: 'not-run' };
    const accepts = judgeTried(this.#claim, base.map(({ id }) => outcome(id)), wrong.map(({ claim, call }) => ({ claim, outcome: outcome(call.id) })));
    if (accepts.kind === 'judged') return accepts.judgement;
    if (!ran.looked) return { kind: 'inconclusive', why: say('The code could not be looked through for values it holds.') };
    return this.#further(accepts, ran.closed, ran.calls);
  }

  #call(id: string, claim: PythonSpec, seed: number): Call {
    return { id, fn: 'check', inputs: JSON.stringify(this.#check.inputs), seed, claim };
  }

  async #further({ accepted, passes, rejected }: Extract<Accepts, { kind: 'accepts' }>, closed: readonly ClosedExpression[], before: number): Promise<Judgement> {
    const spec = specOf(accepted);
    if (!spec) return { kind: 'inconclusive', why: say('The claimed value has no exact form in Python.') };
    const [seed] = this.#seeds;
    const again = this.#call('accepted', spec, seed);
    const given = { claim: spec, value: passed };
    const groups = changedCalls(this.#check, seed, 'accepted', given);
    const calls: Call[] = [again];
    const [other] = mutantsOf(accepted, {}, this.#budget);
    const otherSpec = other && specOf(other);
    // Any code may count with small numbers; that they stand in it says nothing.
    const suspected = (isCommon(accepted) ? [] : suspects(closed, accepted, this.#budget)).flatMap((expression, index) => {
      const put = other && specLike(other, expression.value);
      if (!put || !otherSpec) return [];
      calls.push(withReplaced(again, `held ${index} old`, expression, put), withReplaced({ ...again, claim: otherSpec }, `held ${index} new`, expression, put));
      return [{ expression, index }];
    });
    const keyed = keyedExpressions(closed, this.#check.inputs).map(({ expression, other: put }, index) => {
      calls.push(withReplaced(again, `keyed ${index}`, expression, put));
      return { expression, id: `keyed ${index}` };
    });
    const blind = this.#blind(accepted, closed);
    const blindSpec = blind && specOf(blind);
    if (blindSpec) calls.push({ ...again, id: 'blind', claim: blindSpec });
    const ran = await this.#ask({ calls, groups, closed: false, sympy: anyNeedsSympy([accepted, ...(other ? [other] : [])]) });
    if (ran.kind !== 'ran') return ran;
    const truth = (id: string): boolean | undefined => {
      const outcome = ran.outcomes.get(id);
      return outcome && truthOf(outcome);
    };
    const base = ran.outcomes.get('accepted');
    if (!base || truth('accepted') !== true) return { kind: 'inconclusive', why: say('The check says now one thing, now another.') };
    let moved = movedOf(groups, ran.outcomes, base);
    const elsewhere = changedElsewhere(this.#check, seed, moved, groups, ran.outcomes, base, given);
    if (elsewhere.length > 0) {
      const again = await this.#ask({ calls: [], groups: elsewhere.map(({ group }) => group), closed: false, sympy: anyNeedsSympy([accepted]) });
      if (again.kind !== 'ran') return again;
      moved = movedElsewhere(moved, elsewhere, again.outcomes);
    }
    const replaced = suspected.map(({ expression, index }): Replaced => ({ expression, shown: showClaim(accepted), follows: truth(`held ${index} old`) === false && truth(`held ${index} new`) === true }));
    const decided = keyed.map(({ expression, id }) => ({ expression, decides: truth(id) === false || ran.outcomes.get(id)?.kind === 'error' }));
    const failing = judgeMoved(moved, turnsNumbers(accepted, this.#check)) ?? judgeReplaced(replaced) ?? judgeKeyed(decided) ?? judgeWritten(closed, this.#check.inputs);
    if (failing) return failing;
    if (blind && truth('blind') === true) return { kind: 'weak', why: say('The check is weak: it accepts some wrong values too, such as {0}.', showClaim(blind)) };
    const tried = before + ran.calls;
    if (!passes) return { kind: 'contradicted', method: 'checked', tried, claimed: showClaim(this.#claim), witness: showClaim(accepted) };
    return { kind: 'supported', method: 'checked', tried, rejected: rejected + (blind && truth('blind') === false ? 1 : 0), moved: moved.filter(({ changed }) => changed > 0).length };
  }

  /** An expression that differs from the accepted one everywhere but at the numbers the code holds or is given. */
  #blind(accepted: ClaimedValue, closed: readonly ClosedExpression[]): ClaimedValue | undefined {
    if (accepted.kind !== 'expression') return undefined;
    const held = closed.flatMap(({ value }) => {
      const expression = expressionOf(value);
      return expression ? [numericValue(expression)] : [];
    });
    const found = [...held, ...givenNumbers(this.#check.inputs).map((number) => decimal(String(number)))].filter((point): point is Rational => point !== undefined);
    const points = [...new Map(found.map((point) => [print(point), point])).values()];
    return points.length === 0 ? undefined : { ...accepted, value: agreeingAt(accepted.value, accepted.variables, points.slice(0, mostPoints)) };
  }
}
