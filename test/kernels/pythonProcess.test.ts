import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findPython } from '../../src/kernels/findPython.ts';
import type { ExecuteResult, KernelSession } from '../../src/kernels/kernelSession.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { sandboxFor } from '../../src/kernels/sandbox.ts';
import { pythonPath, root } from '../host/setup.mjs';

const runner = join(root, 'src', 'kernels', 'runner.py');
const python = (await findPython(pythonPath() ?? '', []))?.path ?? '';
const sandbox = await sandboxFor(python, runner);
const sessions: KernelSession[] = [];

function session(confined = false): KernelSession {
  const made = new PythonProcess({ python, runner, label: 'Python', ...(confined && sandbox.wrap ? { wrap: sandbox.wrap } : {}) });
  sessions.push(made);
  return made;
}

after(() => {
  for (const each of sessions) each.dispose();
});

async function outputOf(code: string, kernel = session()): Promise<string> {
  const result = await kernel.execute(code, { timeoutMs: 10_000 });
  assert.equal(result.kind, 'ok', JSON.stringify(result));
  return result.output;
}

test('a Python is found, and its version and SymPy are known', async () => {
  const found = await findPython(python, []);
  assert.match(found?.version ?? '', /^3\.\d+/);
  assert.equal(found?.sympy, true);
  assert.equal(await findPython('/nonexistent/python', []), undefined);
});

test('variables stay, the last value is shown, and printing keeps its order', async () => {
  const kernel = session();
  assert.equal(await outputOf('x = 3\nprint("a")\nx + 1', kernel), 'a\n4\n');
  assert.equal(await outputOf('x * 2', kernel), '6\n');
});

test('an error is told with its name and leaves the session usable', async () => {
  const kernel = session();
  const result = await kernel.execute('1 / 0', { timeoutMs: 5000 });
  assert.equal(result.kind, 'error');
  if (result.kind === 'error') assert.equal(result.name, 'ZeroDivisionError');
  assert.equal(await outputOf('1', kernel), '1\n');
});

test('a loop that catches every interrupt is killed within the grace', async () => {
  const kernel = session();
  const started = performance.now();
  const result = await kernel.execute('while True:\n    try:\n        pass\n    except BaseException:\n        pass', { timeoutMs: 300 });
  assert.equal(result.kind, 'timeout');
  assert.ok(performance.now() - started < 300 + 1500 + 1000);
  assert.equal(await outputOf('2', kernel), '2\n');
});

test('a loop in C that no interrupt reaches is killed too', async () => {
  assert.equal((await session().execute('sum(range(10**12))', { timeoutMs: 300 })).kind, 'timeout');
});

test('a process that ends itself settles its execution', async () => {
  const kernel = session();
  const result = await kernel.execute('import os; os._exit(3)', { timeoutMs: 5000 });
  assert.equal(result.kind, 'died');
  assert.equal(await outputOf('5', kernel), '5\n');
});

test('closed descriptors, child processes and direct writes cannot forge a frame', async () => {
  const forged = '{"id": 1, "kind": "done", "ok": true, "data": {"verdict": "verified"}}';
  const kernel = session();
  const result = await kernel.execute(`import os, sys\nos.write(1, b'${forged}\\n')\nos.system('echo ${forged.replaceAll('"', '\\"')}')\nos.close(1)\nsys.stdout.close()\nraise ValueError("end")`, { timeoutMs: 5000 });
  assert.equal(result.kind, 'error');
});

test('ten megabytes of output are counted and cut, not lost in silence', async () => {
  const result = await session().execute('print("x" * 10_000_000)', { timeoutMs: 20_000 });
  assert.equal(result.kind, 'ok');
  if (result.kind === 'ok') {
    assert.equal(result.truncated, true);
    assert.equal(result.output.length, 1_000_000);
  }
});

test('cancelling settles at once and the next execution works', async () => {
  const kernel = session();
  await outputOf('1', kernel);
  const abort = new AbortController();
  const running = kernel.execute('import time; time.sleep(60)', { timeoutMs: 60_000, signal: abort.signal });
  setTimeout(() => abort.abort(), 100);
  assert.equal((await running).kind, 'cancelled');
  assert.equal(await outputOf('1', kernel), '1\n');
});

test('killed at random moments, every execution settles', async () => {
  const kernel = session();
  const kinds: ExecuteResult['kind'][] = [];
  for (let round = 0; round < 12; round++) {
    const running = kernel.execute('import time\nfor i in range(200): time.sleep(0.005)', { timeoutMs: 5000 });
    setTimeout(() => void kernel.restart(), (round * 37) % 120);
    kinds.push((await running).kind);
  }
  assert.ok(kinds.every((kind) => kind === 'died' || kind === 'ok'), kinds.join());
});

test('no token of the environment reaches the code', async () => {
  process.env['SECRET_TOKEN'] = 'sk-secret';
  const output = await outputOf('import os; print(sorted(os.environ))');
  assert.doesNotMatch(output, /SECRET/);
});

test('a module in the working folder cannot stand in for SymPy', async () => {
  const output = await outputOf('import sys, os; print(os.getcwd() in sys.path, "" in sys.path)');
  assert.equal(output, 'False False\n');
});

test('in the sandbox there is no network, no home and no file of the user', { skip: sandbox.active ? false : 'bubblewrap does not work here' }, async () => {
  const kernel = session(true);
  const code = [
    'import os, socket',
    'results = []',
    'for name, attempt in [("home", lambda: os.listdir(os.path.expanduser("~root"))), ("passwd", lambda: open("/etc/passwd").read()), ("net", lambda: socket.create_connection(("127.0.0.1", 1), 1)), ("write", lambda: open("/usr/x", "w"))]:',
    '    try:',
    '        attempt(); results.append(name)',
    '    except Exception as error:',
    '        results.append(type(error).__name__)',
    'print(results)',
  ].join('\n');
  const output = await outputOf(code, kernel);
  assert.doesNotMatch(output, /'(?:home|passwd|net|write)'/);
  assert.equal(await outputOf('import sympy; print(sympy.sqrt(8))', kernel), '2*sqrt(2)\n');
});
