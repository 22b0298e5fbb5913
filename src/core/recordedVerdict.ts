import type { CheckedClaim } from './checker.ts';
import type { VerdictKind } from './verdict.ts';

/**
 * What a notebook's file says was found of a claim, by whoever saved it. It names the claim by its id and
 * content and holds nothing that could run, and nothing that could be believed: a reader is told what was
 * recorded, and sees a verdict of this machine only after checking anew.
 */
export interface RecordedVerdict {
  readonly id: string;
  readonly hash: string;
  readonly verdict: Exclude<VerdictKind, 'stale'>;
}

const kinds: ReadonlySet<unknown> = new Set<RecordedVerdict['verdict']>(['verified', 'refuted', 'inconclusive', 'unchecked']);
/** More than any cell has claims; what is beyond was not written by us. */
const mostRecorded = 500;
const longestName = 200;

/** The records of a cell's metadata; whatever is none is left out. Never throws. */
export function recordedVerdicts(value: unknown): readonly RecordedVerdict[] {
  const claims = isRecord(value) && value['version'] === 1 ? value['claims'] : undefined;
  if (!Array.isArray(claims)) return [];
  return claims.slice(0, mostRecorded).flatMap((claim: unknown) => {
    if (!isRecord(claim)) return [];
    const { id, hash, verdict } = claim;
    return isName(id) && isName(hash) && kinds.has(verdict) ? [{ id, hash, verdict: verdict as RecordedVerdict['verdict'] }] : [];
  });
}

/**
 * What to write into a cell's metadata: decided claims only, since that nothing was found says nothing; of a
 * claim that could not be decided now, what was recorded of the same content before.
 */
export function recordOf(checked: readonly CheckedClaim[], before: readonly RecordedVerdict[] = []): { readonly version: 1; readonly claims: readonly RecordedVerdict[] } | undefined {
  const claims = checked.flatMap(({ claim: { id, hash }, verdict: { kind } }): RecordedVerdict[] => {
    if (kind === 'verified' || kind === 'refuted') return [{ id, hash, verdict: kind }];
    return before.filter((record) => record.id === id && record.hash === hash).slice(0, 1);
  });
  return claims.length === 0 ? undefined : { version: 1, claims: claims.slice(0, mostRecorded) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longestName;
}
