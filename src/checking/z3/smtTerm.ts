import type { Expression } from '../../math/expression.ts';
import type { NumberDomain } from '../../math/numeric/samples.ts';

/** The question holds something Z3 is not asked about. */
export class NotCovered extends Error {}

/** A term of SMT-LIB 2 with its sort. */
export interface Term {
  readonly text: string;
  readonly sort: 'Int' | 'Real';
}

/**
 * The names and auxiliary values of one script. Names of the document never reach the script: they
 * become `v0`, `v1`, …, and constants and functions that Z3 does not know become bounded unknowns.
 */
export class Vocabulary {
  readonly #numbers: ReadonlyMap<string, NumberDomain>;
  readonly #variables = new Map<string, Term>();
  readonly #auxiliary = new Map<string, Term>();
  readonly #declarations: string[] = [];
  readonly #laws: string[] = [];

  constructor(numbers: ReadonlyMap<string, NumberDomain>) {
    this.#numbers = numbers;
  }

  variable(name: string): Term {
    const known = this.#variables.get(name);
    if (known) return known;
    const domain = this.#numbers.get(name) ?? 'real';
    const term: Term = { text: `v${this.#variables.size}`, sort: domain === 'real' ? 'Real' : 'Int' };
    this.#variables.set(name, term);
    this.#declare(term);
    if (domain === 'natural') this.law(`(>= ${term.text} 0)`);
    return term;
  }

  /** The unknown that stands for a value, made on first use; `laws` are true statements about it. */
  auxiliary(key: string, laws: (unknown: string) => readonly string[], sort: Term['sort'] = 'Real'): Term {
    const known = this.#auxiliary.get(key);
    if (known) return known;
    const term: Term = { text: `t${this.#auxiliary.size}`, sort };
    this.#auxiliary.set(key, term);
    this.#declare(term);
    for (const law of laws(term.text)) this.law(law);
    return term;
  }

  law(statement: string): void {
    this.#laws.push(statement);
  }

  /** Keys and terms of the auxiliary values that begin so. */
  auxiliaries(prefix: string): readonly { readonly argument: string; readonly text: string }[] {
    return [...this.#auxiliary].flatMap(([key, { text }]) => (key.startsWith(prefix) ? [{ argument: key.slice(prefix.length), text }] : []));
  }

  get variables(): ReadonlyMap<string, Term> {
    return this.#variables;
  }

  get declarations(): readonly string[] {
    return this.#declarations;
  }

  get laws(): readonly string[] {
    return this.#laws;
  }

  #declare({ text, sort }: Term): void {
    this.#declarations.push(`(declare-const ${text} ${sort})`);
  }
}

export function real({ text, sort }: Term): string {
  if (sort === 'Real') return text;
  return /^\d+$/.test(text) ? `${text}.0` : `(to_real ${text})`;
}

export function whole({ text, sort }: Term): string {
  if (sort !== 'Int') throw new NotCovered('a whole number is needed');
  return text;
}

/** A rational as a literal. */
export function literal(numerator: bigint, denominator: bigint): Term {
  const size = numerator < 0n ? -numerator : numerator;
  if (size.toString().length > 200 || denominator.toString().length > 200) throw new NotCovered('a long number');
  const text = denominator === 1n ? `${size}` : `(/ ${size}.0 ${denominator}.0)`;
  return { text: numerator < 0n ? `(- ${text})` : text, sort: denominator === 1n ? 'Int' : 'Real' };
}

export function wholeLiteral(expression: Expression | undefined): bigint | undefined {
  if (expression?.kind === 'number' && expression.denominator === 1n) return expression.numerator;
  if (expression?.kind === 'apply' && expression.operator === 'negate') {
    const inner = wholeLiteral(expression.args[0]);
    return inner === undefined ? undefined : -inner;
  }
  return undefined;
}

/** An operator over terms of one sort: whole while all are. */
export function joined(operator: string, terms: readonly Term[]): Term {
  const [only] = terms;
  if (!only) throw new NotCovered('nothing to join');
  if (terms.length === 1) return only;
  const isWhole = terms.every(({ sort }) => sort === 'Int');
  return { text: `(${operator} ${terms.map((term) => (isWhole ? term.text : real(term))).join(' ')})`, sort: isWhole ? 'Int' : 'Real' };
}
