import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { embeddedPython } from '../../src/cli/tiers.ts';
import type { ExecuteOptions, ExecuteResult, KernelSession, MimeBundle } from '../../src/kernels/kernelSession.ts';
import { PyodideSession } from '../../src/kernels/pyodide/pyodideSession.ts';

/** Between the interrupt and the end of the thread, with room for a busy machine. */
const graceMs = 13_000;
const session = embeddedPython();
after(() => session.dispose());

async function run(code: string, options: Partial<ExecuteOptions> = {}, kernel: KernelSession = session): Promise<ExecuteResult> {
  return kernel.execute(code, { timeoutMs: 20_000, ...options });
}

async function outputOf(code: string): Promise<string> {
  const result = await run(code);
  assert.equal(result.kind, 'ok', JSON.stringify(result));
  return result.output;
}

/** Runs code that is to be ended, in a session that has loaded, and says how long that took. */
async function ended(code: string, timeoutMs: number, options: Partial<ExecuteOptions> = {}): Promise<{ readonly result: ExecuteResult; readonly took: number }> {
  await run('pass');
  const started = performance.now();
  const result = await run(code, { timeoutMs, ...options });
  return { result, took: performance.now() - started };
}

test('nothing is loaded before the first execution', () => {
  const idle = new PyodideSession({ worker: 'nowhere', assets: '', sympy: () => assert.fail('asked for SymPy'), program: '', display: '' });
  idle.interrupt();
  idle.dispose();
});

test('variables stay, the last value is shown, printing keeps its order, text is UTF-8 however it is cut', async () => {
  assert.equal(await outputOf('x = 3\nprint("a")\nx + 1'), 'a\n4\n');
  assert.equal(await outputOf('x * 2'), '6\n');
  assert.equal(await outputOf('x;'), '');
  assert.equal(await outputOf('print("∴ é 𝄞")'), '∴ é 𝄞\n');
  assert.equal(await outputOf('import os\nfor byte in "é𝄞∴".encode(): os.write(1, bytes([byte]))\nos.write(1, b"\\xff\\n"); None'), 'é𝄞∴\ufffd\n');
  assert.equal(await outputOf('print(chr(0xd800))'), '\\ud800\n');
});

test('output is streamed while the code runs, with its stream', async () => {
  const seen: string[] = [];
  const stop = new AbortController();
  const result = await run('import sys, time\nprint("first")\nprint("second", file=sys.stderr)\ntime.sleep(30)', {
    signal: stop.signal,
    onOutput: (text, stream) => {
      seen.push(`${stream}:${text}`);
      if (seen.join('').includes('second')) stop.abort();
    },
  });
  assert.equal(result.kind, 'cancelled');
  assert.match(seen.join(''), /stdout:first[^]*stderr:second/);
});

test('rich values come by MIME type where they are wanted, as text where not', async () => {
  const bundles: MimeBundle[] = [];
  const rich = await run('import sympy\ndisplay(1)\nsympy.sqrt(8)', { onDisplay: (bundle) => bundles.push(bundle) });
  assert.equal(rich.kind, 'ok');
  assert.deepEqual(bundles.map((bundle) => bundle['text/plain']), ['1', '2*sqrt(2)']);
  assert.match(bundles[1]?.['text/latex'] ?? '', /2 \\sqrt\{2\}/);
  assert.equal(await outputOf('sympy.sqrt(8)'), '2*sqrt(2)\n');
});

test('data comes back and its name is gone; what is no JSON is none', async () => {
  const given = await run('__therefore__ = {"a": [1, None, "x" * 3], "b": 2 ** 60}');
  assert.deepEqual(given.kind === 'ok' && given.data, { a: [1, null, 'xxx'], b: 2 ** 60 });
  assert.equal(await outputOf('print("__therefore__" in globals())'), 'False\n');
  for (const code of ['__therefore__ = float("nan")', '__therefore__ = {1, 2}', 'a = []; a.append(a); __therefore__ = a', 'pass']) {
    const none = await run(code);
    assert.equal(none.kind === 'ok' && none.data, null, code);
  }
  const failed = await run('__therefore__ = 1\n1/0');
  assert.ok(!('data' in failed));
  const none = await run('None');
  assert.equal(none.kind === 'ok' && none.data, null);
});

test('an error is told with its line and leaves the session usable', async () => {
  const result = await run('def f():\n    return 1 / 0\nf()');
  assert.equal(result.kind, 'error');
  if (result.kind !== 'error') return;
  assert.equal(result.name, 'ZeroDivisionError');
  assert.match(result.traceback, /line 2, in f\n\s+return 1 \/ 0/);
  assert.doesNotMatch(result.traceback, /<exec>/);
  assert.equal((await run('class E(Exception):\n    def __str__(self): raise ValueError\nraise E')).kind, 'error');
  assert.equal((await run('raise SystemExit(3)')).kind, 'error');
  assert.equal((await run('def f(): f()\nf()')).kind, 'error');
  assert.equal((await run('(((')).kind, 'error');
  assert.equal((await run('input()')).kind, 'error');
  assert.equal(await outputOf('1'), '1\n');
});

test('what is printed is cut off at a limit and said to be; a flood does not drown the reader', async () => {
  const long = await run('print("x" * 3_000_000)');
  assert.ok(long.kind === 'ok' && long.truncated && long.output.length <= 1_000_000, long.kind);
  let messages = 0;
  const flood = await run('for k in range(300_000): print(k)', { onOutput: () => messages++ });
  assert.equal(flood.kind, 'ok');
  assert.ok(messages < 30_000, `${messages} messages`);
  const exact = await run('print("x" * 999_999)');
  assert.equal(exact.kind === 'ok' && exact.truncated, false);
});

test('an interrupt ends a loop and a sleep, and keeps the variables', async () => {
  await run('kept = 5');
  for (const code of ['while True: pass', 'import time\ntime.sleep(60)']) {
    const { result, took } = await ended(code, 300);
    assert.equal(result.kind, 'timeout', code);
    assert.ok(took < 300 + graceMs, `${took} ms`);
  }
  const loop = 'print("on", flush=True)\nwhile True: pass';
  const stop = new AbortController();
  assert.equal((await ended(loop, 20_000, { signal: stop.signal, onOutput: () => stop.abort() })).result.kind, 'cancelled');
  assert.equal((await ended(loop, 20_000, { onOutput: () => session.interrupt() })).result.kind, 'cancelled');
  assert.equal(await outputOf('kept'), '5\n');
});

const stubborn: readonly (readonly [string, string])[] = [
  ['catches every interrupt', 'while True:\n    try:\n        while True: pass\n    except BaseException:\n        continue'],
  ['loops in C', 'sum(range(10**12))'],
  ['computes one huge number', '9 ** 9 ** 9'],
  ['matches a catastrophic pattern', 'import re\nre.match("(a+)+$", "a" * 60 + "b")'],
  ['takes the interrupts for itself', 'import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass'],
];

for (const [what, code] of stubborn) {
  test(`code that ${what} is ended within the grace, and the next runs in a fresh Python`, async () => {
    const { result, took } = await ended(code, 300);
    assert.equal(result.kind, 'timeout');
    assert.ok(took < 300 + graceMs, `${took} ms`);
    assert.equal(await outputOf('2'), '2\n');
  });
}

test('memory is limited: Python hears of it, and the editor goes on', async () => {
  const before = process.memoryUsage().rss;
  const { result, took } = await ended('hoard = []\nwhile True: hoard.append(bytes(10_000_000))', 20_000);
  assert.equal(result.kind === 'error' && result.name, 'MemoryError', JSON.stringify(result).slice(0, 200));
  assert.ok(took < 20_000 + graceMs, `${took} ms`);
  assert.ok(process.memoryUsage().rss - before < 1.6e9, `${process.memoryUsage().rss - before} bytes`);
  await run('del hoard');
  const files = await run('n = 0\nwhile True:\n    open("/tmp/%d" % n, "wb").write(bytes(10_000_000)); n += 1');
  assert.equal(files.kind === 'error' && files.name, 'OSError', JSON.stringify(files).slice(0, 200));
  await session.restart();
});

test('a Python that breaks or leaves has died, and the next is a fresh one', async () => {
  for (const code of ['import os\nos._exit(3)', 'import os\nos.abort()']) {
    const result = await run(code);
    assert.equal(result.kind, 'died', `${code} ${JSON.stringify(result)}`);
    assert.equal(await outputOf('1'), '1\n');
  }
});

test('a restart ends what runs, drops what waits and forgets the variables', async () => {
  await run('y = 1');
  const running = run('while True: pass');
  const waiting = run('print("late")');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await session.restart();
  assert.equal((await running).kind, 'died');
  assert.equal((await waiting).kind, 'cancelled');
  assert.equal((await run('y')).kind, 'error');
});

test('cancelling does not wait for Python to load, nor for the code before', async () => {
  const other = embeddedPython();
  const started = performance.now();
  const stop = new AbortController();
  const first = run('1', { signal: stop.signal }, other);
  setTimeout(() => stop.abort(), 20);
  assert.equal((await first).kind, 'cancelled');
  assert.ok(performance.now() - started < 500);
  const queued = new AbortController();
  const [, second] = [run('import time\ntime.sleep(3)', {}, other), run('2', { signal: queued.signal }, other)];
  queued.abort();
  assert.equal((await second).kind, 'cancelled');
  other.dispose();
  assert.equal((await run('3', {}, other)).kind, 'died');
});

test('what cannot be loaded has died, each time, and soon without trying', async () => {
  const broken = new PyodideSession({ worker: new URL('../../src/kernels/pyodide/pyodideWorker.ts', import.meta.url), assets: '/nonexistent', sympy: () => Promise.resolve('/nonexistent'), program: '/nonexistent', display: '/nonexistent' });
  const failing = new PyodideSession({ worker: 'x', assets: '', sympy: () => Promise.reject(new Error('no archive')), program: '', display: '' });
  for (let turn = 0; turn < 3; turn++) {
    assert.equal((await run('1', {}, broken)).kind, 'died');
    const result = await run('1', {}, failing);
    assert.ok(result.kind === 'died' && (turn > 1 || result.why === 'no archive'), JSON.stringify(result));
  }
});
