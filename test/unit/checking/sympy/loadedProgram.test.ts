import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LoadedProgram } from '../../../../src/checking/sympy/loadedProgram.ts';
import type { ExecuteResult } from '../../../../src/kernels/kernelSession.ts';

const missing = { kind: 'error', output: '', name: 'NameError', message: '', traceback: '', dropped: 0 } as unknown as ExecuteResult;
const session = { execute: () => Promise.resolve(missing), dispose: () => {} };

test('a program that cannot be read is an answer of its own, and no call waits for it', { timeout: 5000 }, async () => {
  const errors: string[] = [];
  const program = new LoadedProgram(
    session,
    () => {
      throw new Error('no such file');
    },
    (message) => errors.push(message),
  );
  assert.deepEqual(await program.ask('f', {}, 1000, new AbortController().signal), { kind: 'failed' });
  assert.deepEqual(errors, ['SymPy: Error: no such file']);
});
