/**
 * Streams of every dialect, cut anywhere, with other line endings and other comments, against the same streams in
 * one piece: `node test/faults/boundaryFuzz.ts [splits] [seed]`. A difference is shrunk to the fewest cuts that
 * make it. The last line is JSON; the exit code is 1 after a difference.
 */
import { splitOnce, type SplitResult } from '../support/streamSplits.ts';
import { streamFixtures } from '../support/streamFixtures.ts';

const [splits = '20000', seed = '1'] = process.argv.slice(2);
const fixtures = streamFixtures();
const first = Number(seed) * 1_000_000;
const results: SplitResult[] = [];
const faults: string[] = [];
const started = performance.now();
for (let at = first; at < first + Number(splits); at++) {
  const result = await splitOnce(fixtures, at);
  results.push(result);
  if (result.fault !== undefined) faults.push(`${at} ${result.fixture}, breaks ${result.breaks}, comments ${result.comments}, ${result.cutting}: ${result.fault}`);
}

const table = (title: string, key: (result: SplitResult) => string): void => {
  console.log(`${title.padEnd(32)} splits      parts  different`);
  for (const name of [...new Set(results.map(key))].sort()) {
    const group = results.filter((result) => key(result) === name);
    const parts = group.reduce((sum, result) => sum + result.parts, 0);
    console.log(`  ${name.padEnd(28)} ${String(group.length).padStart(8)} ${String(parts).padStart(10)} ${String(group.filter(({ fault }) => fault !== undefined).length).padStart(10)}`);
  }
};
table('fixture', ({ fixture }) => fixture);
table('line endings', ({ breaks }) => breaks);
table('comments', ({ comments }) => comments);
table('cut', ({ cutting }) => cutting);
for (const fault of faults.slice(0, 20)) console.log(`DIFFERENT ${fault}`);
const parts = results.reduce((sum, result) => sum + result.parts, 0);
console.log(JSON.stringify({ bench: 'stream-splits', seed: Number(seed), fixtures: fixtures.length, splits: results.length, parts, different: faults.length, seconds: Math.round((performance.now() - started) / 1000) }));
process.exitCode = faults.length > 0 ? 1 : 0;
