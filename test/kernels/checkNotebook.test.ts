import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sandboxFor } from '../../src/kernels/sandbox.ts';
import { pythonPath, root } from '../host/setup.mjs';

const python = pythonPath() ?? '';
const sandbox = await sandboxFor(python, join(root, 'src', 'kernels', 'runner.py'));
const folder = mkdtempSync(join(tmpdir(), 'therefore-notebooks-'));
after(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function check(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'src', 'cli', 'main.ts'), 'check', '--tiers', 'fast', ...args], { cwd: folder, env: { ...process.env, THEREFORE_PYTHON: python } });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end();
  });
}

interface Row {
  readonly kind: string;
  readonly cell: number;
  readonly text: string;
  readonly verdict: string;
  readonly from?: string;
  readonly stale?: string;
  readonly about?: string;
}

/** What was compared with cells: cell, verdict and where the value was seen. */
async function compared(name: string, ...args: readonly string[]): Promise<{ readonly code: number | null; readonly rows: string[]; readonly err: string }> {
  const { code, out, err } = await check(name, '--format', 'json', ...args);
  const { files } = JSON.parse(out) as { files: { claims: Row[] }[] };
  const rows = files.flatMap(({ claims }) => claims).filter(({ kind }) => kind === 'notebook-value');
  return { code, err, rows: rows.map(({ cell, verdict, text, from = '', about = '', stale = '' }) => `${cell + 1} ${verdict} ${text}${about === 'formula' ? ' (formula)' : ''} ${from}${stale}`.trim()) };
}

function fixture(name: string): string {
  const path = join(folder, name);
  copyFileSync(join(root, 'test', 'support', 'notebooks', name), path);
  return path;
}

const saved: readonly (readonly [name: string, code: number, rows: readonly string[]])[] = [
  ['school.ipynb', 0, ['1 verified r = 3 saved', '1 verified h = 4 saved', '1 verified V = \\frac{1}{3}\\pi r^2 h \\approx 37.7 saved', '1 verified V = \\frac{1}{3}\\pi r^2 h \\approx 37.7 (formula) saved', '3 verified P(A) = 1/36 saved', '5 verified x = 2$ or $x = 3 saved']],
  ['engineering.ipynb', 1, ['1 verified F = 1200\\text{ N} saved', '1 verified L = 2.5\\text{ m} saved', '1 refuted M = \\frac{F L}{4} (formula) saved', '3 verified R = 66.7\\,\\Omega saved', '3 verified I = 0.18 saved']],
  ['statistics.ipynb', 1, ['1 verified sample size is 5 saved', '1 verified mean is 171.4 saved', '1 refuted standard deviation is 6.1 saved', '3 verified p > 0.5 saved']],
  ['chinese.ipynb', 1, ['1 verified 平均值为 82.5 saved', '1 verified 最大值是 $95$ saved', '1 verified 标准差是 $9.0$ saved', '3 verified r = 2 saved', '3 verified S = \\pi r^2 = 12.57 saved', '3 verified S = \\pi r^2 = 12.57 (formula) saved', '5 refuted k = 8 saved']],
  ['stale.ipynb', 0, ['1 inconclusive y = 10 savedout-of-order', '4 inconclusive z = 3 savednot-run', '6 inconclusive w = 4 savednot-run']],
  ['cut.ipynb', 0, ['1 unchecked v = (0, 1, 2, 3)', '1 unchecked n = 999', '3 unchecked \\bar{x} = 4.5']],
  ['hostile.ipynb', 0, ['8 unchecked x = 3', '11 unchecked y = 5']],
  ['format3.ipynb', 1, ['2 refuted x = 7 saved', '2 verified mean is $2.5$ saved']],
];

for (const [name, code, rows] of saved) {
  test(`saved outputs: ${name}`, async () => {
    const found = await compared(fixture(name));
    assert.deepEqual(found, { code, rows, err: '' });
  });
}

test('outputs as strings say what they say as lines', async () => {
  const book = JSON.parse(readFileSync(fixture('statistics.ipynb'), 'utf8')) as { cells: { source: unknown; outputs?: { text?: unknown }[] }[] };
  const join1 = (value: unknown): unknown => (Array.isArray(value) ? value.join('') : value);
  const cells = book.cells.map((cell) => ({ ...cell, source: join1(cell.source), ...(cell.outputs ? { outputs: cell.outputs.map((output) => ({ ...output, ...(output.text === undefined ? {} : { text: join1(output.text) }) })) } : {}) }));
  writeFileSync(join(folder, 'strings.ipynb'), JSON.stringify({ ...book, cells }));
  assert.deepEqual((await compared('strings.ipynb')).rows, saved.find(([name]) => name === 'statistics.ipynb')?.[2]);
});

test('the text report names the cell and where the value was seen', async () => {
  const { code, out } = await check(fixture('chinese.ipynb'));
  assert.equal(code, 1);
  assert.match(out, /chinese\.ipynb:cell 5:3:5: ✗ refuted: k = 8\n {4}The text says 8; k \(\[3\]\) is 9, from the saved output\.\n/);
});

test('SARIF has what cells refute', async () => {
  const { out } = await check(fixture('engineering.ipynb'), '--format', 'sarif');
  const log = JSON.parse(out) as { runs: { results: { message: { text: string }; locations: { logicalLocations: { name: string }[] }[] }[] }[] };
  const results = log.runs[0]?.results ?? [];
  assert.deepEqual(results.map(({ locations }) => locations[0]?.logicalLocations[0]?.name), ['cell 1']);
  assert.match(results[0]?.message.text ?? '', /gives 750 at F = 1200\.0, L = 2\.5, the code gives 375\.0/);
});

test('the example has one comparison that agrees and one that does not', async () => {
  const { rows, code } = await compared(join(root, 'examples', 'measurements.ipynb'));
  assert.equal(code, 1);
  assert.deepEqual(rows.map((row) => row.split(' ')[1]), ['verified', 'verified', 'refuted', 'verified']);
  assert.match(rows[2] ?? '', /9\.81/);
});

test('what is no notebook, and options that do not go together', async () => {
  writeFileSync(join(folder, 'broken.ipynb'), '{"cells": [');
  for (const args of [['broken.ipynb'], ['--unconfined', 'x.md'], ['--run', '--timeout', '0', 'x.md'], ['--run', '--timeout', 'soon', 'x.md']]) assert.equal((await check(...args)).code, 2, args.join(' '));
});

const confined = sandbox.active ? {} : { skip: 'bubblewrap does not work here' };

test('run: live values, and the file as it was', confined, async () => {
  const path = fixture('stale.ipynb');
  const before = readFileSync(path);
  const { code, rows, err } = await compared(path, '--run');
  assert.equal(code, 0);
  // 5·2 is computed anew, w never was.
  assert.deepEqual(rows, ['1 verified y = 10 live', '4 verified z = 3 live', '6 inconclusive w = 4 savednot-run']);
  assert.match(err, /cell 7: ZeroDivisionError: division by zero\n$/);
  assert.deepEqual(readFileSync(path), before);
});

for (const [name, code] of [['school.ipynb', 0], ['engineering.ipynb', 1], ['statistics.ipynb', 1], ['chinese.ipynb', 1]] as const) {
  test(`run: ${name} says live what its outputs say`, confined, async () => {
    const found = await compared(fixture(name), '--run');
    assert.equal(found.code, code, found.err);
    assert.deepEqual(found.rows, saved.find(([each]) => each === name)?.[2].map((row) => row.replace(/saved$/, 'live')));
  });
}

function book(...cells: readonly (readonly [kind: 'markdown' | 'code', source: string])[]): string {
  const path = join(folder, `book${Math.random()}.ipynb`);
  writeFileSync(path, JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata: {}, cells: cells.map(([kind, source]) => ({ cell_type: kind, metadata: {}, source, ...(kind === 'code' ? { outputs: [], execution_count: null } : {}) })) }));
  return path;
}

test('run: cells see neither the notebook\'s folder nor the network, unless unconfined', confined, async () => {
  writeFileSync(join(folder, 'data.txt'), '12');
  const path = book(['markdown', 'So $n = 12$.'], ['code', 'n = int(open("data.txt").read())'], ['code', 'import socket\nsocket.create_connection(("127.0.0.1", 9), 1)']);
  const kept = await compared(path, '--run');
  assert.deepEqual(kept.rows, ['1 inconclusive n = 12 not-run']);
  assert.match(kept.err, /cell 2: FileNotFoundError/);
  const free = await compared(path, '--run', '--unconfined');
  assert.deepEqual(free.rows, ['1 verified n = 12 live']);
});

test('run: each cell\'s value is compared as it was right after it', confined, async () => {
  const path = book(['markdown', '# A\nSo $x = 1$.'], ['code', 'x = int("1")'], ['markdown', '# B\nSo $x = 3$.'], ['code', 'x = int("2")'], ['markdown', '# C\nThe mean is 2.'], ['code', 'import statistics\nstatistics.mean([1, 3])']);
  assert.deepEqual((await compared(path, '--run')).rows, ['1 verified x = 1 live', '3 refuted x = 3 live', '5 verified mean is 2 live']);
});

test('run: a cell that never ends stops the run in time', confined, async () => {
  const path = book(['markdown', 'So $x = 1$.'], ['code', 'x = 1'], ['markdown', '# Next'], ['code', 'while True: pass'], ['markdown', '# Last\nSo $y = 1$.'], ['code', 'y = 2']);
  const started = performance.now();
  const { rows, err } = await compared(path, '--run', '--timeout', '1');
  assert.ok(performance.now() - started < 15_000);
  assert.deepEqual(rows, ['1 verified x = 1 live', '5 inconclusive y = 1 savednot-run']);
  assert.match(err, /cell 4: it took longer than 1 s/);
});

test('run: no Python, or one that is none', async () => {
  const path = book(['code', 'x = 1']);
  const { code, err } = await check(path, '--run', '--python', join(folder, 'no-python'));
  assert.equal(code, 2);
  assert.match(err, /no-python is no Python/);
});
