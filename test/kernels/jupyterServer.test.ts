import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { jupyterServer, type JupyterServer } from '../../src/kernels/jupyter/jupyterServerSession.ts';
import { kernelsEnded } from '../../src/kernels/jupyter/serverLink.ts';
import type { ExecuteOptions, ExecuteResult, KernelSession } from '../../src/kernels/kernelSession.ts';
import { pythonPath } from '../host/setup.mjs';
import { realJupyterServer, type RealJupyterServer } from '../support/realJupyterServer.ts';

let real: RealJupyterServer;
let server: JupyterServer;
let shared: KernelSession;
const sessions: KernelSession[] = [];

before(async () => {
  real = await realJupyterServer(pythonPath() ?? '');
  server = jupyterServer(`${real.url}lab?token=${real.token}`, '');
  shared = server.start();
  sessions.push(shared);
});

after(async () => {
  for (const each of sessions) each.dispose();
  await kernelsEnded();
  await real.stop();
});

async function run(code: string, session = shared, options: Partial<ExecuteOptions> = {}): Promise<ExecuteResult> {
  return session.execute(code, { timeoutMs: 30_000, ...options });
}

async function outputOf(code: string, session = shared): Promise<string> {
  const result = await run(code, session);
  assert.equal(result.kind, 'ok', JSON.stringify(result));
  return result.output;
}

/** A kernel of somebody else's, with a notebook open on it, as JupyterLab makes one. */
async function openNotebook(path: string): Promise<string> {
  const response = await fetch(`${real.url}api/sessions`, { method: 'POST', headers: { authorization: `token ${real.token}` }, body: JSON.stringify({ path, name: path, type: 'notebook', kernel: { name: 'python3' } }) });
  const session = (await response.json()) as { readonly kernel: { readonly id: string } };
  return session.kernel.id;
}

test('the server tells its kernels, and a wrong token is told', async () => {
  assert.ok((await server.specs()).some(({ language }) => language === 'python'));
  await assert.rejects(jupyterServer(real.url, 'wrong-token').specs(), /does not accept the token/);
  await assert.rejects(jupyterServer(real.url, '').kernels(), /wants a token/);
  await assert.rejects(jupyterServer(real.url.replace('user/ada', 'user/eve'), real.token).kernels(), /address may be wrong/);
});

test('variables, output, errors and data are as in a kernel here', async () => {
  assert.equal(await outputOf('x = 3\nprint("a")\nx + 1'), 'a\n4\n');
  const data = await run('__therefore__ = {"x": x, "é": [1.5, None]}');
  assert.deepEqual(data.kind === 'ok' && data.data, { x: 3, é: [1.5, null] });
  const error = await run('1 / 0');
  assert.equal(error.kind === 'error' && error.name, 'ZeroDivisionError');
  const asked = await run('input()');
  assert.equal(asked.kind === 'error' && asked.name, 'StdinNotImplementedError');
  assert.equal(await outputOf('sorted(Out), "__therefore__" in globals()'), '([], False)\n');
});

test('loops are interrupted with the variables kept; what does not stop is ended with its kernel', async () => {
  assert.equal((await timed('while True: pass', 500)).kind, 'timeout');
  assert.equal(await outputOf('x'), '3\n');
  assert.equal((await timed('sum(range(10**12))', 500)).kind, 'timeout');
  assert.equal(await outputOf('"x" in globals()'), 'False\n');
});

async function timed(code: string, timeoutMs: number): Promise<ExecuteResult> {
  const from = performance.now();
  const result = await run(code, shared, { timeoutMs });
  assert.ok(performance.now() - from < timeoutMs + 1500, code);
  return result;
}

test('a kernel that ends itself settles as died, and the next execution has a new one', async () => {
  const result = await timed('import os; os._exit(1)', 15_000);
  assert.equal(result.kind, 'died');
  assert.equal(await outputOf('1'), '1\n');
});

test('ten megabytes, which the server does not pass on, are marked as truncated', async () => {
  const result = await run('print("x" * 10_000_000)');
  assert.ok(result.kind === 'ok');
  assert.equal(result.truncated, true);
});

test('the kernel of an open notebook is found and shared, and what it holds is as it was', async () => {
  const id = await openNotebook('work.ipynb');
  const found = (await server.notebooks()).find(({ path }) => path === 'work.ipynb');
  assert.equal(found?.kernel.id, id);
  const user = server.attach(id);
  const reader = server.attach(id);
  sessions.push(user, reader);
  await run('y = 41', user, { record: true });
  assert.equal((await run('y + 1', user, { record: true })).kind, 'ok');
  const state = '__therefore__ = repr((In, Out, _, __, ___, get_ipython().execution_count, sorted(k for k in globals() if not k.startswith("_"))))';
  const read = async (): Promise<unknown> => {
    const result = await run(state, reader);
    return result.kind === 'ok' ? result.data : result;
  };
  const untouched = await read();
  assert.match(String(untouched), /\{2: 42\}, 42, '', '', 3/);
  for (const code of ['7; 8', '1 / 0', '"q"']) await run(code, reader);
  assert.deepEqual(await read(), untouched);
  // Behind a cell of the user's it waits; giving up leaves the cell alone.
  const cell = run('import time; time.sleep(2.5); y = 50', user, { record: true });
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal((await run('y = 0', reader, { timeoutMs: 200 })).kind, 'timeout');
  assert.equal((await cell).kind, 'ok');
  reader.dispose();
  user.dispose();
  await kernelsEnded();
  assert.ok((await server.kernels()).some((kernel) => kernel.id === id), 'it was ended');
  const again = server.attach(id);
  sessions.push(again);
  await again.restart();
  assert.equal(await outputOf('"y" in globals()', again), 'False\n');
  again.dispose();
});

test('the kernels that were started here are ended, and no other', async () => {
  for (const each of sessions) each.dispose();
  await kernelsEnded();
  assert.deepEqual((await server.kernels()).map(({ id }) => id), (await server.notebooks()).map(({ kernel }) => kernel.id));
});
