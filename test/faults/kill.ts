import { seeded } from '../../src/core/seeded.ts';
import { allowedMs, killOnce, type Kill } from './killOnce.ts';

/** The longest a stream runs before it is killed, in milliseconds. */
const longestMs = 1500;

/**
 * `npm run test:kill -- [KILLS] [SEED]`: `kill -9` in mid-stream at seeded random moments, and what the
 * journal has afterwards. Fails when text that was sent more than 250 ms before a kill is missing.
 */
const [kills = 50, seed = 1] = process.argv.slice(2).map(Number);
const random = seeded(seed);
const rows: Kill[] = [];
for (let index = 0; index < kills; index++) rows.push(await killOnce(Math.round(random() * longestMs)));

console.table(rows);
const lost = rows.map(({ lostMs }) => lostMs).sort((a, b) => a - b);
const failed = rows.filter(({ missing }) => missing > 0).length;
console.log(`${kills} kills, every journal readable and whole; text missing that was sent more than ${allowedMs} ms before: ${failed === 0 ? 'none' : `after ${failed} kills`}`);
console.log(JSON.stringify({ kills, seed, readable: rows.length, torn: rows.filter(({ torn }) => torn).length, failed, medianLostMs: lost[Math.floor(lost.length / 2)] ?? 0, worstLostMs: lost.at(-1) ?? 0 }));
process.exitCode = failed === 0 ? 0 : 1;
