import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { KeptMemory, keptMemories } from '../../../src/kernels/pyodide/keptMemory.ts';

/** As Python's memory stands after its start, and after SymPy was loaded into it. */
const started = (): Uint8Array => Uint8Array.from({ length: 4096 }, (_, at) => (at < 1000 ? at % 251 : 0));
const loaded = (): Uint8Array => Uint8Array.from({ length: 4096 }, (_, at) => (at < 3000 ? (at * 7) % 253 : 0));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'therefore-memory-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function keep(parts: readonly string[] = ['1.0']): Promise<string> {
  const kept = new KeptMemory(folder, parts);
  assert.equal(kept.restore(started()), false);
  await kept.keep(loaded());
  const [name = ''] = await keptMemories(folder);
  return join(folder, name);
}

function restored(parts: readonly string[] = ['1.0'], memory = started()): Uint8Array | undefined {
  return new KeptMemory(folder, parts).restore(memory) ? memory : undefined;
}

test('what was kept is put in the place of a memory that is as it was at the start, to the last byte', async () => {
  await keep();
  assert.deepEqual(restored(), loaded());
});

test('what was longer before is nothing afterwards', async () => {
  const long = Uint8Array.from({ length: 4096 }, (_, at) => (at < 4000 ? 9 : 0));
  const kept = new KeptMemory(folder, ['1.0']);
  kept.restore(long);
  await kept.keep(loaded());
  assert.deepEqual(restored(['1.0'], long), loaded());
});

const spoilt: readonly (readonly [string, (file: Buffer) => Buffer])[] = [
  ['cut short', (file) => file.subarray(0, file.length / 2)],
  ['empty', () => Buffer.alloc(0)],
  ['of another Python', (file) => Buffer.concat([Buffer.alloc(32, 7), file.subarray(32)])],
  ['changed in the middle', (file) => Buffer.concat([file.subarray(0, 200), Buffer.alloc(8, 1), file.subarray(208)])],
];

for (const [how, spoil] of spoilt) {
  test(`a file that is ${how} is as none, leaves the memory as it was, and is written anew`, async () => {
    const path = await keep();
    writeFileSync(path, spoil(readFileSync(path)));
    const memory = started();
    const kept = new KeptMemory(folder, ['1.0']);
    assert.equal(kept.restore(memory), false);
    assert.deepEqual(memory, started());
    await kept.keep(loaded());
    assert.deepEqual(restored(), loaded());
  });
}

test('what is longer than the memory it would go into is not taken', async () => {
  await keep();
  const short = started().slice(0, 2000);
  assert.equal(restored(['1.0'], short), undefined);
  assert.deepEqual(short, started().slice(0, 2000));
});

test('a memory that differs in one byte takes nothing', async () => {
  await keep();
  const other = started();
  other[17] = 200;
  assert.equal(restored(['1.0'], other), undefined);
});

test('another version has a file of its own, and takes away that of the one before', async () => {
  const before = await keep();
  assert.equal(restored(['1.1']), undefined);
  const now = await keep(['1.1']);
  assert.notEqual(now, before);
  assert.deepEqual(await keptMemories(folder), readdirSync(folder));
  assert.equal((await keptMemories(folder)).length, 1);
});

test('what another process is still writing stays, and what a dead one left goes', async () => {
  const dead = spawnSync(process.execPath, ['--eval', '']).pid;
  writeFileSync(join(folder, `a.memory.${process.ppid}.new`), 'half');
  writeFileSync(join(folder, `a.memory.${dead}.new`), 'half');
  writeFileSync(join(folder, 'a letter'), '');
  await keep();
  const names = readdirSync(folder);
  assert.ok(names.includes(`a.memory.${process.ppid}.new`) && names.includes('a letter'));
  assert.ok(!names.includes(`a.memory.${dead}.new`));
});

test('a folder that cannot be made is said, and nothing is kept', async () => {
  writeFileSync(join(folder, 'file'), '');
  const kept = new KeptMemory(join(folder, 'file', 'inside'), ['1.0']);
  kept.restore(started());
  await assert.rejects(kept.keep(loaded()));
  mkdirSync(join(folder, 'empty'));
  assert.deepEqual(await keptMemories(join(folder, 'file', 'inside')), []);
});
