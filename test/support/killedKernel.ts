import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { ExecuteResult } from '../../src/kernels/kernelSession.ts';
import type { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { seeded } from '../../src/core/seeded.ts';
import { leftAfter } from './processes.ts';

/** A session answers. Another process may be busy: a start has its time, and a broken one is replaced by the next. */
export async function works(kernel: PythonProcess): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const result = await kernel.execute('1 + 1', { timeoutMs: 5000 });
    if (result.kind === 'ok' && result.output === '2\n') return;
    assert.ok(attempt < 1, JSON.stringify(result));
  }
}

/** Kills the process of a session at seeded random moments of a check, as often as said; what each execution came to. It works afterwards, and nothing is left behind. */
export async function killInMidCheck(kernel: PythonProcess, rounds: number, seed: number): Promise<readonly ExecuteResult['kind'][]> {
  const random = seeded(seed);
  const kinds: ExecuteResult['kind'][] = [];
  for (let round = 0; round < rounds; round++) {
    await works(kernel);
    const { pid = 0 } = kernel;
    const running = kernel.execute('import time\nfor i in range(100):\n    print(i)\n    time.sleep(0.002)\n__therefore__ = "whole"', { timeoutMs: 5000 });
    await wait(random() * 150);
    process.kill(pid, 'SIGKILL');
    const result = await running;
    if (result.kind === 'ok') assert.equal(result.data, 'whole');
    kinds.push(result.kind);
    assert.deepEqual(await leftAfter(2000, pid, ''), []);
  }
  await works(kernel);
  return kinds;
}
