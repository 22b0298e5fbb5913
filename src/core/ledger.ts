import type { CheckedClaim } from './checker.ts';
import { follow, type TextEdit } from './follow.ts';
import type { TextRange } from './problem.ts';
import { stale, type VerdictKind } from './verdict.ts';

/** The verdicts of one document's claims, each where its claim stands now, in source order. */
export class Ledger {
  #claims: readonly CheckedClaim[] = [];
  #decided: readonly CheckedClaim[] = [];

  get claims(): readonly CheckedClaim[] {
    return this.#claims;
  }

  /** What was decided so far, for the next check to keep where the claims are the same. */
  get decided(): readonly CheckedClaim[] {
    return this.#decided;
  }

  /** The refuted claims to be shown: of a chain only the first, since what is wrong once makes the rest doubtful. */
  get alarms(): readonly CheckedClaim[] {
    return alarmsOf(this.#claims);
  }

  /** How many refuted links only go on from an alarm: right or wrong in themselves, they start from what is wrong. */
  get following(): number {
    return this.count('refuted') - this.alarms.length;
  }

  count(kind: VerdictKind): number {
    return this.#claims.filter(({ verdict }) => verdict.kind === kind).length;
  }

  /** The claims that reach over a place, the shortest first. */
  at(offset: number): readonly CheckedClaim[] {
    const over = this.#claims.filter(({ claim: { range } }) => range.start <= offset && offset <= range.end);
    return over.sort((a, b) => length(a.claim.range) - length(b.claim.range));
  }

  /** A finished check of the whole text. */
  replace(claims: readonly CheckedClaim[]): void {
    this.#claims = inOrder(claims);
    this.#decided = claims;
  }

  /** A finished check of one range: what stood there gives way. */
  replaceIn({ start, end }: TextRange, claims: readonly CheckedClaim[]): void {
    this.#claims = inOrder([...this.#claims.filter(({ claim: { range } }) => range.start >= end || range.end <= start), ...claims]);
    // That a text has changed is no decision to be kept: it may be the same again.
    this.#decided = this.#claims.filter(({ verdict }) => verdict.kind !== 'stale');
  }

  /** What a check that was broken off had decided. It is not shown, since the text has changed. */
  remember(claims: readonly CheckedClaim[]): void {
    // Each once: checks are broken off one after the other while someone writes, and all of it goes to the next.
    this.#decided = [...new Map([...this.#decided, ...claims].map((checked) => [`${checked.claim.id} ${checked.claim.hash}`, checked])).values()];
  }

  /** Moves what stands elsewhere; what the edit touches is stale and has no fix. */
  edit(edit: TextEdit): void {
    this.#claims = this.#claims.map((checked) => {
      const { claim, verdict, ms, fix } = checked;
      const touched = edit.start <= claim.range.end && edit.start + edit.removed >= claim.range.start;
      const moved = { ...claim, range: follow(claim.range, edit) };
      if (touched) return { claim: moved, verdict: stale(verdict), ms };
      return { claim: moved, verdict, ms, ...(fix ? { fix: { ...fix, range: follow(fix.range, edit) } } : {}) };
    });
  }
}

/** The refuted claims among those of one text in source order that are to be shown: of a chain only the first. */
export function alarmsOf(claims: readonly CheckedClaim[]): readonly CheckedClaim[] {
  let reach = -1;
  let alarmed = false;
  return claims.filter(({ claim: { range }, verdict }) => {
    // The links of a chain share a side, so each begins before the last one ends.
    if (range.start >= reach) alarmed = false;
    reach = Math.max(reach, range.end);
    if (verdict.kind !== 'refuted' || alarmed) return false;
    alarmed = true;
    return true;
  });
}

function length({ start, end }: TextRange): number {
  return end - start;
}

function inOrder(claims: readonly CheckedClaim[]): readonly CheckedClaim[] {
  return [...claims].sort((a, b) => a.claim.range.start - b.claim.range.start);
}
