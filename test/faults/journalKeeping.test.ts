import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { TraceEvent } from '../../src/core/trace.ts';
import { JournalFile, NotWritten } from '../../src/host/journalFile.ts';
import { Journal, type JournalOptions } from '../../src/host/journal.ts';
import { NewerJournal, summaryIn } from '../../src/host/journalLines.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'therefore-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const created = (id: string): TraceEvent => ({ kind: 'created', id, at: 1, problem: { text: `Solve ${id}`, kind: 'problem', format: 'markdown', hash: '', attachments: [] } });
const asked: TraceEvent = { kind: 'asked', turn: 't1', at: 1, task: 'solve', ask: '', reasoner: 'test', model: 'test', effort: 'auto' };
const delta = (text: string): TraceEvent => ({ kind: 'reasoned', turn: 't1', at: 2, event: { kind: 'text', part: 'a1', text } });

function journalIn(place: string, options: JournalOptions = {}, errors: unknown[] = []): Journal {
  return new Journal(place, () => {}, (error) => errors.push(error), { restingMs: 0, ...options });
}

/** Traces of about `kilobytes` each, written an hour apart, the first one first. */
async function written(ids: readonly string[], kilobytes: number): Promise<void> {
  const journal = journalIn(folder);
  for (const id of ids) for (const event of [created(id), asked, delta(id.repeat(kilobytes * 1024))]) journal.append(id, event);
  await journal.close();
  for (const [index, id] of ids.entries()) utimesSync(journal.path(id), 1e9 + index * 3600, 1e9 + index * 3600);
}

test('the oldest traces move to the archive, whole, and are read from there as before', async () => {
  await written(['a', 'b', 'c', 'd'], 100);
  const before = readFileSync(join(folder, 'a.jsonl'));
  const told: { ids: readonly string[]; first: boolean }[] = [];
  const journal = journalIn(folder, { maxBytes: () => 250 * 1024, onArchived: (ids, first) => told.push({ ids, first }) });
  await journal.keepWithin();
  assert.deepEqual(told, [{ ids: ['a', 'b'], first: true }]);
  assert.deepEqual(readdirSync(folder).sort(), ['archive', 'c.jsonl', 'd.jsonl']);
  assert.deepEqual(gunzipSync(readFileSync(join(folder, 'archive', 'a.jsonl.gz'))), before);
  assert.deepEqual((await journal.list()).map(({ id, archived }) => [id, archived]), [['d', false], ['c', false], ['b', true], ['a', true]]);
  assert.deepEqual(await journal.bytes('a'), before);
  assert.equal((await journal.read('a')).length, 3);
  await journal.keepWithin();
  assert.equal(told.length, 1, 'nothing is moved twice');
  await journal.close();
});

test('an event for an archived trace brings it back before it is written', async () => {
  await written(['a', 'b'], 10);
  const journal = journalIn(folder, { maxBytes: () => 12 * 1024 });
  await journal.keepWithin();
  assert.ok(!existsSync(join(folder, 'a.jsonl')));
  journal.append('a', delta('more'));
  await journal.flush();
  assert.equal((await journal.read('a')).length, 4);
  assert.deepEqual(readdirSync(join(folder, 'archive')), []);
  await journal.close();
});

test('a trace that is being written stays, however long it is', async () => {
  await written(['a'], 10);
  const journal = journalIn(folder, { maxBytes: () => 1024, restingMs: 60_000 });
  journal.append('b', created('b'));
  for (let n = 0; n < 30; n++) journal.append('b', delta('x'.repeat(100_000)));
  await journal.flush();
  await journal.keepWithin();
  assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.jsonl')), ['b.jsonl'], 'the size was looked at while it grew');
  assert.equal((await journal.read('b')).length, 31);
  await journal.close();
});

test('a trace that is written to while it is archived stays, and so do its events', async () => {
  await written(['a', 'b'], 2000);
  const journal = journalIn(folder, { maxBytes: () => 3 * 1024 * 1024 });
  const keeping = journal.keepWithin();
  for (let n = 0; n < 20; n++) {
    journal.append('a', delta(`late ${n}`));
    await journal.flush();
  }
  await keeping;
  assert.equal((await journal.read('a')).length, 23);
  assert.equal((await journal.list()).filter(({ id }) => id === 'a').length, 1);
  await journal.close();
});

test('a trace that is deleted while it is archived is gone', async () => {
  await written(['a', 'b'], 2000);
  const journal = journalIn(folder, { maxBytes: () => 3 * 1024 * 1024 });
  const keeping = journal.keepWithin();
  await journal.delete('a');
  await keeping;
  assert.deepEqual((await journal.list()).map(({ id }) => id), ['b']);
  await journal.close();
});

test('a trace of a newer version is not read, changed, archived or repaired', async () => {
  const text = '{"journal":"therefore","version":2}\n{"kind":"unheard-of"}\n{"torn';
  writeFileSync(join(folder, 'new.jsonl'), text);
  const errors: unknown[] = [];
  const journal = journalIn(folder, { maxBytes: () => 0 }, errors);
  await assert.rejects(journal.read('new'), NewerJournal);
  await assert.rejects(journal.repair('new'), NewerJournal);
  await journal.keepWithin();
  journal.append('new', delta('x'));
  await journal.close();
  assert.equal(readFileSync(join(folder, 'new.jsonl'), 'utf8'), text);
  assert.ok(errors[0] instanceof NewerJournal);
});

test('a torn last line is cut off by a repair, and only that', async () => {
  await written(['a'], 1);
  const whole = readFileSync(join(folder, 'a.jsonl'));
  writeFileSync(join(folder, 'a.jsonl'), Buffer.concat([whole, Buffer.from('{"kind":"reasoned","tu'.repeat(10_000))]));
  const journal = journalIn(folder);
  await journal.repair('a');
  assert.deepEqual(readFileSync(join(folder, 'a.jsonl')), whole);
});

test('a deleted trace does not come back by an event that was late, and not from the archive', async () => {
  await written(['a', 'b'], 10);
  const journal = journalIn(folder, { maxBytes: () => 12 * 1024 });
  await journal.keepWithin();
  for (const id of ['a', 'b']) {
    await journal.delete(id);
    journal.append(id, delta('late'));
  }
  await journal.close();
  assert.deepEqual(await journal.list(), []);
});

test('the last events before a silence are synced to the disk by a timer of their own', async () => {
  const journal = journalIn(folder);
  const handles: number[] = [];
  const { sync } = journal;
  journal.sync = async () => {
    await sync.call(journal);
    handles.push(performance.now());
  };
  journal.append('a', created('a'));
  const began = performance.now();
  while (handles.length === 0 && performance.now() - began < 10_000) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(handles.length, 1);
  await journal.close();
});

test('what a failing disk refused is written when it can be again, and told once', async () => {
  const place = join(folder, 'below');
  writeFileSync(place, 'a file where the folder should be');
  const errors: unknown[] = [];
  const journal = journalIn(place, {}, errors);
  journal.append('a', created('a'));
  await journal.flush();
  journal.append('a', delta('1'));
  await journal.flush();
  assert.equal(errors.length, 1);
  rmSync(place);
  mkdirSync(place);
  journal.append('a', delta('2'));
  await journal.close();
  assert.deepEqual(await journalIn(place).read('a'), [created('a'), delta('1'), delta('2')]);
  assert.equal(errors.length, 1);
});

test('a list tells what a trace is about without reading its events', async () => {
  await written(['a'], 1);
  const { problem, turns, createdAt } = summaryIn(readFileSync(join(folder, 'a.jsonl')));
  assert.deepEqual([problem?.text, turns, createdAt], ['Solve a', 1, 1]);
});

test('a trace that another living process writes is known as such, until that process is gone', async () => {
  await written(['a'], 1);
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  writeFileSync(join(folder, 'a.open'), String(other.pid));
  const journal = journalIn(folder, { maxBytes: () => 0 });
  assert.equal(await journal.isElsewhere('a'), true);
  await journal.keepWithin();
  assert.ok(statSync(join(folder, 'a.jsonl')).size > 0, 'it is not archived under its writer');
  const gone = new Promise((resolve) => other.once('close', resolve));
  other.kill('SIGKILL');
  await gone;
  assert.equal(await journal.isElsewhere('a'), false);
  await journal.keepWithin();
  assert.ok(!existsSync(join(folder, 'a.jsonl')));
});

test('two windows may write one trace, and it stays known to be written until the last of them is gone', async () => {
  await written(['a'], 1);
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  writeFileSync(join(folder, 'a.open'), String(other.pid));
  const journal = journalIn(folder);
  journal.append('a', { kind: 'pinned', pinned: true, at: 3 });
  await journal.flush();
  assert.equal(await journal.isElsewhere('a'), true, 'while this one writes too');
  await journal.close();
  const next = journalIn(folder);
  assert.equal(await next.isElsewhere('a'), true, 'when this one has gone');
  const gone = new Promise((resolve) => other.once('close', resolve));
  other.kill('SIGKILL');
  await gone;
  assert.equal(await next.isElsewhere('a'), false);
  await next.repair('a');
  assert.ok(!existsSync(join(folder, 'a.open')), 'nothing is left of the claims');
  await next.close();
});

test('a process that has the number of a writer that is gone is not that writer', { skip: process.platform === 'linux' ? false : 'the system does not say when a process began' }, async () => {
  const journal = journalIn(folder);
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
  try {
    assert.ok(other.pid);
    writeFileSync(join(folder, 'trace.open'), String(other.pid));
    assert.equal(await journal.isElsewhere('trace'), true, 'a claim of an older version names the process alone');
    writeFileSync(join(folder, 'trace.open'), `${other.pid} 1`);
    assert.equal(await journal.isElsewhere('trace'), false, 'it began at another time');
    writeFileSync(join(folder, 'trace.open'), String(other.pid));
    utimesSync(join(folder, 'trace.open'), 1, 1);
    assert.equal(await journal.isElsewhere('trace'), false, 'the machine was started since');
  } finally {
    other.kill('SIGKILL');
    await journal.close();
  }
});

test('what a kill left of a trace half moved is deleted with it', async () => {
  await written(['a'], 1);
  const journal = journalIn(folder, { maxBytes: () => 0 });
  mkdirSync(join(folder, 'archive'));
  writeFileSync(join(folder, 'archive', 'a.jsonl.gz.partial'), 'half');
  writeFileSync(join(folder, 'a.jsonl.partial'), 'half');
  writeFileSync(join(folder, 'a.open'), '99999999');
  await journal.delete('a');
  assert.deepEqual(readdirSync(folder, { recursive: true }), ['archive']);
});

test('a line that a full disk tore is cut off, and what another window wrote before it stays', async () => {
  const path = join(folder, 'a.jsonl');
  const theirs = await JournalFile.open(path);
  const handle = await open(path, 'a+');
  let full = true;
  const failing = new Proxy(handle, {
    get: (target, name) => {
      if (name !== 'appendFile' || !full) return Reflect.get(target, name, target) instanceof Function ? Reflect.get(target, name, target).bind(target) : Reflect.get(target, name, target);
      return async (bytes: Buffer): Promise<void> => {
        full = false;
        await target.appendFile(bytes.subarray(0, 12));
        throw new Error('ENOSPC');
      };
    },
  });
  const ours = new JournalFile(failing);
  await theirs.append('{"n":1}\n');
  await assert.rejects(ours.append('{"n":2}\n{"n":3}\n{"n":4}\n'), (error) => error instanceof NotWritten && error.rest === '{"n":3}\n{"n":4}\n' && /ENOSPC/.test(error.message));
  await theirs.append('{"n":5}\n');
  await ours.append('{"n":3}\n{"n":4}\n');
  await theirs.close();
  await ours.close();
  assert.deepEqual([...readFileSync(path, 'utf8').matchAll(/"n":(\d)/g)].map(([, n]) => n), ['1', '2', '5', '3', '4']);
});

test('a disk that fills up in the middle of a line is told once, the run goes on, and what was written is whole and reads', { skip: process.platform === 'win32' ? 'no file size limit' : false }, async () => {
  const writer = [process.execPath, join(import.meta.dirname, 'journalWriter.ts'), folder];
  const child = spawn('sh', ['-c', 'ulimit -f 64; exec "$@"', 'sh', ...writer], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_NO_WARNINGS: '1' } });
  let shown = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  await new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
      if (errors !== '' && shown.length > 60_000) child.kill('SIGKILL');
    });
    child.once('close', () => resolve());
  });
  assert.match(errors, /EFBIG/);
  assert.equal(errors.match(/Error/g)?.length, 1, errors);
  const { size } = statSync(join(folder, 'trace.jsonl'));
  const journal = journalIn(folder);
  await journal.repair('trace');
  assert.equal(statSync(join(folder, 'trace.jsonl')).size, size, 'what was torn was cut off at once');
  const numbers = (await journal.read('trace')).flatMap((event) => (event.kind === 'reasoned' && event.event.kind === 'text' ? [Number(event.event.text)] : []));
  assert.deepEqual(numbers, numbers.map((_, index) => index));
  assert.ok(numbers.length > 100 && Number(shown.trim().split('\n').at(-1)) > numbers.length, 'more was shown than there was room for');
  journal.append('trace', delta('room again'));
  await journal.close();
  assert.equal((await journal.read('trace')).length, numbers.length + 3);
});
