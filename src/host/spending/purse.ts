import { affordableOutput, allowance, convert, costOfTokens, Total, type Allowance, type CappedRun, type Money, type Rates } from '../../core/spending.ts';

export interface PurseTerms {
  /** The most a session may cost; undefined where there is no cap. Asked anew for every run. */
  readonly cap: () => Money | undefined;
  readonly currency: () => string;
  readonly rates: () => Rates;
  /** Told after every change. */
  readonly changed?: (spent: readonly Money[]) => void;
}

/** What one run has set aside and then spent. */
export interface Reservation {
  /** Sets aside what this many tokens cost, at least; false where that would cross the cap. */
  hold(input: number, output: number): boolean;
  /** Ends the reservation: this is what the run cost. Counts once. */
  settle(cost: Money | undefined): void;
}

/** A session's money: what was spent, what running runs may still cost, and the cap above both. */
export class Purse {
  readonly #terms: PurseTerms;
  readonly #spent: Total;
  readonly #held = new Set<{ money: Money }>();

  constructor(terms: PurseTerms, spent: readonly Money[] = []) {
    this.#terms = terms;
    this.#spent = new Total(spent);
  }

  get cap(): Money | undefined {
    return this.#terms.cap();
  }

  /** The session so far in the user's currency, or in its own where there is no rate. */
  get total(): readonly Money[] {
    return this.#spent.in(this.#terms.currency(), this.#terms.rates());
  }

  /** In the user's currency where there is a rate. */
  shown(money: Money): Money {
    return convert(money, this.#terms.currency(), this.#terms.rates()) ?? money;
  }

  /** Whether a run may begin; where it may, its worst case is set aside so that no other run counts on it. */
  open(run: CappedRun): Reservation | Exclude<Allowance, { kind: 'allowed' }> {
    const cap = this.cap;
    if (cap) {
      const answer = allowance(run, cap, this.#committed(cap, undefined), this.#terms.rates());
      if (answer.kind !== 'allowed') return answer;
    }
    return this.#reserve(run, cap);
  }

  /** Tokens of an answer that fit below the cap now; undefined where nothing limits them. */
  affordableOutput(run: CappedRun): number | undefined {
    const cap = this.cap;
    return cap && affordableOutput(run, cap, this.#committed(cap, undefined), this.#terms.rates());
  }

  #reserve({ price, input, output }: CappedRun, cap: Money | undefined): Reservation {
    const entry = { money: price ? costOfTokens(price, input, output ?? 0) : { amount: 0, currency: this.#terms.currency() } };
    this.#held.add(entry);
    let settled = false;
    return {
      hold: (more, out) => {
        if (!price) return true;
        const money = costOfTokens(price, more, out);
        if (money.amount <= entry.money.amount) return true;
        const cost = cap && convert(money, cap.currency, this.#terms.rates());
        if (cap && cost && cost.amount > cap.amount - this.#committed(cap, entry)) return false;
        entry.money = money;
        return true;
      },
      settle: (cost) => {
        if (settled) return;
        settled = true;
        this.#held.delete(entry);
        if (cost && cost.amount > 0) this.#spent.add(cost);
        this.#terms.changed?.(this.#spent.amounts);
      },
    };
  }

  /** What is spent and set aside, without one reservation, in the cap's currency; what no rate leads there from is not counted. */
  #committed(cap: Money, without: { money: Money } | undefined): number {
    const held = [...this.#held].filter((entry) => entry !== without).map(({ money }) => money);
    return [...this.#spent.amounts, ...held].reduce((sum, money) => sum + (convert(money, cap.currency, this.#terms.rates())?.amount ?? 0), 0);
  }
}
