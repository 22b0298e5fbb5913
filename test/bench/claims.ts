import { falseClaims } from '../support/falseClaims.ts';
import { runMutants } from '../support/mutantRun.ts';
import { trueClaims } from '../support/trueClaims.ts';
import { decideWritten, type WrittenClaim } from '../support/writtenClaim.ts';

/**
 * Decides the false and the true claims, and breaks true ones: `node test/bench/claims.ts [mutants] [seed]`.
 * The last line is JSON; the exit code is 1 where anything false was verified or anything true refuted.
 */
const [mutants = '20000', seed = '1'] = process.argv.slice(2);
const now = (): number => performance.now();
const times: number[] = [];

function run(claims: readonly WrittenClaim[], never: 'verified' | 'refuted'): Record<string, number> {
  const counts: Record<string, number> = { verified: 0, refuted: 0, inconclusive: 0, unchecked: 0 };
  for (const { text, note } of claims) {
    const start = now();
    const { kind } = decideWritten(text, 250, now);
    times.push(now() - start);
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (kind === never) console.log(`WRONGLY ${kind}: ${text} (${note})`);
    else if (never === 'refuted' && kind !== 'verified') console.log(`${kind}: ${text} (${note})`);
  }
  return counts;
}

for (const { text } of trueClaims) decideWritten(text, 250, now);
const wrong = run(falseClaims, 'verified');
const right = run(trueClaims, 'refuted');
const broken = runMutants(Number(mutants), Number(seed));
for (const text of broken.verified) console.log(`WRONGLY verified mutant: ${text}`);
times.sort((a, b) => a - b);
const at = (share: number): number => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2));
console.log(JSON.stringify({ false: wrong, true: right, mutants: { ...broken, verified: broken.verified.length }, median: at(0.5), p99: at(0.99) }));
process.exitCode = (wrong['verified'] ?? 0) + (right['refuted'] ?? 0) + broken.verified.length > 0 ? 1 : 0;
