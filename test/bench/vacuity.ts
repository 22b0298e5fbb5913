import { join } from 'node:path';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { sandboxFor } from '../../src/kernels/sandbox.ts';
import { pythonPath, root } from '../host/setup.mjs';
import { checkCorpus, type CorpusCheck } from '../support/checks/checkCorpus.ts';
import { countsOf, judgedAll, missed, survivors, type JudgedCheck } from '../support/checks/judgedChecks.ts';
import { mutatedChecks } from '../support/checks/mutated.ts';

/**
 * Are checks that cannot fail seen through, and good ones let through? `npm run bench:vacuity -- 500 SEED`:
 * the written checks, and as many good ones spoilt as asked for. Fails on any bad check or false claim that
 * is supported. The table is by trick; the last line is JSON.
 */
const [count, seed] = process.argv.slice(2).map(Number);
const python = pythonPath() ?? '';
const runner = join(root, 'src', 'kernels', 'runner.py');
const sandbox = await sandboxFor(python, runner);
const sessions = [1, 2].map(() => new PythonProcess({ python, runner, label: 'Python', ...sandbox }));

const judgedNow = (checks: readonly CorpusCheck[]): Promise<readonly JudgedCheck[]> => judgedAll(sessions, checks, seed ?? 1);

const spoilt = mutatedChecks(count ?? 500, seed ?? 1, python);
const good = checkCorpus('good');
const groups = {
  bad: await judgedNow(checkCorpus('bad')),
  spoilt: await judgedNow(spoilt.checks),
  goodTrue: await judgedNow(good.filter(({ claimTrue }) => claimTrue)),
  goodFalse: await judgedNow(good.filter(({ claimTrue }) => !claimTrue)),
};
for (const session of sessions) session.dispose();

const byTrick = new Map<string, JudgedCheck[]>();
for (const each of [...groups.bad, ...groups.spoilt]) byTrick.set(each.check.how, [...(byTrick.get(each.check.how) ?? []), each]);
console.table(Object.fromEntries([...byTrick].sort(([a], [b]) => a.localeCompare(b)).map(([how, all]) => [how, { checks: all.length, ...countsOf(all) }])));
console.table(Object.fromEntries(Object.entries(groups).map(([name, all]) => [name, { checks: all.length, ...countsOf(all), 'median ms': median(all), 'slowest ms': Math.round(Math.max(...all.map(({ ms }) => ms))) }])));
for (const line of missed(groups.goodTrue)) console.log(`not supported: ${line}`);

const through = Object.values(groups).flatMap(survivors);
for (const line of through) console.log(`SUPPORTED: ${line}`);
const share = 1 - missed(groups.goodTrue).length / groups.goodTrue.length;
console.log(JSON.stringify({ seed: seed ?? 1, ...Object.fromEntries(Object.entries(groups).map(([name, all]) => [name, { checks: all.length, ...countsOf(all) }])), tricks: byTrick.size, leftOut: spoilt.leftOut, goodSupported: Number(share.toFixed(4)), survivors: through.length }));
process.exitCode = through.length > 0 ? 1 : 0;

function median(all: readonly JudgedCheck[]): number {
  return Math.round(all.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0);
}
