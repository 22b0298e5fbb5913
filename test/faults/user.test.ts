import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { answer, complete, delta, done, FaultServer, head, key, wait } from './faultServer.ts';

let server: FaultServer;
before(async () => {
  server = await FaultServer.start();
});
after(() => server.close());

test('68 stopped before the server answers', async () => {
  let stopNow = (): void => {};
  const { end, requests } = await server.run(() => void setTimeout(stopNow, 30), { cancel: (stop) => void (stopNow = stop), withinMs: 1000 });
  assert.deepEqual([end.how, requests.length], ['cancelled', 1]);
});

test('68 stopped before anything was sent', async () => {
  const { end, requests } = await server.run(answer(complete), { cancel: (stop) => stop(), withinMs: 500 });
  assert.deepEqual([end.how, requests.length], ['cancelled', 0]);
});

test('69 stopped while it thinks', async () => {
  const { end, thinking, text } = await server.run((socket) => void socket.write(head() + delta({ reasoning: 'hm' })), { on: ({ kind }, stop) => void (kind === 'thinking' && setTimeout(stop, 30)), withinMs: 500 });
  assert.deepEqual([end.how, thinking, text], ['cancelled', 'hm', '']);
});

test('70 stopped while it answers', async () => {
  const { end, thinking, text } = await server.run((socket) => void socket.write(head() + delta({ reasoning: 'a' }) + delta({ content: 'b' })), { on: ({ kind }, stop) => void (kind === 'text' && setTimeout(stop, 30)), withinMs: 500 });
  assert.deepEqual([end.how, thinking, text], ['cancelled', 'a', 'b']);
});

test('71 stopped in the tick in which it finishes', async () => {
  // The reason to finish was read together with the last words: nothing is missing.
  const together = await server.run((socket) => void socket.write(head() + delta({ content: 'x = 1' }, 'stop')), { on: ({ kind }, stop) => void (kind === 'text' && stop()), withinMs: 500 });
  assert.deepEqual([together.end.how, together.text], ['complete', 'x = 1']);
  const closed = await server.run(answer(complete), { on: ({ kind }, stop) => void (kind === 'text' && stop()), withinMs: 500 });
  assert.deepEqual([closed.end.how, closed.text], ['complete', 'x = 1']);
  // It comes a moment later: stopped.
  const before = await server.run(async (socket) => {
    socket.write(head() + delta({ content: 'x = 1' }));
    await wait(100);
    socket.end(delta({}, 'stop') + done);
  }, { on: ({ kind }, stop) => void (kind === 'text' && stop()), withinMs: 500 });
  assert.deepEqual([before.end.how, before.text], ['cancelled', 'x = 1']);
});

test('72 stopped twice', async () => {
  const { end, text } = await server.run((socket) => void socket.write(head() + delta({ content: 'b' })), {
    on: ({ kind }, stop) => {
      if (kind !== 'text') return;
      stop();
      stop();
      setTimeout(stop, 1);
    },
    withinMs: 500,
  });
  assert.deepEqual([end.how, text], ['cancelled', 'b']);
});

test('75 two streams at once do not mix', async () => {
  const stream = (word: string) => async (socket: Socket) => {
    socket.write(head());
    for (let n = 0; n < 40; n++) {
      socket.write(delta(n < 20 ? { reasoning: `${word}${n} ` } : { content: `${word}${n} ` }));
      await wait(2);
    }
    socket.end(delta({}, 'stop') + done);
  };
  const whole = (word: string, from: number): string => Array.from({ length: 20 }, (_, n) => `${word}${n + from} `).join('');
  const runs = await Promise.all(['a', 'b'].map((word) => server.run(stream(word))));
  for (const [index, word] of ['a', 'b'].entries()) {
    assert.deepEqual([runs[index]?.end.how, runs[index]?.thinking, runs[index]?.text], ['complete', whole(word, 0), whole(word, 20)]);
  }
});

test('76 the key is deleted while an answer streams', async () => {
  let stored: string | undefined = key;
  const options = {
    endpoint: { needsKey: true },
    key: () => Promise.resolve(stored),
    on: ({ kind }: { readonly kind: string }) => {
      if (kind === 'thinking') stored = undefined;
    },
  };
  const first = await server.run(async (socket) => {
    socket.write(head() + delta({ reasoning_content: 'hm' }));
    await wait(100);
    socket.end(delta({ content: 'x = 1' }, 'stop') + done);
  }, options);
  assert.deepEqual([first.end.how, first.thinking, first.text], ['complete', 'hm', 'x = 1'], 'what was paid for is read to its end');
  const next = await server.run(answer(complete), options);
  assert.deepEqual([next.end.how, next.end.failure, next.requests.length], ['failed', 'no-key', 0]);
});
