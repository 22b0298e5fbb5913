import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ipykernelSession } from '../../src/kernels/jupyter/ipykernelSession.ts';
import { ipykernelOf } from '../../src/kernels/jupyter/kernelSpecs.ts';
import type { ExecuteOptions, ExecuteResult, KernelSession } from '../../src/kernels/kernelSession.ts';
import { pythonPath, root } from '../host/setup.mjs';

const found = await ipykernelOf(pythonPath() ?? '');
assert.ok(found, 'the Python of the tests has no ipykernel');
const { spec } = found;
const folder = mkdtempSync(join(tmpdir(), 'kf-'));
process.env['TMPDIR'] = folder;
const sessions: KernelSession[] = [];
const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));

/** A session whose kernel runs already, so that only the execution is timed. */
async function started(): Promise<KernelSession> {
  const made = ipykernelSession({ spec, label: 'ipykernel' });
  sessions.push(made);
  assert.equal((await made.execute('import os, signal, sys, time', { timeoutMs: 20_000 })).kind, 'ok');
  return made;
}

after(() => {
  for (const each of sessions) each.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Milliseconds beyond its timeout that an execution may take, on a machine full of other tests. */
const beyond = 10_000;

/** Executes, and fails where it does not settle in time. */
async function settles(kernel: KernelSession, code: string, options: ExecuteOptions): Promise<ExecuteResult> {
  const from = performance.now();
  const result = await kernel.execute(code, options);
  const took = performance.now() - from;
  assert.ok(took < options.timeoutMs + beyond, `${took.toFixed(0)} ms, ${result.kind}: ${code}`);
  return result;
}

async function works(kernel: KernelSession): Promise<void> {
  const result = await kernel.execute('6 * 7', { timeoutMs: 20_000 });
  assert.equal(result.kind === 'ok' && result.output, '42\n', JSON.stringify(result));
}

test('loops are interrupted, and the kernel keeps its variables', async () => {
  const kernel = await started();
  await kernel.execute('kept = 5', { timeoutMs: 5000 });
  for (const code of ['while True: pass', 'time.sleep(60)', 'import subprocess; subprocess.run(["sleep", "60"])']) assert.equal((await settles(kernel, code, { timeoutMs: 300 })).kind, 'timeout', code);
  const result = await kernel.execute('kept', { timeoutMs: 5000 });
  assert.equal(result.kind === 'ok' && result.output, '5\n');
});

test('what no interrupt stops is killed with the whole group', async () => {
  for (const code of ['sum(range(10**12))', 'while True:\n    try:\n        time.sleep(0.01)\n    except BaseException:\n        pass', 'signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass']) {
    const kernel = await started();
    let child = 0;
    const options: ExecuteOptions = { timeoutMs: 500, onOutput: (text) => (child = Number(text) || child) };
    const result = await settles(kernel, `pid = os.fork()\nif pid == 0:\n    signal.signal(signal.SIGINT, signal.SIG_IGN)\n    time.sleep(300)\n    os._exit(0)\nprint(pid, flush=True)\ntime.sleep(0.2)\n${code}`, options);
    assert.equal(result.kind, 'timeout', code);
    assert.ok(child > 0);
    await goes(child);
    await works(kernel);
  }
});

test('a kernel that ends, however, settles what runs as died, and the next works', async () => {
  const kernel = await started();
  for (const code of ['os._exit(3)', 'os.kill(os.getpid(), signal.SIGKILL)', 'os.abort()', 'os.killpg(0, signal.SIGKILL)', 'import ctypes; ctypes.string_at(0)']) {
    const result = await settles(kernel, `import os, signal, time\nprint("before", flush=True)\ntime.sleep(0.3)\n${code}`, { timeoutMs: 4000 });
    assert.equal(result.kind, 'died', `${code} ${JSON.stringify(result)}`);
    assert.equal(result.output, 'before\n', code);
    await works(kernel);
  }
});

test('killed from outside at any moment, every execution settles at once', async () => {
  const kernel = await started();
  for (let round = 0; round < 6; round++) {
    const { output: pid } = await kernel.execute('print(os.getpid())' , { timeoutMs: 20_000 }).then((result) => (result.kind === 'ok' ? result : kernel.execute('import os, time; print(os.getpid())', { timeoutMs: 20_000 })));
    const running = kernel.execute('import time\nfor i in range(1000): time.sleep(0.01)', { timeoutMs: 30_000 });
    await new Promise((resolve) => setTimeout(resolve, (round * 37) % 120));
    const from = performance.now();
    process.kill(Number(pid), 'SIGKILL');
    assert.equal((await running).kind, 'died');
    assert.ok(performance.now() - from < 1000);
  }
});

test('a hundred megabytes are cut, by many prints or by one', async () => {
  const kernel = await started();
  for (const code of ['for i in range(100_000): print("x" * 1000)', 'print("x" * 100_000_000)', 'print("x" * 10_000_000)']) {
    let heard = 0;
    const result = await settles(kernel, code, { timeoutMs: 30_000, onOutput: (text) => (heard += text.length) });
    assert.ok(result.kind === 'ok', code);
    assert.equal(result.truncated, true, code);
    assert.ok(result.output.length > 900_000 && result.output.length <= 1_000_000, `${result.output.length}`);
    assert.equal(heard, result.output.length);
  }
  await works(kernel);
});

test('output that never ends is stopped at the timeout', async () => {
  const kernel = await started();
  assert.equal((await settles(kernel, 'while True: print("y" * 10_000)', { timeoutMs: 1000 })).kind, 'timeout');
  await works(kernel);
});

test('lines that the kernel drops are not lost in silence', async () => {
  const kernel = await started();
  for (let round = 0; round < 3; round++) {
    const result = await kernel.execute('for i in range(8_000): print(i, flush=True)', { timeoutMs: 60_000 });
    assert.ok(result.kind === 'ok');
    if (result.output.split('\n').length - 1 < 8_000) assert.equal(result.truncated, true);
  }
});

test('output after the end belongs to no other execution', async () => {
  const kernel = await started();
  await settles(kernel, 'import threading\ndef late():\n    time.sleep(0.2)\n    print("late")\nthreading.Thread(target=late).start()', { timeoutMs: 5000 });
  const next = await settles(kernel, 'time.sleep(0.5)\nprint("mine")', { timeoutMs: 5000 });
  assert.equal(next.kind, 'ok');
  assert.match(next.output, /mine/);
});

test('closed streams and a lost descriptor hang nothing', async () => {
  const kernel = await started();
  for (const code of ['sys.stdout.close(); print("x")', 'os.close(1); os.close(2)', 'import gc, socket\nos.closerange(3, 200)']) {
    await settles(kernel, code, { timeoutMs: 1500 });
    await works(kernel);
  }
});

test('a restart in the middle settles what runs, and what waits runs in the new kernel', async () => {
  const kernel = await started();
  await kernel.execute('old = 1', { timeoutMs: 5000 });
  const running = kernel.execute('time.sleep(60)', { timeoutMs: 60_000 });
  const waiting = kernel.execute('"old" in globals()', { timeoutMs: 20_000 });
  setTimeout(() => void kernel.restart(), 100);
  assert.equal((await running).kind, 'died');
  const next = await waiting;
  assert.equal(next.kind === 'ok' && next.output, 'False\n');
});

test('cancelled while it waits, starts or runs, an execution settles', async () => {
  const kernel = ipykernelSession({ spec, label: 'ipykernel' });
  sessions.push(kernel);
  const starting = new AbortController();
  const first = kernel.execute('1', { timeoutMs: 60_000, signal: starting.signal });
  starting.abort();
  assert.equal((await first).kind, 'cancelled');
  await works(kernel);
  const abort = new AbortController();
  const running = kernel.execute('import time; time.sleep(60)', { timeoutMs: 60_000, signal: abort.signal });
  const waiting = kernel.execute('1', { timeoutMs: 60_000, signal: abort.signal });
  await new Promise((resolve) => setTimeout(resolve, 200));
  abort.abort();
  assert.equal((await waiting).kind, 'cancelled');
  assert.equal((await running).kind, 'cancelled');
  await works(kernel);
  const interrupted = kernel.execute('import time; time.sleep(60)', { timeoutMs: 60_000 });
  setTimeout(() => kernel.interrupt(), 200);
  assert.equal((await interrupted).kind, 'cancelled');
});

test('disposed at any moment, everything settles and nothing is left', async () => {
  for (const wait of [0, 30, 200, 600, 1500]) {
    const kernel = ipykernelSession({ spec, label: 'ipykernel' });
    const running = [kernel.execute('import time; time.sleep(60)', { timeoutMs: 60_000 }), kernel.execute('1', { timeoutMs: 1000 })];
    await new Promise((resolve) => setTimeout(resolve, wait));
    kernel.dispose();
    for (const each of running) assert.equal((await each).kind, 'died');
  }
  for (const each of sessions) each.dispose();
  const until = performance.now() + 5000;
  while (readdirSync(folder).some((name) => name.startsWith('therefore-jupyter-')) && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(readdirSync(folder).filter((name) => name.startsWith('therefore-jupyter-')), []);
});

test('a kernel ends with the program that started it, also when that is killed', async () => {
  for (const end of ['process.exit(0)', 'process.kill(process.pid, "SIGKILL")']) {
    const home = join(root, 'src', 'kernels', 'jupyter', 'ipykernelSession.ts');
    const program = `const { ipykernelSession } = await import(${JSON.stringify(pathToFileURL(home).href)});
      const session = ipykernelSession({ spec: ${JSON.stringify(spec)}, label: '' });
      const result = await session.execute('import os; print(os.getpid())', { timeoutMs: 20000 });
      process.stdout.write(result.output, () => { ${end} });`;
    const output = await new Promise<string>((resolve) => execFile(process.execPath, ['--input-type=module', '-e', program], { env: { ...process.env, TMPDIR: folder } }, (_, stdout) => resolve(stdout)));
    assert.ok(Number(output) > 0, end);
    await goes(Number(output));
  }
});

test('a listener that throws harms nobody', async () => {
  const kernel = await started();
  const result = await kernel.execute('print(1); 2', {
    timeoutMs: 5000,
    onOutput: () => {
      throw new Error('listener');
    },
  });
  assert.equal(result.kind, 'ok');
  await works(kernel);
});

test('no rejection was left unhandled', () => {
  assert.deepEqual(unhandled, []);
});

/** Waits until a process is gone. */
async function goes(pid: number): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.fail(`process ${pid} lives on`);
}
