import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { Problem } from '../../src/core/problem.ts';
import type { TraceEvent } from '../../src/core/trace.ts';
import { Journal } from '../../src/host/journal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'therefore-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const problem: Problem = { text: 'Solve $x = 1$, 解', kind: 'problem', format: 'markdown', hash: '', attachments: [] };
const created: TraceEvent = { kind: 'created', id: 'a', at: 1, problem };
const delta = (n: number): TraceEvent => ({ kind: 'reasoned', turn: 't1', at: n, event: { kind: 'text', part: 'a1', text: `delta ${n} ∴` } });

function journalIn(place: string, seen: TraceEvent[] = [], errors: unknown[] = []): Journal {
  return new Journal(place, (_, events) => seen.push(...events), (error) => errors.push(error));
}

test('what a surface has seen is in the file, in order', async () => {
  const seen: TraceEvent[] = [];
  const journal = journalIn(folder, seen);
  const events = [created, ...Array.from({ length: 500 }, (_, n) => delta(n))];
  for (const event of events) journal.append('a', event);
  await journal.flush();
  assert.deepEqual(seen, events);
  assert.deepEqual(await journal.read('a'), events);
  await journal.close();
});

test('nothing is shown before it is written', async () => {
  const path = join(folder, 'a.jsonl');
  let missing = 0;
  const journal = new Journal(folder, (_, events) => {
    const written = readFileSync(path, 'utf8');
    for (const event of events) if (!written.includes(JSON.stringify(event))) missing++;
  }, assert.ifError);
  journal.append('a', created);
  for (let n = 0; n < 50; n++) {
    journal.append('a', delta(n));
    if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 45));
  }
  await journal.close();
  assert.equal(missing, 0);
});

test('a line torn at any byte costs that line alone, and the next one is whole', async () => {
  const journal = journalIn(folder);
  for (const event of [created, delta(1), delta(2)]) journal.append('a', event);
  await journal.close();
  const path = join(folder, 'a.jsonl');
  const whole = readFileSync(path);
  const lastLine = whole.lastIndexOf(0x0a, whole.length - 2) + 1;
  for (let cut = lastLine; cut < whole.length; cut++) {
    writeFileSync(path, whole.subarray(0, cut));
    const reopened = journalIn(folder);
    assert.deepEqual(await reopened.read('a'), [created, delta(1)], `cut at ${cut}`);
    reopened.append('a', delta(3));
    await reopened.close();
    assert.deepEqual(await journalIn(folder).read('a'), [created, delta(1), delta(3)], `after a cut at ${cut}`);
  }
});

test('a damaged line in the middle does not cost the rest', async () => {
  const journal = journalIn(folder);
  journal.append('a', created);
  await journal.close();
  appendFileSync(join(folder, 'a.jsonl'), '\u0000\u0000{"kind": "rea\n{}\n[1]\nnull\n');
  const again = journalIn(folder);
  again.append('a', delta(1));
  await again.close();
  assert.deepEqual(await journalIn(folder).read('a'), [created, delta(1)]);
});

test('a folder that cannot be written is reported, and what came is still shown', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const seen: TraceEvent[] = [];
  const errors: unknown[] = [];
  const journal = journalIn(join(file, 'below'), seen, errors);
  journal.append('a', created);
  journal.append('a', delta(1));
  await journal.flush();
  assert.deepEqual(seen, [created, delta(1)]);
  assert.ok(errors.length > 0);
});

test('an id cannot leave the folder', () => {
  assert.equal(journalIn(folder).path('../../etc/passwd'), join(folder, 'etcpasswd.jsonl'));
});

test('a process killed while it writes loses nothing that was shown, and leaves a file that reads', async () => {
  for (const ms of [130, 190, 260]) {
    const place = join(folder, String(ms));
    const child = spawn(process.execPath, [join(import.meta.dirname, 'journalWriter.ts'), place], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_NO_WARNINGS: '1' } });
    let shown = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (shown === '') setTimeout(() => child.kill('SIGKILL'), ms);
      shown += text;
    });
    await new Promise((resolve) => child.once('close', resolve));
    const events = await journalIn(place).read('trace');
    const written = events.flatMap((event) => (event.kind === 'reasoned' && event.event.kind === 'text' ? [Number(event.event.text)] : []));
    assert.deepEqual(written, written.map((_, n) => n), 'in order, without a gap');
    const last = Number(shown.trim().split('\n').at(-1));
    assert.ok(last > 0 && written.length > last, `shown up to ${last}, written ${written.length}`);
  }
});
