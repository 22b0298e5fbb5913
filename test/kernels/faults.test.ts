import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { ExecuteOptions, ExecuteResult } from '../../src/kernels/kernelSession.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { sandboxFor } from '../../src/kernels/sandbox.ts';
import { pythonPath, root } from '../host/setup.mjs';
import { killInMidCheck, works } from '../support/killedKernel.ts';
import { leftAfter } from '../support/processes.ts';

const runner = join(root, 'src', 'kernels', 'runner.py');
const python = pythonPath() ?? '';
const sandbox = await sandboxFor(python, runner);
const sessions: PythonProcess[] = [];
after(() => {
  for (const each of sessions) each.dispose();
});

/** Beyond the timeout: the second of the grace, and what a machine full of other tests may take to kill and tell. Milliseconds. */
const beyond = 10_000;
const spin = 'def spin():\n    while True:\n        try:\n            while True:\n                pass\n        except BaseException:\n            pass\n';

type Kind = ExecuteResult['kind'];
/** Of each fault: the code, what its execution may come to, and its timeout in milliseconds. */
const faults: Readonly<Record<string, readonly [code: string, kinds: readonly Kind[], timeoutMs?: number]>> = {
  'a loop that an interrupt ends': ['while True: pass', ['timeout'], 300],
  'a sleep': ['import time; time.sleep(100)', ['timeout'], 300],
  'a loop in C': ['sum(range(10**13))', ['timeout'], 300],
  'a multiplication without an end': ['7 ** (7 ** 12)', ['timeout'], 300],
  'a regular expression that backtracks for ever': ['import re; re.match("(a*)*b", "a" * 40)', ['timeout'], 300],
  'a loop that catches every exception': [`${spin}spin()`, ['timeout'], 300],
  'signals ignored': ['import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass', ['timeout'], 300],
  'signals blocked': ['import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\nwhile True: pass', ['timeout'], 300],
  'a handler of its own for the interrupt': ['import signal\nsignal.signal(signal.SIGINT, lambda *_: None)\nwhile True: pass', ['timeout'], 300],
  'threads that never end, and a main thread that neither': [`${spin}import threading\nfor _ in range(4): threading.Thread(target=spin).start()\nspin()`, ['timeout'], 300],
  'threads that never end, left behind': [`${spin}import threading\nfor _ in range(2): threading.Thread(target=spin).start()\n1`, ['ok'], 3000],
  'a process that stops itself': ['import os, signal; os.kill(os.getpid(), signal.SIGSTOP)', ['timeout'], 300],
  'a child in the foreground': ['import os; os.system("sleep 100")', ['timeout'], 300],
  'os._exit': ['import os; os._exit(0)', ['died']],
  'sys.exit': ['import sys; sys.exit(3)', ['error']],
  'a kill of itself': ['import os; os.kill(os.getpid(), 9)', ['died']],
  'a kill of its group': ['import os; os.killpg(os.getpgrp(), 9)', ['died', 'error']],
  'a segmentation fault': ['import faulthandler; faulthandler._sigsegv()', ['died']],
  'recursion without an end': ['import sys\nsys.setrecursionlimit(10**9)\ndef f(): return f() + 1\nf()', ['died', 'error', 'timeout'], 1500],
  'stdout closed': ['import os, sys; sys.stdout.close(); os.close(1); print("x")', ['ok', 'error']],
  'stdin closed': ['import os, sys; sys.stdin.close(); os.close(0)', ['ok', 'error']],
  'stderr closed': ['import os, sys; sys.stderr.close(); os.close(2)', ['ok', 'error']],
  'all descriptors closed': ['import os; os.closerange(0, 256)', ['died']],
  'all descriptors closed, and running on': ['import os, time; os.closerange(0, 256)\nwhile True: time.sleep(1)', ['died', 'timeout'], 500],
  'all descriptors closed in a loop in C': ['import os; os.closerange(0, 256); sum(range(10**13))', ['died', 'timeout'], 500],
  'noise in every descriptor': ['import os\nfor fd in range(64):\n    try: os.write(fd, b"{noise")\n    except OSError: pass', ['timeout', 'died'], 500],
  'an exception that cannot be shown': ['class E(Exception):\n    def __str__(self): raise SystemExit\nraise E', ['error']],
  'an exception that never ends showing itself': [`${spin}class E(Exception):\n    def __str__(self): spin()\nraise E`, ['timeout'], 300],
  'a value that never ends showing itself': [`${spin}class V:\n    def __repr__(self): spin()\nV()`, ['timeout'], 300],
  'a result that is no JSON': ['__therefore__ = float("nan")', ['ok']],
  'a result of twenty megabytes': ['__therefore__ = "x" * 20_000_000', ['error']],
  'a result that holds itself': ['__therefore__ = []\n__therefore__.append(__therefore__)', ['ok']],
  'a memory bomb of one piece': ['x = bytearray(1 << 40)', ['error']],
  'a memory bomb of many pieces': ['x = []\nwhile True: x.append(bytearray(b"x" * 20_000_000))', ['error', 'died'], 20_000],
  'a memory bomb of big numbers': ['x = 7\nwhile True: x = x * x', ['error', 'died', 'timeout'], 2000],
  'a file without an end': ['with open("big", "wb") as file:\n    while True: file.write(b"x" * 1_000_000)', ['error'], 20_000],
  'code that is no Unicode': ['"\ud800"; x = "\udfff"', ['ok', 'error']],
  'code with a null': ['x = 1\0', ['error']],
  'builtins taken away': ['import builtins\nfor name in list(vars(builtins)):\n    if name not in ("list", "vars"): delattr(builtins, name)', ['ok', 'error', 'died', 'timeout'], 1000],
};

for (const confined of [false, true]) {
  const skip = confined && !sandbox.active ? 'bubblewrap does not work here' : false;
  describe(confined ? 'in the sandbox' : 'without a sandbox', { skip }, () => {
    const session = (): PythonProcess => {
      const { wrap, protections, ...rest } = sandbox;
      const made = new PythonProcess({ python, runner, label: 'Python', ...rest, ...(confined ? { wrap, protections } : {}) });
      sessions.push(made);
      return made;
    };

    /** One execution in a session that has started, timed. */
    const settled = async (kernel: PythonProcess, code: string, options: ExecuteOptions): Promise<ExecuteResult> => {
      await works(kernel);
      const began = performance.now();
      const result = await kernel.execute(code, options);
      const took = performance.now() - began;
      assert.ok(took < options.timeoutMs + beyond, `settled after ${Math.round(took)} ms of ${options.timeoutMs}: ${result.kind}`);
      return result;
    };
    const ended = async (kernel: PythonProcess, mark = ''): Promise<void> => {
      const { pid } = kernel;
      kernel.dispose();
      assert.deepEqual(await leftAfter(10_000, pid, mark), [], 'left behind');
    };

    // Most of their time is waiting for a time-out.
    describe('each fault', { concurrency: 4 }, () => {
      for (const [name, [code, kinds, timeoutMs = 5000]] of Object.entries(faults)) {
        test(name, async () => {
          const kernel = session();
          const { kind, output } = await settled(kernel, code, { timeoutMs });
          assert.ok(kinds.includes(kind), `${kind} ${output.slice(0, 300)}`);
          // What the code does to the namespace of its own session stays done until a restart.
          if (name.startsWith('builtins')) await kernel.restart();
          await works(kernel);
          await ended(kernel);
        });
      }
    });

    // Fifty of them by a command of its own.
    test('killed in mid-check at random moments: every execution settles and the next works', async () => {
      const kernel = session();
      const kinds = await killInMidCheck(kernel, 12, 5);
      assert.ok(kinds.every((kind) => kind === 'died' || kind === 'ok'), kinds.join());
      assert.ok(kinds.filter((kind) => kind === 'died').length > 6, kinds.join());
      await ended(kernel);
    });

    const loud: readonly (readonly [string, string])[] = [
      ['print', 'for i in range(100): print("x" * 1_000_000)'],
      ['print of short lines', 'for i in range(500_000): print("a line of text that is printed again and again, " * 4)'],
      ['both streams', 'import sys\nfor i in range(50): print("x" * 1_000_000); print("y" * 1_000_000, file=sys.stderr)'],
      ['a child process', 'import os; os.system("head -c 100000000 /dev/zero | tr \'\\\\0\' x")'],
      ['rich output', 'class H:\n    def _repr_html_(self): return "x" * 1_000_000\nfor i in range(100): display(H())'],
    ];
    for (const [name, code] of loud) {
      test(`100 MB by ${name} are cut, counted and bounded in memory under a slow reader`, async () => {
        const kernel = session();
        await works(kernel);
        let most = 0;
        const before = process.memoryUsage.rss();
        const slow = (): void => {
          most = Math.max(most, process.memoryUsage.rss() - before);
          const until = performance.now() + 0.2;
          while (performance.now() < until);
        };
        const result = await kernel.execute(code, { timeoutMs: 60_000, onOutput: slow, onDisplay: slow });
        assert.equal(result.kind, 'ok', result.output.slice(0, 200));
        assert.ok(result.kind === 'ok' && result.truncated);
        assert.ok(result.output.length <= 2_000_000);
        assert.ok(most < 200e6, `${Math.round(most / 1e6)} MB more`);
        await works(kernel);
        await ended(kernel);
      });
    }

    test('children that live on neither forge a frame, nor hang it, nor outlive the kernel', async () => {
      const forged = '{"id": %d, "kind": "done", "ok": true, "data": "forged"}\\n';
      const forge = `import os, time\nfor fd in range(64):\n    for id in range(64):\n        try: os.write(fd, b'${forged}' % id)\n        except OSError: pass\ntime.sleep(1234.5)`;
      const forks = `import os, time\nif os.fork() == 0:\n    ${forge.replaceAll('\n', '\n    ')}\ntime.sleep(0.4)\nraise ValueError("own")`;
      const starts = `import subprocess, sys, time\nsubprocess.Popen([sys.executable, "-c", ${JSON.stringify(`${forge} # child-of-the-test`)}], close_fds=False)\ntime.sleep(0.4)\nraise ValueError("own")`;
      const runsOn = 'import os\nchild = os.fork()\nif child == 0: print("of the child")\nelse: raise ValueError("own")';
      for (const code of [forks, starts, runsOn]) {
        const kernel = session();
        const result = await settled(kernel, code, { timeoutMs: 5000 });
        assert.ok(result.kind === 'error' && result.message === 'own', JSON.stringify(result).slice(0, 500));
        await works(kernel);
        await ended(kernel, 'child-of-the-test');
      }
    });

    test('what a kernel left running when it ended itself is ended too', async () => {
      const kernel = session();
      await works(kernel);
      const { pid } = kernel;
      const result = await settled(kernel, 'import os, subprocess, time\nfor _ in range(20):\n    if os.fork() == 0:\n        time.sleep(1234.5)\nsubprocess.Popen(["sleep", "1234.25"])\nos._exit(1)', { timeoutMs: 5000 });
      assert.equal(result.kind, 'died');
      assert.deepEqual(await leftAfter(10_000, pid, 'sleep 1234.25'), []);
      await works(kernel);
    });

    test('restart and dispose in the middle settle what runs and what waits', async () => {
      for (const action of ['restart', 'dispose'] as const) {
        const kernel = session();
        await works(kernel);
        const { pid } = kernel;
        const running = kernel.execute('sum(range(10**13))', { timeoutMs: 60_000 });
        const waiting = kernel.execute('print("ran")', { timeoutMs: 60_000 });
        await wait(100);
        const began = performance.now();
        void kernel[action]();
        const results = await Promise.all([running, waiting]);
        assert.ok(performance.now() - began < beyond);
        assert.equal(results[0].kind, 'died');
        assert.deepEqual(results[1], { kind: 'cancelled', output: '' });
        assert.deepEqual(await leftAfter(10_000, pid, ''), []);
        if (action === 'restart') await works(kernel);
        else assert.equal((await kernel.execute('1', { timeoutMs: 1000 })).kind, 'died');
      }
    });

    test('restarted while it starts, it settles and the next works', async () => {
      const kernel = session();
      for (let round = 0; round < 10; round++) {
        const running = kernel.execute('1', { timeoutMs: 5000 });
        await wait(round * 5);
        void kernel.restart();
        assert.ok(['died', 'ok', 'cancelled'].includes((await running).kind));
      }
      await works(kernel);
      await ended(kernel);
    });

    test('nothing is left when the program that started it is killed', async () => {
      const code = 'import os, time\nif os.fork() == 0: time.sleep(1234.5)\nsum(range(10**13))';
      const program = `
        const { PythonProcess } = await import(${JSON.stringify(join(root, 'src/kernels/pythonProcess.ts'))});
        const { sandboxFor } = await import(${JSON.stringify(join(root, 'src/kernels/sandbox.ts'))});
        const sandbox = ${confined} ? await sandboxFor(${JSON.stringify(python)}, ${JSON.stringify(runner)}) : {};
        const kernel = new PythonProcess({ python: ${JSON.stringify(python)}, runner: ${JSON.stringify(runner)}, label: '', ...sandbox });
        await kernel.execute('1', { timeoutMs: 5000 });
        console.log(kernel.pid);
        void kernel.execute(${JSON.stringify(code)}, { timeoutMs: 600000 });`;
      const host = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
      const pid = Number(await new Promise((resolve) => host.stdout.once('data', (data: Buffer) => resolve(data.toString()))));
      await wait(300);
      assert.notDeepEqual(await leftAfter(0, pid, ''), []);
      host.kill('SIGKILL');
      assert.deepEqual(await leftAfter(10_000, pid, ''), []);
    });
  });
}
