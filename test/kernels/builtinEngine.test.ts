import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { LoadedProgram } from '../../src/checking/sympy/loadedProgram.ts';
import { sympyProgram } from '../../src/cli/tiers.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { SharedPython } from '../../src/kernels/sharedPython.ts';
import { SympyAlgebra } from '../../src/reasoners/builtin/engine/sympyAlgebra.ts';
import { pythonPath, root } from '../host/setup.mjs';
import { engineProblems } from '../support/engineProblems.ts';
import { killInMidAnswer, memoryKept, watchThreads } from '../support/killedEngine.ts';
import { assertMostVerified, request, run, verdictsOf } from '../unit/reasoners/builtin/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'therefore-engine-'));
const python = pythonPath();
const skip = python === undefined ? 'there is no Python' : false;
const session = (): PythonProcess => new PythonProcess({ python: python ?? '', runner: join(root, 'src', 'kernels', 'runner.py'), label: 'Python' });
const none = async (): Promise<undefined> => undefined;
const embedded = sympyProgram({ python: none, folder });
const own = sympyProgram({ python: async () => session(), folder });

before(() => memoryKept(embedded, folder));
after(() => {
  for (const each of [embedded, own]) each.dispose();
  rmSync(folder, { recursive: true, force: true });
});

for (const [name, program, without] of [['the embedded Python', embedded, false], ["the user's Python", own, skip]] as const) {
  test(`${name} answers what no lesson covers, and nothing told is refuted`, { skip: without }, async () => {
    for (const problem of engineProblems) {
      const { end, text, thinking } = await run(request(problem), undefined, undefined, new SympyAlgebra(program));
      assert.equal(end.how, 'complete', problem);
      assert.match(thinking, /By computer algebra/, problem);
      assertMostVerified(verdictsOf(problem, text), 0.5);
    }
  });
}

test('without the engine the same problems are declined, and a hint never says to use one', async () => {
  const [problem = ''] = engineProblems;
  assert.equal((await run(request(problem))).end.how, 'declined');
  assert.equal((await run(request(problem, { task: 'hint' }), undefined, undefined, new SympyAlgebra(embedded))).end.how, 'declined');
});

test('cancelling ends the run as cancelled, and the next is answered', async () => {
  const [problem = ''] = engineProblems;
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 30);
  assert.equal((await run(request(problem), stop.signal, undefined, new SympyAlgebra(embedded))).end.how, 'cancelled');
  assert.equal((await run(request(problem), undefined, undefined, new SympyAlgebra(embedded))).end.how, 'complete');
});

test('a power that runs away is interrupted, and ends in plain words', async () => {
  const problem = 'Find $\\lim_{x\\to 0} \\frac{(1+10^{-9})^{10^{9}}-\\cos^{10^8} x}{x^{7}+\\sin x}$.';
  const started = performance.now();
  const { end } = await run(request(problem), undefined, undefined, new SympyAlgebra(embedded));
  assert.equal(end.how, 'declined');
  assert.ok(performance.now() - started < 30_000);
  assert.equal((await run(request(engineProblems[7] ?? ''), undefined, undefined, new SympyAlgebra(embedded))).end.how, 'complete');
});

test('killed at random moments, every run ends clearly and the next problem is solved', async () => {
  const threads = watchThreads();
  const program = sympyProgram({ python: none, folder });
  try {
    const { ends } = await killInMidAnswer(program, threads.kill, 6, 21);
    assert.equal(ends.length, 6);
  } finally {
    threads.stop();
    program.dispose();
  }
});

async function kept(program: LoadedProgram): Promise<{ readonly slow: boolean; readonly answered: boolean }> {
  const slow = await program.startsSlowly();
  const { end } = await run(request(engineProblems[6] ?? ''), undefined, undefined, new SympyAlgebra(program));
  program.dispose();
  return { slow, answered: end.how === 'complete' };
}

test('the first start says that it is slow, and the next one finds its memory', async () => {
  const own = mkdtempSync(join(tmpdir(), 'therefore-memory-'));
  try {
    const program = sympyProgram({ python: none, folder: own });
    const { events } = await run(request(engineProblems[6] ?? ''), undefined, undefined, new SympyAlgebra(program));
    assert.ok(events.some((event) => event.kind === 'status' && event.what === 'preparing'));
    await memoryKept(program, own);
    program.dispose();
    const again = sympyProgram({ python: none, folder: own });
    const { events: quick } = await run(request(engineProblems[6] ?? ''), undefined, undefined, new SympyAlgebra(again));
    assert.ok(!quick.some((event) => event.kind === 'status'));
    again.dispose();
    assert.equal(readdirSync(own).length, 1);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
});

test('a kept memory that is changed in the middle is as none, and is made anew', async () => {
  const own = mkdtempSync(join(tmpdir(), 'therefore-memory-'));
  try {
    const [name = ''] = readdirSync(folder);
    const whole = readFileSync(join(folder, name));
    writeFileSync(join(own, name), Buffer.concat([whole.subarray(0, 5_000_000), Buffer.alloc(64, 1), whole.subarray(5_000_064)]));
    assert.deepEqual(await kept(sympyProgram({ python: none, folder: own })), { slow: false, answered: true });
    const program = sympyProgram({ python: none, folder: own });
    await memoryKept(program, own);
    program.dispose();
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
});

test('a folder that cannot be written to costs nothing but time', async () => {
  const file = join(folder, '..', `therefore-no-folder-${process.pid}`);
  writeFileSync(file, '');
  try {
    assert.deepEqual(await kept(sympyProgram({ python: none, folder: join(file, 'inside') })), { slow: true, answered: true });
  } finally {
    rmSync(file);
  }
});

test('what rests is ended, and starts again when it is asked', { skip }, async () => {
  const waiting: { action: () => void; ms: number }[] = [];
  const process = session();
  const shared = new SharedPython(
    async () => process,
    60_000,
    (action, ms) => {
      const each = { action, ms };
      waiting.push(each);
      return () => waiting.splice(waiting.indexOf(each), 1);
    },
  );
  const run = async (code: string): Promise<string> => (await shared.execute(code, { timeoutMs: 20_000 })).kind;
  assert.deepEqual(await Promise.all([run('x = 1'), run('x')]), ['ok', 'ok']);
  const { pid } = process;
  assert.equal(waiting.length, 1);
  assert.equal(waiting[0]?.ms, 60_000);
  assert.equal(await run('x'), 'ok');
  assert.equal(waiting.length, 1);
  waiting[0]?.action();
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(process.pid, undefined);
  assert.equal(await run('x'), 'error');
  assert.notEqual(process.pid, pid);
  shared.dispose();
  assert.equal(await run('1'), 'died');
});
