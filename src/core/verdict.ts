import type { Phrase } from './phrase.ts';

export type EvidenceMethod =
  /** Both sides have the same exact normal form. A proof. */
  | 'normal-form'
  /** Agreement of the unsimplified sides at independent points, to `digits` digits. */
  | 'sampling'
  /** Values put into the problem's own equations. */
  | 'substitution'
  /** An answer found independently of the claim. */
  | 'recomputation'
  /** All cases tried (residues, finite sets). */
  | 'enumeration'
  | 'interval-arithmetic'
  | 'sympy'
  | 'z3'
  /** What the user's own cells computed. */
  | 'notebook'
  /** Code run in a kernel. */
  | 'kernel';

/** Which method decided, on what, and how strong that is. */
export interface Evidence {
  readonly method: EvidenceMethod;
  /** One line for people. */
  readonly summary: Phrase;
  readonly points?: number;
  readonly digits?: number;
  /** Readable: `x > 0`, `all real x`. */
  readonly domain?: string;
}

/** Something the reader can recompute by hand. Values are exact where an exact value exists. */
export interface Counterexample {
  /** What was put in; empty when the statement has no variables. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
  readonly left?: string;
  readonly right?: string;
  /** `at x = 2 the left side is 9, the right side 7`; or `x = 0 is also a solution`. */
  readonly summary: Phrase;
}

/**
 * Three-valued truth plus the two honest ways of not having checked.
 * `verified` is never said of what was not decided; see DESIGN §4.
 */
export type Verdict =
  | { readonly kind: 'verified'; readonly evidence: Evidence }
  | { readonly kind: 'refuted'; readonly evidence: Evidence; readonly counterexample?: Counterexample }
  /** It was tried and could not be decided. */
  | { readonly kind: 'inconclusive'; readonly reason: Phrase; readonly evidence?: Evidence }
  /** It was not tried: unread, uncovered, switched off. */
  | { readonly kind: 'unchecked'; readonly reason: Phrase }
  /** The text it spoke of has changed. */
  | { readonly kind: 'stale'; readonly was: Exclude<Verdict, { kind: 'stale' }> };

export type VerdictKind = Verdict['kind'];

/** The same verdict after its text changed. */
export function stale(verdict: Verdict): Verdict {
  return verdict.kind === 'stale' ? verdict : { kind: 'stale', was: verdict };
}

/** What a whole made of these verdicts may say: one refutation refutes, one doubt leaves doubt. */
export function overall(verdicts: readonly Verdict[]): VerdictKind {
  const kinds = new Set(verdicts.map((verdict) => verdict.kind));
  for (const kind of ['refuted', 'stale', 'inconclusive'] as const) if (kinds.has(kind)) return kind;
  if (kinds.has('verified')) return kinds.has('unchecked') ? 'inconclusive' : 'verified';
  return 'unchecked';
}
