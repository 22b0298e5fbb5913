import { falseClaims } from '../support/falseClaims.ts';
import { families } from '../support/generatedClaims.ts';
import { Numbers } from '../support/generatedNumbers.ts';
import { runMutants } from '../support/mutantRun.ts';
import { seeded } from '../../src/core/seeded.ts';
import { trueClaims } from '../support/trueClaims.ts';
import { decideWritten, type WrittenClaim } from '../support/writtenClaim.ts';

/**
 * Decides false claims and true ones, written and generated, and breaks true ones: `node test/bench/claims.ts [mutants] [seed]`.
 * The last line is JSON; the exit code is 1 where anything false was verified or anything true refuted.
 */
const [mutants = '20000', seed = '1'] = process.argv.slice(2);
const now = (): number => performance.now();
const times: number[] = [];

interface Counts {
  verified: number;
  refuted: number;
  inconclusive: number;
  unchecked: number;
  stale: number;
}

function run(claims: readonly WrittenClaim[], never: 'verified' | 'refuted'): Counts {
  const counts: Counts = { verified: 0, refuted: 0, inconclusive: 0, unchecked: 0, stale: 0 };
  for (const { text, note } of claims) {
    const start = now();
    const { kind } = decideWritten(text, 250, now);
    times.push(now() - start);
    counts[kind]++;
    if (kind === never) console.log(`WRONGLY ${kind}: ${text} (${note})`);
    else if (never === 'refuted' && kind !== 'verified') console.log(`${kind}: ${text} (${note})`);
  }
  return counts;
}

function row(name: string, counts: Counts): void {
  const { verified, refuted, inconclusive, unchecked } = counts;
  const all = verified + refuted + inconclusive + unchecked;
  console.log(`${name.padEnd(28)} ${[all, verified, refuted, inconclusive, unchecked].map((count) => String(count).padStart(9)).join(' ')}`);
}

for (const { text } of trueClaims) decideWritten(text, 250, now);
const numbers = new Numbers(seeded(Number(seed)));
const generated = Object.entries(families).flatMap(([note, make]) => Array.from({ length: 20 }, () => ({ note, text: make(numbers) })));
const wrong = run(falseClaims, 'verified');
const right = run(trueClaims, 'refuted');
const made = run(generated, 'refuted');
const broken = runMutants(Number(mutants), Number(seed));
for (const text of broken.verified) console.log(`WRONGLY verified mutant: ${text}`);
times.sort((a, b) => a - b);
const at = (share: number): number => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2));
console.log(`\n${''.padEnd(28)}      all  verified   refuted inconcl. unchecked`);
row('false claims', wrong);
row('true claims', right);
row('generated true claims', made);
row('mutants shown false', { verified: broken.verified.length, refuted: broken.refuted, inconclusive: broken.changed - broken.refuted - broken.verified.length, unchecked: 0, stale: 0 });
for (const [kind, { changed, refuted, inconclusive }] of [...broken.byKind].sort(([, a], [, b]) => b.changed - a.changed)) {
  row(`  ${kind}`, { verified: changed - refuted - inconclusive, refuted, inconclusive, unchecked: 0, stale: 0 });
}
console.log(`${broken.leftOut} more mutants were still true, or the oracle could not tell.\n`);
const { changed, refuted, leftOut } = broken;
console.log(JSON.stringify({ bench: 'claims', seed: Number(seed), false: wrong, true: right, generated: made, mutants: { changed, refuted, leftOut, verified: broken.verified.length }, median: at(0.5), p99: at(0.99) }));
process.exitCode = wrong.verified + right.refuted + made.refuted + broken.verified.length > 0 ? 1 : 0;
