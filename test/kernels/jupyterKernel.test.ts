import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ownEnvironment } from '../../src/kernels/environment.ts';
import { ipykernelSession, type IpykernelOptions } from '../../src/kernels/jupyter/ipykernelSession.ts';
import { findKernelSpecs, ipykernelOf } from '../../src/kernels/jupyter/kernelSpecs.ts';
import type { ExecuteOptions, ExecuteResult, KernelSession, MimeBundle } from '../../src/kernels/kernelSession.ts';
import { pythonPath } from '../host/setup.mjs';

const found = await ipykernelOf(pythonPath() ?? '');
assert.ok(found, 'the Python of the tests has no ipykernel');
const { spec } = found;
// Sockets and connection files of these tests alone.
const folder = mkdtempSync(join(tmpdir(), 'kt-'));
process.env['TMPDIR'] = folder;
const sessions: KernelSession[] = [];

function session(options: Partial<IpykernelOptions> = {}): KernelSession {
  const made = ipykernelSession({ spec, label: 'ipykernel', ...options });
  sessions.push(made);
  return made;
}

after(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const each of sessions) each.dispose();
});

const shared = session();

async function run(code: string, kernel = shared, options: Partial<ExecuteOptions> = {}): Promise<ExecuteResult> {
  return kernel.execute(code, { timeoutMs: 20_000, ...options });
}

async function outputOf(code: string, kernel = shared, options: Partial<ExecuteOptions> = {}): Promise<string> {
  const result = await run(code, kernel, options);
  assert.equal(result.kind, 'ok', JSON.stringify(result));
  return result.output;
}

test('the system’s own spec of Python is found', async () => {
  assert.ok((await findKernelSpecs()).some(({ language, argv }) => language === 'python' && argv.some((part) => part.includes('{connection_file}'))));
  assert.match(found.version, /^\d+\./);
});

test('variables stay, output keeps its order, and the last value is shown', async () => {
  assert.equal(await outputOf('x = 3\nprint("a")\nx + 1'), 'a\n4\n');
  assert.equal(await outputOf('x * 2'), '6\n');
  const streams: string[] = [];
  await run('import sys\nprint("out")\nsys.stdout.flush()\nprint("err", file=sys.stderr)', shared, { onOutput: (text, stream) => streams.push(`${stream}: ${text}`) });
  assert.deepEqual(streams, ['stdout: out\n', 'stderr: err\n']);
});

test('a plot of the user’s own kernel is shown, as Jupyter shows it', async () => {
  const own = session({ environment: ownEnvironment() });
  const bundles: MimeBundle[] = [];
  const backend = await outputOf('import os\nprint(os.environ.get("MPLBACKEND"))\ntry:\n    import matplotlib.pyplot as plt\n    plt.plot([1, 2])\n    plt.show()\nexcept ImportError:\n    print("none")', own, { timeoutMs: 60_000, onDisplay: (bundle) => bundles.push(bundle) });
  assert.match(backend, /inline/);
  if (!backend.includes('none')) assert.ok(bundles.some((bundle) => 'image/png' in bundle), JSON.stringify(bundles.map(Object.keys)));
});

test('rich output comes as a bundle, and as text where nobody takes bundles', async () => {
  const bundles: MimeBundle[] = [];
  const output = await outputOf('from IPython.display import display, HTML, JSON\ndisplay(HTML("<b>b</b>"), JSON({"a": 1}))\n{"k": 1}', shared, { onDisplay: (bundle) => bundles.push(bundle) });
  assert.equal(output, '');
  assert.equal(bundles[0]?.['text/html'], '<b>b</b>');
  assert.equal(bundles[1]?.['application/json'], '{"a":1}');
  assert.equal(bundles[2]?.['text/plain'], "{'k': 1}");
});

test('what the code leaves in __therefore__ is the data, and the name is gone', async () => {
  const left = await run('__therefore__ = {"n": 10**30, "s": "é\\ud800", "l": [None, True, 0.5]}');
  assert.ok(left.kind === 'ok');
  assert.deepEqual(left.data, { n: 1e30, s: 'é\ud800', l: [null, true, 0.5] });
  assert.equal(await outputOf('"__therefore__" in globals()'), 'False\n');
  for (const code of ['__therefore__ = object()', '__therefore__ = {1: {2}}', 'pass', '__therefore__ = None']) {
    const result = await run(code);
    assert.ok(result.kind === 'ok', code);
    assert.equal(result.data, null, code);
  }
});

test('data left by code that then failed is no data of the next', async () => {
  assert.equal((await run('__therefore__ = "stale"; 1 / 0')).kind, 'error');
  const next = await run('pass');
  assert.ok(next.kind === 'ok');
  assert.equal(next.data, null);
});

test('SymPy’s printing does not get between', async () => {
  const kernel = session();
  await outputOf('import sympy; sympy.init_printing()', kernel);
  const result = await run('__therefore__ = "text"', kernel);
  assert.ok(result.kind === 'ok');
  assert.equal(result.data, 'text');
});

test('what is not recorded leaves In, Out, _ and the count as they were', async () => {
  const kernel = session();
  const state = 'repr((sorted(In), {k: v for k, v in Out.items()}, _, __, ___, get_ipython().execution_count))';
  await outputOf('11', kernel, { record: true });
  await outputOf('12', kernel, { record: true });
  await outputOf('y = 13', kernel, { record: true });
  const read = async (): Promise<unknown> => {
    const result = await run(`__therefore__ = ${state}`, kernel);
    return result.kind === 'ok' ? result.data : result;
  };
  const before = await read();
  assert.match(String(before), /\{1: 11, 2: 12\}, 12, 11, '', 4/);
  for (const code of ['99', '98; 97', '1 / 0', '_', '"text"', 'raise SystemExit']) await run(code, kernel);
  assert.deepEqual(await read(), before);
  assert.equal(await outputOf('"_4" in globals()', kernel), 'False\n');
  await outputOf('14', kernel, { record: true });
  assert.equal(await outputOf('_, __, Out[4]', kernel), '(14, 12, 14)\n');
});

test('errors are told with name, message and a traceback without colours', async () => {
  const result = await run('def f():\n    return 1 / 0\nprint("before")\nf()');
  assert.ok(result.kind === 'error');
  assert.equal(result.name, 'ZeroDivisionError');
  assert.equal(result.message, 'division by zero');
  assert.equal(result.output, 'before\n');
  assert.match(result.traceback, /line 2/);
  assert.doesNotMatch(result.traceback, /\u001b/);
  assert.equal((await run('this is no Python')).kind, 'error');
});

test('input() raises instead of waiting', async () => {
  const result = await run('input("?")', shared, { timeoutMs: 3000 });
  assert.ok(result.kind === 'error');
  assert.equal(result.name, 'StdinNotImplementedError');
});

test('executions queue, also when they are asked for together', async () => {
  const results = await Promise.all(Array.from({ length: 20 }, (_, index) => run(`queue = ${index === 0 ? '[]' : 'queue'} + [${index}]\n__therefore__ = queue`)));
  assert.deepEqual(results.map((result) => (result.kind === 'ok' ? (result.data as unknown[]).length : result.kind)), Array.from({ length: 20 }, (_, index) => index + 1));
});

test('it starts outside the notebook’s folder, then works inside it', async () => {
  const notebooks = mkdtempSync(join(tmpdir(), 'nb-'));
  for (const module of ['ipykernel_launcher', 'ipykernel', 'traitlets', 'json']) writeFileSync(join(notebooks, `${module}.py`), 'raise SystemExit("hijacked")');
  const kernel = session({ folder: notebooks });
  assert.equal(await outputOf('import os; print(os.path.realpath(os.getcwd()))', kernel), `${notebooks}\n`);
  assert.equal(await outputOf('"changed" in globals()', kernel), 'False\n');
  rmSync(notebooks, { recursive: true });
});

test('the connection file and sockets are the user’s alone, and gone at the end with the process', async () => {
  const kernel = session();
  const before = new Set(readdirSync(folder));
  const pid = Number(await outputOf('import os; print(os.getpid())', kernel));
  const [made] = readdirSync(folder).filter((name) => name.startsWith('therefore-jupyter-') && !before.has(name));
  assert.ok(made);
  assert.equal(statSync(join(folder, made)).mode & 0o777, 0o700);
  assert.equal(statSync(join(folder, made, 'kernel.json')).mode & 0o777, 0o600);
  kernel.dispose();
  while (isAlive(pid) || readdirSync(folder).includes(made)) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal((await run('1', kernel)).kind, 'died');
});

test('where a path is too long for a socket, ports of this computer serve', async () => {
  const deep = join(folder, 'd'.repeat(100));
  mkdirSync(deep);
  process.env['TMPDIR'] = deep;
  try {
    const kernel = session();
    assert.equal(await outputOf('import json, ipykernel; json.load(open(ipykernel.get_connection_file()))["transport"]', kernel), "'tcp'\n");
    assert.equal((await run('print("x" * 10_000_000)', kernel)).output.length, 1_000_000);
    assert.equal((await run('import time; time.sleep(30)', kernel, { timeoutMs: 300 })).kind, 'timeout');
    assert.equal(await outputOf('6 * 7', kernel), '42\n');
  } finally {
    process.env['TMPDIR'] = folder;
  }
});

test('no token of the environment reaches the code, unless the host passes it', async () => {
  process.env['SECRET_TOKEN'] = 'sk-secret';
  assert.doesNotMatch(await outputOf('import os; print(sorted(os.environ.items()))'), /SECRET|sk-/);
  assert.ok(shared.protections.has('clean-environment'));
  const open = session({ environment: { ...process.env } });
  assert.ok(!open.protections.has('clean-environment'));
  assert.match(await outputOf('import os; print(os.environ["SECRET_TOKEN"])', open), /sk-secret/);
});

test('a command that is no kernel is told, and quickly', async () => {
  for (const argv of [['/nonexistent/python', '{connection_file}'], [spec.argv[0] ?? '', '-c', 'raise SystemExit("no such kernel")', '{connection_file}'], ['no-such-command', '{connection_file}']]) {
    const started = performance.now();
    const result = await run('1', session({ spec: { ...spec, argv } }));
    assert.ok(result.kind === 'died', argv[0]);
    assert.match(result.why, /ENOENT|no such kernel/);
    assert.ok(performance.now() - started < 5000);
  }
});

test('a kernel whose spec wants messages is interrupted by one', async () => {
  const kernel = session({ spec: { ...spec, interruptMode: 'message' } });
  await outputOf('z = 1', kernel);
  assert.equal((await run('import time; time.sleep(30)', kernel, { timeoutMs: 300 })).kind, 'timeout');
  assert.equal(await outputOf('z', kernel), '1\n');
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
