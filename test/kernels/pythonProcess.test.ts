import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findPython } from '../../src/kernels/findPython.ts';
import type { ExecuteResult, KernelSession, MimeBundle } from '../../src/kernels/kernelSession.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { sandboxFor } from '../../src/kernels/sandbox.ts';
import { pythonPath, root } from '../host/setup.mjs';

const runner = join(root, 'src', 'kernels', 'runner.py');
const python = (await findPython(pythonPath() ?? '', []))?.path ?? '';
const sandbox = await sandboxFor(python, runner);
const sessions: KernelSession[] = [];

function session(confined = false): KernelSession {
  const made = new PythonProcess({ python, runner, label: 'Python', ...(confined ? sandbox : {}) });
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

/** A session for the user's own cells, in a folder that holds some files. */
async function ownSession(files: Readonly<Record<string, string>> = {}): Promise<{ readonly kernel: KernelSession; readonly folder: string }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'therefore-cells-')));
  after(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const kernel = new PythonProcess({ python, runner, label: 'Python', purpose: 'cells', folder });
  sessions.push(kernel);
  return { kernel, folder };
}

async function displaysOf(kernel: KernelSession, code: string): Promise<readonly MimeBundle[]> {
  const shown: MimeBundle[] = [];
  const result = await kernel.execute(code, { timeoutMs: 20_000, record: true, onDisplay: (bundle) => shown.push(bundle) });
  assert.equal(result.kind, 'ok', JSON.stringify(result));
  return shown;
}

test('values are shown by every MIME type they have, binary ones as base64', async () => {
  const { kernel } = await ownSession();
  const all = [
    'class Rich:',
    '    def __repr__(self): return "plain"',
    '    def _repr_html_(self): return "<b>html</b>"',
    '    def _repr_markdown_(self): return "*markdown*"',
    '    def _repr_latex_(self): return "$x$", {"meta": 1}',
    '    def _repr_svg_(self): return "<svg/>"',
    '    def _repr_png_(self): return b"\\x89PNG"',
    '    def _repr_json_(self): return {"a": [1]}',
    '    def _repr_jpeg_(self): raise ValueError("not today")',
    'Rich()',
  ].join('\n');
  assert.deepEqual(await displaysOf(kernel, all), [
    { 'text/plain': 'plain', 'text/html': '<b>html</b>', 'text/markdown': '*markdown*', 'text/latex': '$x$', 'image/svg+xml': '<svg/>', 'image/png': Buffer.from('\x89PNG', 'latin1').toString('base64'), 'application/json': '{"a": [1]}' },
  ]);
  assert.deepEqual(await displaysOf(kernel, 'class Own:\n    def _repr_mimebundle_(self, include=None, exclude=None): return {"text/plain": "own", "application/x": b"1"}\nOwn()'), [{ 'text/plain': 'own', 'application/x': 'MQ==' }]);
  assert.deepEqual(await displaysOf(kernel, 'display(1, "a")\ndisplay({"text/html": "<i>"}, raw=True)\nRich\n2;'), [{ 'text/plain': '1' }, { 'text/plain': "'a'" }, { 'text/html': '<i>' }]);
});

test('whoever takes no rich output gets its plain text, in its place', async () => {
  const { kernel } = await ownSession();
  assert.equal(await outputOf('print("a")\ndisplay({"text/plain": "b", "text/html": "<b>"}, raw=True)\nprint("c")\n[1]', kernel), 'a\nb\nc\n[1]\n');
});

test('SymPy shows LaTeX, and data frames show tables', async () => {
  const { kernel } = await ownSession();
  const [root] = await displaysOf(kernel, 'import sympy; sympy.sqrt(8)');
  assert.equal(root?.['text/latex'], '$\\displaystyle 2 \\sqrt{2}$');
  const pandas = (await kernel.execute('import pandas', { timeoutMs: 20_000 })).kind === 'ok';
  // Without pandas, its convention.
  const [frame] = await displaysOf(kernel, pandas ? 'pandas.DataFrame({"a": [1]})' : 'class D:\n    def __repr__(self): return "   a\\n0  1"\n    def _repr_html_(self): return "<table>"\nD()');
  assert.match(frame?.['text/html'] ?? '', /<table/);
  assert.equal(frame?.['text/plain'], '   a\n0  1');
});

test('figures that a cell drew are shown once, as pictures, and none is left for the next', async () => {
  // What of Matplotlib is used, so that the test needs no more than Python.
  const figure = 'class Figure:\n    def savefig(self, file, format, bbox_inches): file.write(b"PNG")\n    def __repr__(self): return "<Figure>"\n';
  const pyplot = 'import os\nfrom .figure import Figure\nopen = {}\ndef figure(number=None):\n    number = number or len(open) + 1\n    return open.setdefault(number, Figure())\ndef get_fignums(): return list(open)\ndef close(which): open.clear()\nbackend = os.environ["MPLBACKEND"]\n';
  const { kernel } = await ownSession({ 'matplotlib/__init__.py': '', 'matplotlib/figure.py': figure, 'matplotlib/pyplot.py': pyplot });
  const picture = { 'image/png': Buffer.from('PNG').toString('base64'), 'text/plain': '<Figure>' };
  assert.deepEqual(await displaysOf(kernel, 'import matplotlib.pyplot as plt\nplt.figure(); plt.figure();'), [picture, picture]);
  assert.deepEqual(await displaysOf(kernel, 'plt.figure()'), [picture]);
  assert.deepEqual(await displaysOf(kernel, '%matplotlib inline\nplt.backend'), [{ 'text/plain': "'Agg'" }]);
  assert.equal(await outputOf('import sys; "matplotlib" in sys.modules', session()), 'False\n');
});

test('await works at the top, in statements and in the last value', async () => {
  const { kernel } = await ownSession();
  assert.equal(await outputOf('import asyncio\nasync def f(n):\n    await asyncio.sleep(0.001)\n    return n\nx = await f(3)\nawait f(x + 1)', kernel), '4\n');
  assert.equal(await outputOf('asyncio.run(f(5))', kernel), '5\n');
});

test('an error shows the lines of the cells it went through, and none of ours', async () => {
  const { kernel } = await ownSession();
  await outputOf('def f(x):\n    return 1 / x  # of the first cell', kernel);
  const result = await kernel.execute('f(0)  # of the second', { timeoutMs: 5000 });
  assert.equal(result.kind, 'error');
  const traceback = result.kind === 'error' ? result.traceback : '';
  assert.match(traceback, /of the second[\s\S]*of the first cell[\s\S]*ZeroDivisionError: division by zero/);
  assert.doesNotMatch(traceback, /runner/);
  const interrupted = await kernel.execute('def g():\n    while True: pass\ng()', { timeoutMs: 300 });
  assert.equal(interrupted.kind, 'timeout');
  assert.equal(await outputOf('f(4)', kernel), '0.25\n', 'the variables are still there');
});

test('input says why there is none', async () => {
  const result = await session().execute('input("name? ")', { timeoutMs: 5000 });
  assert.ok(result.kind === 'error' && /^input\(\) is not possible here/.test(result.message), JSON.stringify(result));
});

test('recorded cells have a history, and a check leaves it as it was', async () => {
  const { kernel } = await ownSession();
  await displaysOf(kernel, '6 * 7');
  await outputOf('"of a check"', kernel);
  assert.deepEqual(await displaysOf(kernel, '_, In[1], Out[1], len(In)'), [{ 'text/plain': "(42, '6 * 7', 42, 3)" }]);
  assert.equal(await outputOf('"In" in globals()', session()), 'False\n');
});

test('a result is data once, and its name is gone', async () => {
  const kernel = session();
  const result = await kernel.execute('__therefore__ = {"a": [1, None, "\u00e9"]}', { timeoutMs: 5000 });
  assert.deepEqual(result.kind === 'ok' && result.data, { a: [1, null, '\u00e9'] });
  const next = await kernel.execute('"__therefore__" in globals()', { timeoutMs: 5000 });
  assert.ok(next.kind === 'ok' && next.output === 'False\n' && next.data === null);
});

test("the user's own cells have the user's environment and folder, and no limits", async () => {
  process.env['SECRET_TOKEN'] = 'sk-secret';
  const { kernel, folder } = await ownSession({ 'mine.py': 'value = 7' });
  assert.deepEqual([...kernel.protections], []);
  assert.equal(await outputOf('import mine, os; (mine.value, os.getcwd(), os.environ["SECRET_TOKEN"])', kernel), `(7, '${folder}', 'sk-secret')\n`);
  if (process.platform !== 'win32') assert.equal(await outputOf('import resource; resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY', kernel), 'True\n');
});

test('what child processes print is part of the output', { skip: process.platform === 'win32' }, async () => {
  const { kernel } = await ownSession();
  assert.equal(await outputOf('import os\nstatus = os.system("echo out; echo err >&2; sleep 0.05; echo late")', kernel).then((text) => text.split('\n').sort().join()), ',err,late,out');
});

test('pickling and processes of its own work as in a script', { skip: process.platform === 'win32' }, async () => {
  const { kernel } = await ownSession();
  assert.equal(await outputOf('import pickle\nclass A: pass\ntype(pickle.loads(pickle.dumps(A()))) is A', kernel), 'True\n');
  assert.equal(await outputOf('import multiprocessing\ndef square(x): return x * x\nwith multiprocessing.get_context("fork").Pool(2) as pool: print(pool.map(square, [1, 2, 3]))', kernel), '[1, 4, 9]\n');
});

test('a surface that throws does not keep an execution from settling', async () => {
  const fail = (): never => {
    throw new Error('of the surface');
  };
  const result = await session().execute('print(1)\n2', { timeoutMs: 5000, onOutput: fail, onDisplay: fail });
  assert.equal(result.kind, 'ok');
});

test('a protection that cannot be set up is not told: nothing runs', async () => {
  const claims = new PythonProcess({ python, runner, label: 'Python', limits: {}, protections: new Set(['memory-limit']) });
  sessions.push(claims);
  const result = await claims.execute('print("ran")', { timeoutMs: 5000 });
  assert.ok(result.kind === 'died' && result.output === '', JSON.stringify(result));
});

test('a Python that does not start is told with its reason', async () => {
  const gone = new PythonProcess({ python: '/nonexistent/python', runner, label: 'Python' });
  sessions.push(gone);
  const result = await gone.execute('1', { timeoutMs: 5000 });
  assert.ok(result.kind === 'died' && /nonexistent|ENOENT/.test(result.why), JSON.stringify(result));
});
