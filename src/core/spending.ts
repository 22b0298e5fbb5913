/** An amount in a currency's main unit. */
export interface Money {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** Money per million tokens. */
export interface TokenPrice {
  readonly currency: string;
  readonly input: number;
  readonly output: number;
  readonly cachedInput?: number;
}

/** What one unit of each currency is worth in the user's own. */
export type Rates = Readonly<Record<string, number>>;

/** In `currency`; undefined where no rate is known, never a guess. */
export function convert({ amount, currency }: Money, to: string, rates: Rates): Money | undefined {
  if (currency === to) return { amount, currency };
  const rate = Object.hasOwn(rates, currency) ? rates[currency] : undefined;
  return rate === undefined ? undefined : { amount: amount * rate, currency: to };
}

/** What this many tokens cost, none of the input cached. */
export function costOfTokens(price: TokenPrice, input: number, output: number): Money {
  return { amount: (input * price.input + output * price.output) / 1e6, currency: price.currency };
}

/** Sums by currency: amounts in different currencies are never added. */
export class Total {
  readonly #amounts = new Map<string, number>();

  constructor(amounts: readonly Money[] = []) {
    for (const money of amounts) this.add(money);
  }

  add({ amount, currency }: Money): void {
    this.#amounts.set(currency, (this.#amounts.get(currency) ?? 0) + amount);
  }

  get amounts(): readonly Money[] {
    return [...this.#amounts].map(([currency, amount]) => ({ amount, currency }));
  }

  /** In the user's currency as far as there are rates; what has none stays in its own. */
  in(currency: string, rates: Rates): readonly Money[] {
    const total = new Total(this.amounts.map((money) => convert(money, currency, rates) ?? money));
    return total.amounts;
  }
}

/** What a run may add to a session, and why it may not. */
export type Allowance =
  | { readonly kind: 'allowed' }
  /** Not even its worst case is known: the price is not, or no rate leads to the cap's currency. */
  | { readonly kind: 'unknown-price' }
  | { readonly kind: 'no-rate'; readonly currency: string }
  | { readonly kind: 'over'; readonly worst: Money; readonly left: Money };

export interface CappedRun {
  readonly price: TokenPrice | undefined;
  readonly input: number;
  /** The longest answer there can be; where it is not known only the input counts, and the stream is watched. */
  readonly output: number | undefined;
}

/** Whether a run's worst case fits below the cap, above what is spent or set aside already (in the cap's currency). */
export function allowance({ price, input, output }: CappedRun, cap: Money, committed: number, rates: Rates): Allowance {
  if (!price) return { kind: 'unknown-price' };
  const worst = convert(costOfTokens(price, input, output ?? 0), cap.currency, rates);
  if (!worst) return { kind: 'no-rate', currency: price.currency };
  const left = Math.max(0, cap.amount - committed);
  // What costs nothing fits even where nothing is left.
  if (worst.amount === 0 || worst.amount <= left) return { kind: 'allowed' };
  return { kind: 'over', worst, left: { amount: left, currency: cap.currency } };
}

/** Tokens of an answer that still fit below the cap; undefined where the price is not known, or an answer costs nothing. */
export function affordableOutput({ price, input }: CappedRun, cap: Money, committed: number, rates: Rates): number | undefined {
  const asked = price && convert(costOfTokens(price, input, 0), cap.currency, rates);
  const each = price && convert(costOfTokens(price, 0, 1), cap.currency, rates);
  if (!asked || !each || each.amount <= 0) return undefined;
  return Math.max(0, Math.floor((cap.amount - committed - asked.amount) / each.amount));
}

/**
 * At most about how many tokens a text is, for a cap that must hold: four Latin letters or spaces are one,
 * and so is any other character, since formulas break into short tokens. Not rounded, so that a stream's
 * count is the sum of its pieces'.
 */
export function mostTokens(text: string): number {
  let quarters = 0;
  for (let index = 0; index < text.length; index++) quarters += isLetterOrSpace(text.charCodeAt(index)) ? 1 : 4;
  return quarters / 4;
}

function isLetterOrSpace(unit: number): boolean {
  const letter = unit | 0x20;
  return unit <= 0x20 || (letter >= 0x61 && letter <= 0x7a) || (unit >= 0xc0 && unit < 0x250);
}

/** As a reader of this language writes it: two digits, and more where an amount is small. BCP 47. */
export function moneyText({ amount, currency }: Money, language: string): string {
  const digits = amount === 0 || amount >= 0.1 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(amount)));
  // What is no code of a currency, as a journal from elsewhere may have it, is shown as money of no known kind.
  const code = /^[a-z]{3}$/i.test(currency) ? currency : 'XXX';
  return new Intl.NumberFormat(language, { style: 'currency', currency: code, minimumFractionDigits: 2, maximumFractionDigits: Math.max(2, digits) }).format(amount);
}

/** What a reasoner's runs cost, as far as it is known. */
export interface RunTerms {
  readonly label: string;
  /** Nobody is paid by the token: the built-in solver, a server on this computer, what VS Code's subscription covers. */
  readonly free: boolean;
  readonly price?: TokenPrice;
  /** Tokens of the longest answer, thinking included. */
  readonly outputTokens?: number;
  /** Tokens of question and answer together. */
  readonly contextTokens?: number;
}
