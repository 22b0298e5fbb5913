import type { CheckBudget, CheckedClaim, Checker, CheckRequest } from '../core/checker.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Examined, OpenAttempt, Question, Tier } from './question.ts';
import { reconciled, type Opinion } from './reconciled.ts';

/** Where the first tiers run: a worker in the editor, the same thread on the command line. */
export interface FirstTiers {
  examine(request: CheckRequest, budget: CheckBudget, signal: AbortSignal): AsyncIterable<Examined>;
}

/** A slower tier gets at least this much of a claim's time, however long the first ones took. Milliseconds. */
const leastMs = 1000;
/** Claims whose answer is remembered: an edit elsewhere leaves them open, and they are not asked again. */
const remembered = 2000;

/**
 * All tiers behind the one port, cheapest first: a claim the first tiers leave inconclusive goes to the
 * others in turn, where the budget asks for them, until one decides. Verdicts come in source order. The
 * tiers may be shared and are disposed of by whoever made them.
 */
export class TieredChecker implements Checker {
  readonly #first: FirstTiers;
  readonly #tiers: readonly Tier[];
  readonly #known = new Map<string, CheckedClaim>();

  constructor(first: FirstTiers, tiers: readonly Tier[]) {
    this.#first = first;
    this.#tiers = tiers;
  }

  async *check(request: CheckRequest, budget: CheckBudget, signal: AbortSignal): AsyncGenerator<CheckedClaim> {
    for await (const { checked, open, supposed } of this.#first.examine(request, budget, signal)) {
      const further = open && !signal.aborted ? await this.#further(checked, open, budget, signal) : checked;
      if (signal.aborted && further.verdict.kind === 'inconclusive') return;
      if (!supposed || further.verdict.kind === 'verified') yield further;
    }
  }

  async #further(checked: CheckedClaim, open: readonly OpenAttempt[], budget: CheckBudget, signal: AbortSignal): Promise<CheckedClaim> {
    const key = `${checked.claim.hash} ${budget.perClaimMs}`;
    const before = this.#known.get(key);
    if (before) return { ...checked, claim: { ...checked.claim, kind: before.claim.kind }, verdict: before.verdict };
    const started = performance.now();
    const left = Math.max(leastMs, budget.perClaimMs - checked.ms);
    const decided = await this.#decide(checked, open, left, signal);
    if (signal.aborted) return checked;
    const further = { ...decided, ms: checked.ms + performance.now() - started };
    if (this.#known.size >= remembered) this.#known.clear();
    this.#known.set(key, further);
    return further;
  }

  /** As the first tiers do: the first attempt that is verified decides, else the last that the text asserts. */
  async #decide(checked: CheckedClaim, open: readonly OpenAttempt[], ms: number, signal: AbortSignal): Promise<CheckedClaim> {
    let last = checked;
    for (const { kind, stance, question, verdict: before } of open) {
      const verdict = before.kind === 'inconclusive' ? await this.#ask(question, before, ms, signal) : before;
      const attempted: CheckedClaim = { ...checked, claim: { ...checked.claim, kind }, verdict };
      if (verdict.kind === 'verified') return attempted;
      if (stance === 'asserted') last = attempted;
    }
    return last;
  }

  async #ask(question: Question, before: Verdict, ms: number, signal: AbortSignal): Promise<Verdict> {
    const opinions: Opinion[] = question.sampled === 'failed' ? [{ tier: 'Therefore', kind: 'refuted' }] : [];
    const share = ms / this.#tiers.length;
    let reason: Verdict = before;
    for (const tier of this.#tiers) {
      if (signal.aborted) return before;
      const verdict = await tier.decide(question, share, signal);
      // Our own evaluation has seen it fail, and the first tiers had a reason not to say so: it may be rounded, or mean less.
      if (verdict?.kind === 'refuted' && question.sampled === 'failed') return before;
      if (verdict?.kind === 'verified' || verdict?.kind === 'refuted') return reconciled(opinions, { tier: tier.name, kind: verdict.kind }, verdict);
      if (verdict) reason = verdict;
    }
    return reason;
  }
}
