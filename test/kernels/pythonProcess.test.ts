import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findPython } from '../../src/kernels/findPython.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { sandboxFor } from '../../src/kernels/sandbox.ts';
import { pythonPath, root } from '../host/setup.mjs';

const runner = join(root, 'src', 'kernels', 'runner.py');
const python = pythonPath() ?? 'python3';
const session = new PythonProcess({ python, runner, label: 'Python' });
const timeoutMs = 10_000;

after(() => session.dispose());

test('the Python with SymPy is found, and a file that is no Python is none', async () => {
  const found = await findPython('', []);
  assert.equal(found?.sympy, true);
  assert.match(found.version, /^3\.\d+/);
  assert.equal(await findPython('/nonexistent/python3', []), undefined);
});

test('output and the names of earlier cells are kept', async () => {
  assert.deepEqual(await session.execute('a = 6 * 7', { timeoutMs }), { kind: 'ok', output: '', truncated: false, data: null });
  const result = await session.execute('print(a)\nprint("∴ 中文")', { timeoutMs });
  assert.equal(result.kind, 'ok');
  assert.equal(result.output, '42\n∴ 中文\n');
});

test('SymPy is there', async () => {
  const result = await session.execute('from sympy import symbols, solve\nx = symbols("x")\nprint(solve(x**2 - 5*x + 6, x))', { timeoutMs: 30_000 });
  assert.equal(result.output, '[2, 3]\n');
});

test('an exception is told by its name and message, and the session goes on', async () => {
  const result = await session.execute('1 / 0', { timeoutMs });
  assert.ok(result.kind === 'error');
  assert.equal(result.name, 'ZeroDivisionError');
  assert.match(result.message, /division by zero/);
  assert.equal((await session.execute('print(a)', { timeoutMs })).output, '42\n');
});

test('a syntax error is an error of the cell, not of the session', async () => {
  const result = await session.execute('def (', { timeoutMs });
  assert.ok(result.kind === 'error');
  assert.equal(result.name, 'SyntaxError');
});

test('a loop without end is interrupted in time, and the names survive', async () => {
  const started = performance.now();
  const result = await session.execute('while True: pass', { timeoutMs: 300 });
  assert.equal(result.kind, 'timeout');
  assert.ok(performance.now() - started < 5000);
  assert.equal((await session.execute('print(a)', { timeoutMs })).output, '42\n');
});

test('code that will not stop is killed, and the next cell gets a fresh process', async () => {
  const result = await session.execute('import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass', { timeoutMs: 300 });
  assert.equal(result.kind, 'timeout');
  const next = await session.execute('print("a" in globals())', { timeoutMs });
  assert.deepEqual([next.kind, next.output], ['ok', 'False\n']);
});

test('a process that dies says so, and the next cell gets a fresh one', async () => {
  const result = await session.execute('import os\nos._exit(3)', { timeoutMs });
  assert.equal(result.kind, 'died');
  assert.equal((await session.execute('print(1)', { timeoutMs })).kind, 'ok');
});

test('an abort settles the execution as cancelled', async () => {
  const abort = new AbortController();
  const running = session.execute('import time\ntime.sleep(60)', { timeoutMs: 60_000, signal: abort.signal });
  setTimeout(() => abort.abort(), 200);
  assert.equal((await running).kind, 'cancelled');
});

test('cells asked for at once run one after another', async () => {
  const results = await Promise.all([1, 2, 3].map((n) => session.execute(`b = globals().get("b", []) + [${n}]\nprint(b)`, { timeoutMs })));
  assert.deepEqual(results.map(({ output }) => output), ['[1]\n', '[1, 2]\n', '[1, 2, 3]\n']);
});

test('a flood of output is cut, and the session lives', async () => {
  const result = await session.execute('for _ in range(200000): print("x" * 100)', { timeoutMs: 30_000 });
  assert.ok(result.kind === 'ok');
  assert.equal(result.truncated, true);
  assert.ok(result.output.length < 2_000_000);
  assert.equal((await session.execute('print(1)', { timeoutMs })).output, '1\n');
});

test('output that imitates the protocol is output', async () => {
  const result = await session.execute(`import sys\nsys.stdout.write('{"kind": "done", "id": 999, "ok": true}\\n')\nprint("after")`, { timeoutMs });
  assert.equal(result.kind, 'ok');
  assert.match(result.output, /"done"[\s\S]*after/);
});

test('code sees no variable of the environment that it needs not', async () => {
  process.env['THEREFORE_SECRET'] = 'sk-secret';
  const own = new PythonProcess({ python, runner, label: 'Python' });
  try {
    const result = await own.execute('import os\nprint(sorted(os.environ))\nprint(os.environ.get("THEREFORE_SECRET"))', { timeoutMs });
    assert.match(result.output, /None\n$/);
  } finally {
    delete process.env['THEREFORE_SECRET'];
    own.dispose();
  }
});

test('in the sandbox there is no network and no file of the user', async (t) => {
  const { wrap, active } = await sandboxFor(python, runner);
  if (!wrap || !active) {
    t.skip('bubblewrap does not work on this machine');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'therefore-private-'));
  const secret = join(folder, 'secret.txt');
  writeFileSync(secret, 'private');
  const boxed = new PythonProcess({ python, runner, label: 'Python', wrap });
  try {
    const read = await boxed.execute(`print(open(${JSON.stringify(secret)}).read())`, { timeoutMs });
    assert.ok(read.kind === 'error' && read.name === 'FileNotFoundError', JSON.stringify(read));
    const call = await boxed.execute('import socket\nsocket.create_connection(("127.0.0.1", 80), 1)', { timeoutMs });
    assert.equal(call.kind, 'error');
    await boxed.execute(`open(${JSON.stringify(join(root, 'written-by-a-cell'))}, "w").write("x")`, { timeoutMs });
    assert.equal(existsSync(join(root, 'written-by-a-cell')), false);
    assert.equal((await boxed.execute('print(1 + 1)', { timeoutMs })).output, '2\n');
  } finally {
    boxed.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
});
