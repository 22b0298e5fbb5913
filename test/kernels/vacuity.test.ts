import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { sandboxFor } from '../../src/kernels/sandbox.ts';
import { pythonPath, root } from '../host/setup.mjs';
import { checkCorpus, type CorpusCheck } from '../support/checks/checkCorpus.ts';
import { countsOf, judgedAll, missed, survivors, type JudgedCheck } from '../support/checks/judgedChecks.ts';
import { mutatedChecks, ranByItself } from '../support/checks/mutated.ts';

const python = pythonPath() ?? '';
const runner = join(root, 'src', 'kernels', 'runner.py');
const sandbox = await sandboxFor(python, runner);
const sessions = [1, 2].map(() => new PythonProcess({ python, runner, label: 'Python', ...sandbox }));
after(() => {
  for (const session of sessions) session.dispose();
});

const good = checkCorpus('good');
const bad = checkCorpus('bad');
const ofTrue = good.filter(({ claimTrue }) => claimTrue);
const ofFalse = good.filter(({ claimTrue }) => !claimTrue);

const judgedNow = (checks: readonly CorpusCheck[]): Promise<readonly JudgedCheck[]> => judgedAll(sessions, checks, 1);

test('the corpora are large, and each check does what it is there for', () => {
  assert.ok(bad.length >= 160 && new Set(bad.map(({ how }) => how)).size >= 40 && bad.filter(({ subtle }) => subtle).length >= 40);
  assert.ok(ofTrue.length >= 160 && ofFalse.length >= 30);
  assert.equal(new Set([...good, ...bad].map(({ id }) => id)).size, good.length + bad.length);
  const all = [...good, ...bad];
  const trouble = ranByItself(python, 'holds', all).flatMap((what, at) => (what === '' ? [] : [`${all[at]?.id ?? ''}: ${String(what)}`]));
  assert.deepEqual(trouble, []);
});

// A sixth of them, as the benchmark asks about all.
test('no check that is vacuous or weak supports its claim', async (context) => {
  const all = await judgedNow(bad.filter((_, at) => at % 6 === 0));
  context.diagnostic(JSON.stringify(countsOf(all)));
  assert.deepEqual(survivors(all), []);
});

test('no good check supports a false claim', async (context) => {
  const all = await judgedNow(ofFalse);
  context.diagnostic(JSON.stringify(countsOf(all)));
  assert.deepEqual(survivors(all), []);
});

// A sixth of them, as the benchmark asks about all.
test('nearly every good check of a true claim supports it', async (context) => {
  const all = await judgedNow(ofTrue.filter((_, at) => at % 6 === 0));
  context.diagnostic(JSON.stringify(countsOf(all)));
  assert.ok(missed(all).length <= 0.05 * all.length, missed(all).join('\n'));
  assert.equal(countsOf(all).contradicted, 0);
});

test('no good check that was spoilt supports its claim', async (context) => {
  const all = await judgedNow(mutatedChecks(40, 1, python).checks);
  context.diagnostic(JSON.stringify(countsOf(all)));
  assert.deepEqual(survivors(all), []);
});
