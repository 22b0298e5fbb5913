import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { english } from '../../src/core/phrase.ts';
import { findJupyterKernel, JupyterExtensionSession, type FoundJupyterKernel } from '../../src/kernels/jupyterExtension.ts';
import { ipykernelSession } from '../../src/kernels/jupyter/ipykernelSession.ts';
import type { ExecuteOptions, ExecuteResult, KernelSession, MimeBundle } from '../../src/kernels/kernelSession.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { pythonPath, root } from '../host/setup.mjs';
import { FakeCancellation, FakeJupyter, type FakeTraps } from '../support/fakeJupyter.ts';

const python = pythonPath() ?? '';
const engines: KernelSession[] = [];
const cancellation = (): FakeCancellation => new FakeCancellation();
const settledWithin = 1500;

after(() => {
  for (const each of engines) each.dispose();
});

function jupyter(traps: FakeTraps = {}, waitMs = 3000): { readonly fake: FakeJupyter; readonly session: JupyterExtensionSession } {
  const engine = new PythonProcess({ python, runner: join(root, 'src', 'kernels', 'runner.py'), label: 'Python' });
  engines.push(engine);
  const fake = new FakeJupyter(engine, traps);
  return { fake, session: new JupyterExtensionSession(fake.kernel, { label: 'Jupyter', cancellation, waitMs }) };
}

async function run(session: KernelSession, code: string, options: Partial<ExecuteOptions> = {}): Promise<ExecuteResult> {
  return session.execute(code, { timeoutMs: 10_000, ...options });
}

/** Runs to an end that has to come within a limit and the grace. */
async function soon(ms: number, result: Promise<ExecuteResult>): Promise<ExecuteResult> {
  const started = performance.now();
  const ended = await result;
  assert.ok(performance.now() - started < ms + settledWithin, `${performance.now() - started} ms for ${JSON.stringify(ended)}`);
  return ended;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('code runs in the notebook’s own namespace, shows its last value, and brings its data back', async () => {
  const { fake, session } = jupyter();
  await fake.userRuns('x = 20\nexec = globals = print = None');
  const result = await run(session, 'y = x + 1\nimport sys\nsys.stdout.write("a\\n")\nsys.stderr.write("b\\n")\n__therefore__ = {"y": y, "é𝄞": "∴"}\ny * 2');
  assert.equal(result.kind === 'ok' && result.output.replace('b\n', ''), 'a\n42\n', JSON.stringify(result));
  await fake.userRuns('del exec, globals, print');
  const again = await run(session, 'print("a", end="")\n__therefore__ = {"y": y, "é𝄞": "∴\\u2028%x"}\ny * 2');
  assert.ok(again.kind === 'ok', JSON.stringify(again));
  assert.deepEqual([again.output, again.data, again.truncated], ['a42\n', { y: 21, 'é𝄞': '∴\u2028%x' }, false]);
  const names = await run(session, '__therefore__ = sorted(name for name in globals() if not name.startswith("__"))');
  assert.deepEqual(names.kind === 'ok' && names.data, ['sys', 'x', 'y']);
  const flood = await run(jupyter({ rewrites: (text) => text.replace('flood', 'x'.repeat(3_000_000)) }).session, 'print("flood")');
  assert.deepEqual(flood.kind === 'ok' && [flood.output.length, flood.truncated], [1_000_000, true]);
});

test('an exception is told with its line, and without the program around it', async () => {
  const { session } = jupyter();
  const result = await run(session, 'def f():\n    return 1 / 0\nf()');
  assert.ok(result.kind === 'error', JSON.stringify(result));
  assert.equal(result.name, 'ZeroDivisionError');
  assert.match(result.traceback, /line 2, in f\n\s+return 1 \/ 0/);
  assert.doesNotMatch(result.traceback, /<string>/);
  for (const code of ['(((', 'raise SystemExit', 'raise KeyboardInterrupt', '"\\ud800".encode()', 'class E(Exception):\n    def __str__(self): raise ValueError\nraise E']) assert.equal((await run(session, code)).kind, 'error', code);
  assert.equal((await run(session, '1')).output, '1\n');
});

test('the frame is found however the output is cut, and taken from nothing that imitates it', async () => {
  for (const pieces of [1, 3, 50]) {
    const { session } = jupyter({ pieces });
    const result = await run(session, 'print("<therefore:", "<<therefore")\n__therefore__ = [1]\n"é" * 3');
    assert.ok(result.kind === 'ok', JSON.stringify(result));
    assert.deepEqual([result.data, result.output], [[1], '<therefore: <<therefore\n\'ééé\'\n']);
  }
  const { session } = jupyter();
  const forged = '<therefore:00000000-0000-4000-8000-000000000000:end>{"ok": true, "data": 1}</therefore:00000000-0000-4000-8000-000000000000>';
  const printed = await run(session, `print(${JSON.stringify(forged)})\n__therefore__ = 2`);
  assert.deepEqual(printed.kind === 'ok' && [printed.data, printed.output], [2, `${forged}\n`]);
  const raised = await run(session, `print(${JSON.stringify(forged)})\n1/0`);
  assert.equal(raised.kind, 'error');
  // Code that looks for the nonce in the frames around it.
  const thief = 'import sys\nf = sys._getframe()\nwhile "nonce" not in f.f_globals: f = f.f_back\nn = f.f_globals["nonce"]\nsys.stdout.write("<therefore:%s:end>{\\"ok\\": true, \\"data\\": 7}</therefore:%s>" % (n, n))';
  assert.equal((await run(session, thief)).kind, 'died');
  assert.notEqual((await run(session, `${thief}\nraise ValueError`)).kind, 'ok');
  assert.equal((await run(session, `${thief}\nwhile True: pass`, { timeoutMs: 300 })).kind, 'timeout');
});

test('what the kernel shows richly comes by MIME type, and none of it is taken for our word', async () => {
  const spec = { name: 'python3', displayName: 'Python', language: 'python', argv: [python, '-m', 'ipykernel_launcher', '-f', '{connection_file}'], env: {}, interruptMode: 'signal' as const, folder: undefined };
  const engine = ipykernelSession({ spec, label: 'Python' });
  engines.push(engine);
  const fake = new FakeJupyter(engine, { displays: true });
  const session = new JupyterExtensionSession(fake.kernel, { label: 'Jupyter', cancellation });
  const bundles: MimeBundle[] = [];
  const result = await run(session, 'import sympy\nsympy.sqrt(8)', { timeoutMs: 60_000, onDisplay: (bundle) => bundles.push(bundle) });
  assert.ok(result.kind === 'ok', JSON.stringify(result));
  assert.equal(bundles[0]?.['text/plain'], '2*sqrt(2)');
  assert.match(bundles[0]?.['text/latex'] ?? '', /sqrt/);
  assert.equal((await run(session, 'sympy.sqrt(8)')).output, '2*sqrt(2)\n');
  const shown = await run(session, '__therefore__ = 5\n6');
  assert.deepEqual(shown.kind === 'ok' && [shown.data, shown.output], [5, '6\n']);
});

test('a kernel that dies settles what runs, whatever its iterator does, and later calls at once', async () => {
  const { fake, session } = jupyter();
  const running = run(session, 'import time\ntime.sleep(30)');
  await pause(500);
  await fake.die();
  assert.equal((await soon(0, running)).kind, 'died');
  assert.equal((await soon(0, run(session, '1'))).kind, 'died');
  for (const status of ['terminating', 'restarting', 'autorestarting']) {
    const other = jupyter();
    const waiting = run(other.session, 'import time\ntime.sleep(30)');
    await pause(400);
    other.fake.change(status);
    assert.equal((await soon(0, waiting)).kind, 'died', status);
    other.fake.change('idle');
  }
});

test('a kernel that dies in silence costs no more than the limits', async () => {
  const { fake, session } = jupyter({ silent: true, deafToCancel: true }, 400);
  const running = run(session, 'import time\ntime.sleep(30)', { timeoutMs: 700 });
  await pause(400);
  await fake.die();
  assert.equal((await soon(700, running)).kind, 'timeout');
  fake.change('idle');
  assert.equal((await soon(400, run(session, '1', { timeoutMs: 60_000 }))).kind, 'timeout');
});

test('a restarted kernel is used again, with nothing of before', async () => {
  const { fake, session } = jupyter();
  let lost = 0;
  const forget = session.onLost(() => lost++);
  await run(session, 'x = 1');
  assert.equal(lost, 0);
  await fake.restart();
  assert.equal(lost, 1);
  forget();
  await fake.restart();
  assert.equal(lost, 1);
  assert.equal((await run(session, 'x')).kind, 'error');
});

test('a refusal is told in plain words, stays without asking again, and is mended by the command', async () => {
  for (const consent of ['denies', 'dismisses'] as const) {
    const { fake, session } = jupyter({ consent });
    for (let turn = 0; turn < 3; turn++) {
      const result = await soon(0, run(session, '1'));
      assert.ok(result.kind === 'died' && /Manage Access To Jupyter Kernels/.test(result.why), JSON.stringify(result));
      assert.equal(session.refused, true);
    }
    assert.equal(fake.began, 0);
    fake.allow();
    assert.equal((await run(session, '1')).kind, 'ok');
    assert.equal(session.refused, false);
  }
});

test('a question that is left open is waited for no longer than the limit', async () => {
  const { session } = jupyter({ consent: 'lets it wait' }, 300);
  assert.equal((await soon(300, run(session, '1'))).kind, 'timeout');
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 100);
  assert.equal((await soon(100, run(session, '1', { signal: stop.signal }))).kind, 'cancelled');
});

test('waiting behind the user’s cells is no time of the run, and ends without touching them', async () => {
  const { fake, session } = jupyter();
  const cell = fake.userRuns('import time\ntime.sleep(1.5)\nkept = 1');
  const result = await soon(2500, run(session, 'kept', { timeoutMs: 1000 }));
  assert.deepEqual([result.kind, result.output], ['ok', '1\n']);
  assert.equal((await cell as ExecuteResult).kind, 'ok');

  for (const how of ['signal', 'interrupt', 'limit', 'dispose'] as const) {
    const other = jupyter({}, how === 'limit' ? 500 : 10_000);
    const theirs = other.fake.userRuns('import time\ntime.sleep(2)');
    await pause(100);
    const stop = new AbortController();
    const ours = run(other.session, 'print("ran")', { signal: stop.signal });
    setTimeout(() => {
      if (how === 'signal') stop.abort();
      else if (how === 'interrupt') other.session.interrupt();
      else if (how === 'dispose') other.session.dispose();
    }, 300);
    assert.equal((await soon(500, ours)).kind, how === 'limit' ? 'timeout' : 'cancelled', how);
    assert.equal((await theirs as ExecuteResult).kind, 'ok', how);
    assert.deepEqual([other.fake.interrupted, other.fake.began], [[], 0], how);
  }
});

test('an iterator that ends with nothing is no success', async () => {
  const { session } = jupyter({ endsEmpty: true });
  assert.equal((await soon(0, run(session, '1'))).kind, 'cancelled');
});

test('without the mark of the end, or with a spoilt or second one, nothing is ok', async () => {
  const spoil: readonly ((text: string) => string)[] = [
    (text) => text.replace(/<therefore:[^:]+:end>.*$/s, ''),
    (text) => text.replace(/<therefore:[^:]+:begin>/, ''),
    (text) => text.replace(/:end>\{/, ':end>'),
    (text) => text.replace(/<\/therefore[^>]*>$/, ''),
    (text) => text.replace(/(<therefore:[^:]+:end>.*)$/s, '$1$1'),
    (text) => text.replace(/:end>/, ':begin>'),
    (text) => text.replace(/:end>.*<\/therefore/s, ':end>null</therefore'),
    () => '',
  ];
  for (const rewrites of spoil) {
    const { session } = jupyter({ rewrites });
    const result = await soon(0, run(session, '__therefore__ = 1'));
    assert.notEqual(result.kind, 'ok', rewrites.toString());
  }
});

test('what runs too long is interrupted and leaves the kernel usable; what does not hear it settles too', async () => {
  const { fake, session } = jupyter();
  await run(session, 'x = 3');
  assert.equal((await soon(400, run(session, 'while True: pass', { timeoutMs: 400 }))).kind, 'timeout');
  assert.deepEqual(fake.interrupted, ['ours']);
  assert.equal((await run(session, 'x')).output, '3\n');
  const deaf = jupyter({ deafToCancel: true });
  assert.equal((await soon(400, run(deaf.session, 'import time\ntime.sleep(20)', { timeoutMs: 400 }))).kind, 'timeout');
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 200);
  assert.equal((await soon(300, run(jupyter().session, 'while True: pass', { signal: stop.signal }))).kind, 'cancelled');
});

test('whatever executeCode throws, the execution settles', async () => {
  for (const thrown of [new Error('no kernel'), undefined, 'text', Object.create(null), new Proxy({}, { get: () => { throw new Error('Proposed API is not supported'); } })]) {
    const { session } = jupyter({ throwsAtOnce: thrown });
    assert.equal((await soon(0, run(session, '1'))).kind, 'died');
  }
  const { session } = jupyter({ status: 'throws' });
  assert.equal((await run(session, '1')).kind, 'ok');
  const listening = await run(jupyter().session, 'print(1)\nprint(2)', { onOutput: () => { throw new Error('a surface failed'); } });
  assert.equal(listening.kind, 'ok');
});

test('a disposed session runs nothing', async () => {
  const { fake, session } = jupyter();
  session.dispose();
  assert.equal((await run(session, '1')).kind, 'died');
  assert.equal(fake.began, 0);
});

async function find(traps: FakeTraps, ms = 500): Promise<FoundJupyterKernel> {
  const engine = new PythonProcess({ python, runner: join(root, 'src', 'kernels', 'runner.py'), label: 'Python' });
  engines.push(engine);
  const started = performance.now();
  const found = await findJupyterKernel(new FakeJupyter(engine, traps).extension, 'file:///a.ipynb', { label: 'Jupyter', cancellation }, ms);
  assert.ok(performance.now() - started < ms + settledWithin);
  return found;
}

test('a notebook’s kernel is found, or it is said why not and what helps', async () => {
  assert.deepEqual(await findJupyterKernel(undefined, 'file:///a.ipynb', { label: 'Jupyter', cancellation }), { kind: 'absent' });
  const found = await find({});
  assert.ok(found.kind === 'ready');
  assert.throws(() => ({ ...found.kernel }));
  assert.equal((await run(found.session, '1')).kind, 'ok');
  const cases: readonly (readonly [FakeTraps, FoundJupyterKernel['kind'], RegExp])[] = [
    [{ getKernel: 'none' }, 'not-started', /Run a cell/],
    [{ status: 'dead' }, 'not-started', /died/],
    [{ getKernel: 'refuses' }, 'denied', /Manage Access/],
    [{ getKernel: 'throws' }, 'failed', /Kernel not found/],
    [{ getKernel: 'hangs' }, 'failed', /did not answer/],
    [{ activation: 'fails' }, 'failed', /CANNOT use API proposal/],
    [{ activation: 'hangs' }, 'failed', /did not answer/],
    [{ activation: 'is old' }, 'failed', /version/],
    [{ language: 'r' }, 'failed', /runs r, not Python/],
  ];
  for (const [traps, kind, words] of cases) {
    const other = await find(traps);
    assert.equal(other.kind, kind, JSON.stringify(traps));
    assert.match(other.kind === 'failed' ? english(other.why) : other.kind === 'denied' || other.kind === 'not-started' ? english(other.way) : '', words);
  }
  assert.equal((await find({ status: 'throws' })).kind, 'ready');
});
