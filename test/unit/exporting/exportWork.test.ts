import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportTrace } from '../../../src/exporting/exportTrace.ts';
import { BundledWording } from '../../../src/core/wording.ts';
import { exportedBytes, type ExportWork } from '../../../src/host/record/exportWork.ts';
import { answered, rich } from './traces.ts';

const script = new URL('../../../src/host/record/exportWorker.ts', import.meta.url);
const options = { allVersions: false, thinking: true };
const work = (trace: ExportWork['trace']): ExportWork => ({ trace, format: 'html', options, language: 'en', bundle: { Answer: 'Solution given' } });

test('the thread exports what a call exports, in the language it is told', async () => {
  const bytes = await exportedBytes(script, work(rich), new AbortController().signal);
  const text = new TextDecoder().decode(bytes);
  assert.equal(text, exportTrace(rich, 'html', options, new BundledWording('en', { Answer: 'Solution given' })));
  assert.ok(text.includes('<h3>Solution given</h3>'));
});

test('a long trace keeps its caller no longer than 16 ms at a time, and can be given up', async () => {
  const step = 'Consider $a_n = \\frac{1}{n}$ and \\(b_n = \\sqrt{n}\\), then\n\n$$\\sum_{k=1}^n a_k \\le b_n$$\n\n';
  const long = answered(step.repeat(500), { thinking: step.repeat(5000) });
  const abort = new AbortController();
  // Starting a thread is done once before, as in a window that has exported already.
  await exportedBytes(script, work(rich), new AbortController().signal);
  const began = process.cpuUsage();
  const exported = exportedBytes(script, work(long), abort.signal);
  const { user, system } = process.cpuUsage(began);
  assert.ok((user + system) / 1000 < 16, `${(user + system) / 1000} ms of CPU`);
  setTimeout(() => abort.abort(), 50);
  assert.equal(await exported, undefined);
});

test('what a thread cannot do is an error, and what was given up before is nothing', async () => {
  await assert.rejects(exportedBytes(script, { ...work(rich), format: 'html', language: 'not a language' }, new AbortController().signal));
  assert.equal(await exportedBytes(script, work(rich), AbortSignal.abort()), undefined);
});
