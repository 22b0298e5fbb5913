import type { CheckedClaim } from './checker.ts';
import { alarmsOf } from './ledger.ts';

/** What computation found in a worked solution. Lines are 0-based lines of its text. */
export interface ComputedWork {
  /** Wrong steps in order, of each chain the first; what only follows from one of them is not among them. */
  readonly errors: readonly { readonly checked: CheckedClaim; readonly line: number }[];
  /** Lines where something is refuted that only follows from an error. */
  readonly following: ReadonlySet<number>;
  /** Lines whose statements are all verified. */
  readonly verified: ReadonlySet<number>;
  /** Lines with a statement that could not be decided, and none refuted. */
  readonly open: ReadonlySet<number>;
  /** The final answer, where the problem tells what it must satisfy. */
  readonly answer: 'right' | 'wrong' | 'open';
  readonly counts: { readonly verified: number; readonly refuted: number; readonly open: number };
}

/** Sums up the claims of a solution, given in source order. */
export function computedWork(text: string, claims: readonly CheckedClaim[]): ComputedWork {
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  const lineOf = ({ claim: { range } }: CheckedClaim): number => lineAt(Math.max(range.start, range.end - 1));
  const alarms = alarmsOf(claims);
  // A final answer that is wrong after an error is wrong because of it.
  const errors = alarms.filter((each, index) => each.claim.kind !== 'final-answer' || index === 0).map((checked) => ({ checked, line: lineOf(checked) }));
  const wrong = new Set(errors.map(({ checked }) => checked.claim.id));
  const lines = new Map<number, Set<string>>();
  for (const each of claims) {
    const line = lineOf(each);
    const kinds = lines.get(line) ?? new Set();
    kinds.add(each.verdict.kind === 'refuted' ? (wrong.has(each.claim.id) ? 'error' : 'following') : each.verdict.kind);
    lines.set(line, kinds);
  }
  const linesWith = (holds: (kinds: ReadonlySet<string>) => boolean): ReadonlySet<number> => new Set([...lines].flatMap(([line, kinds]) => (holds(kinds) ? [line] : [])));
  const refuted = claims.filter(({ verdict }) => verdict.kind === 'refuted').length;
  const verified = claims.filter(({ verdict }) => verdict.kind === 'verified').length;
  return {
    errors,
    following: linesWith((kinds) => kinds.has('following') && !kinds.has('error')),
    verified: linesWith((kinds) => kinds.size === 1 && kinds.has('verified')),
    open: linesWith((kinds) => !kinds.has('error') && !kinds.has('following') && (kinds.has('inconclusive') || kinds.has('unchecked'))),
    answer: answerOf(claims),
    counts: { verified, refuted, open: claims.length - verified - refuted },
  };
}

function answerOf(claims: readonly CheckedClaim[]): ComputedWork['answer'] {
  const final = claims.findLast(({ claim }) => claim.kind === 'final-answer')?.verdict.kind;
  return final === 'verified' ? 'right' : final === 'refuted' ? 'wrong' : 'open';
}
