import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Harness } from './support/harness.ts';
import { asked, created, reasoned, reduce, snapshot } from './support/traces.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

const batches = 500;
const perBatch = 200;

test('66 a hundred thousand deltas within seconds are shown at most sixty times a second, and all of them', async (t) => {
  const panel = await harness.open();
  await panel.send('snapshot', snapshot(reduce([created(), asked()]), 0));
  await panel.settled();
  const seen = await panel.page.evaluate(
    async ({ batches, perBatch }) => {
      let drawn = 0;
      const frame = window.requestAnimationFrame;
      window.requestAnimationFrame = (callback) =>
        frame((time) => {
          drawn++;
          callback(time);
        });
      const started = performance.now();
      for (let batch = 0; batch < batches; batch++) {
        const events = Array.from({ length: perBatch }, (_, n) => ({ kind: 'reasoned', turn: 't1', at: Date.now(), event: { kind: 'text', part: 'a', text: `${batch * perBatch + n}${n % 20 === 19 ? '\n\n' : ' '}` } }));
        window.postMessage({ type: 'events', data: { trace: 'one', events, sequence: (batch + 1) * perBatch } }, '*');
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
      const ms = performance.now() - started;
      return { drawn, ms };
    },
    { batches, perBatch },
  );
  await panel.send('events', { trace: 'one', events: [reasoned({ kind: 'end', how: 'complete' })], sequence: batches * perBatch + 1 });
  await panel.page.getByText(String(batches * perBatch - 1)).first().waitFor();
  t.diagnostic(`${seen.drawn} frames in ${Math.round(seen.ms)} ms`);
  assert.ok(seen.drawn <= (seen.ms / 1000) * 60 + 2, `${seen.drawn} frames in ${Math.round(seen.ms)} ms`);
  assert.ok(seen.drawn >= 3, 'it does not wait for the end');
  const posted = await panel.posted();
  assert.equal(posted.filter(({ type }) => type === 'ready').length, 1, 'nothing was missed');
  await panel.page.getByRole('button', { name: 'Copy' }).click();
  const copied = (await panel.posted()).findLast(({ type }) => type === 'copy')?.data as { readonly text: string };
  assert.deepEqual(copied.text.trim().split(/\s+/).map(Number), Array.from({ length: batches * perBatch }, (_, n) => n));
  assert.deepEqual(panel.errors, []);
});
