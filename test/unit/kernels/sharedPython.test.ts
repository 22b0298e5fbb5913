import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KernelSession } from '../../../src/kernels/kernelSession.ts';
import { SharedPython, type Later } from '../../../src/kernels/sharedPython.ts';

/** A session that answers everything, and counts. */
function session(counted: { restarts: number; disposed: number }): KernelSession {
  return {
    label: 'Python',
    protections: new Set(),
    execute: () => Promise.resolve({ kind: 'ok', output: '', truncated: false, data: undefined }),
    interrupt: () => {},
    restart: () => Promise.resolve(void counted.restarts++),
    dispose: () => void counted.disposed++,
  };
}

const options = { timeoutMs: 1000 };

/** Rests that were put off, to be taken by hand. */
function byHand(): { readonly later: Later; rest(): Promise<void> } {
  let waiting: (() => void) | undefined;
  return {
    later: (action) => {
      waiting = action;
      return () => (waiting = undefined);
    },
    rest: async () => {
      waiting?.();
      await new Promise(setImmediate);
    },
  };
}

test('what could not be opened is opened anew, and resting from it fails nowhere', async () => {
  const counted = { restarts: 0, disposed: 0 };
  const hand = byHand();
  let opened = 0;
  const shared = new SharedPython(() => (++opened === 1 ? Promise.reject(new Error('no file')) : Promise.resolve(session(counted))), 1000, hand.later);
  assert.deepEqual(await shared.execute('1', options), { kind: 'died', output: '', why: 'no file' });
  await hand.rest();
  assert.equal((await shared.execute('1', options)).kind, 'ok');
  assert.equal(opened, 2);
  await hand.rest();
  assert.equal(counted.restarts, 1);
});

test('nothing rests that was ended', async () => {
  const counted = { restarts: 0, disposed: 0 };
  const hand = byHand();
  const shared = new SharedPython(() => Promise.resolve(session(counted)), 1000, hand.later);
  await shared.execute('1', options);
  shared.dispose();
  await hand.rest();
  assert.deepEqual(counted, { restarts: 0, disposed: 1 });
  assert.equal((await shared.execute('1', options)).kind, 'died');
});
