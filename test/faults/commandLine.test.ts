import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { JudgeThread } from '../../src/checking/judgeThread.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'therefore-cli-'));
after(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function therefore(args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'src', 'cli', 'main.ts'), ...args], { cwd: folder });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const rows = (out: string): Record<string, unknown>[] => out.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

test('judging in threads keeps the order, names bad lines and goes on', async () => {
  const lines = Array.from({ length: 500 }, (_, i) => (i === 200 ? '{bad' : JSON.stringify({ id: i, gold: i % 7 === 0 ? '\\sqrt{8}' : String(i), pred: i % 7 === 0 ? '$2\\sqrt{2}$' : `${i}.5` })));
  const { code, out, err } = await therefore(['judge', '-', '--concurrency', '2'], lines.join('\n'));
  assert.equal(code, 2);
  assert.equal(err, '-:201: this line is no JSON object\n');
  assert.deepEqual(rows(out).map(({ id }) => id), Array.from({ length: 500 }, (_, i) => i).filter((i) => i !== 200));
  assert.ok(rows(out).every(({ id, verdict }) => verdict === (Number(id) % 7 === 0 ? 'equal' : 'different')));
});

test('the modes of judging differ, and only these two are known', async () => {
  const row = '{"id":"a","gold":"\\\\frac{1}{3}","pred":"0.333"}\n';
  const [strict, lenient, other] = await Promise.all([therefore(['judge', '-'], row), therefore(['judge', '-', '--mode', 'lenient'], row), therefore(['judge', '-', '--mode', 'kind'], row)]);
  assert.notEqual(rows(strict.out)[0]?.['verdict'], 'equal');
  assert.equal(rows(lenient.out)[0]?.['verdict'], 'equal');
  assert.equal(other.code, 2);
});

test('the first refuted step of each solution', async () => {
  const solutions = [['$2 + 2 = 4$', 'so $4 \\cdot 3 = 13$'], ['$2 + 2 = 4$']].map((steps, id) => JSON.stringify({ id, problem: 'Compute.', steps }));
  const { code, out } = await therefore(['steps', file('solutions.jsonl', solutions.join('\n'))]);
  assert.equal(code, 0);
  assert.deepEqual(rows(out), [{ id: 0, first_refuted: 1, verdicts: ['verified', 'refuted'] }, { id: 1, first_refuted: -1, verdicts: ['verified'] }]);
});

test('checking files and folders: places, exit codes and SARIF', async () => {
  file('papers/a paper.tex', 'Text.\n\\[ 1 + 1 = 3 \\]\n');
  file('papers/deep/fine.md', 'And $2 + 2 = 4$.\n');
  file('papers/cells.ipynb', JSON.stringify({ cells: [{ cell_type: 'code', source: 'x' }, { cell_type: 'markdown', source: ['Now\n', '$5 - 3 = 1$'] }] }));
  file('papers/picture.png', '\0');
  const [text, sarif, fine, missing, none] = await Promise.all([
    therefore(['check', 'papers']),
    therefore(['check', 'papers', 'no such.md', '--format', 'sarif']),
    therefore(['check', 'papers/deep/fine.md', '--all']),
    therefore(['check', 'papers/picture.png']),
    therefore(['check']),
  ]);
  assert.equal(text.code, 1);
  assert.match(text.out, /papers[/\\]a paper\.tex:2:4: ✗ refuted: 1 \+ 1 = 3/);
  assert.match(text.out, /papers[/\\]cells\.ipynb:cell 2:2:2: ✗ refuted/);
  assert.match(text.out, /1 verified, 2 refuted, 0 inconclusive, 0 unchecked\n$/);
  assert.equal(sarif.code, 2);
  assert.equal(sarif.err, 'no such.md: there is no such file\n');
  const log = JSON.parse(sarif.out) as { version: string; runs: { tool: { driver: { name: string } }; invocations: { executionSuccessful: boolean }[]; results: { message: { text: string }; locations: { physicalLocation: { artifactLocation: { uri: string }; region?: { startLine: number } } }[] }[] }[] };
  const [run] = log.runs;
  assert.equal(log.version, '2.1.0');
  assert.equal(run?.tool.driver.name, 'Therefore');
  assert.equal(run.invocations[0]?.executionSuccessful, false);
  assert.deepEqual(run.results.map(({ locations }) => locations[0]?.physicalLocation), [{ artifactLocation: { uri: 'papers/a%20paper.tex' }, region: { startLine: 2, startColumn: 4 } }, { artifactLocation: { uri: 'papers/cells.ipynb' } }]);
  assert.ok(run.results.every(({ message }) => message.text !== ''));
  assert.equal(fine.code, 0);
  assert.match(fine.out, /✓ verified/);
  assert.deepEqual([missing.code, missing.err], [2, 'papers/picture.png: this is not a text file\n']);
  assert.equal(none.code, 2);
});

test('every command tells its use', async () => {
  const told = await Promise.all(['check', 'judge', 'steps', 'solve'].map((command) => therefore([command, '--help'])));
  assert.deepEqual(told.map(({ code }) => code), [0, 0, 0, 0]);
  assert.ok(told.every(({ out }) => out.startsWith('Usage: therefore ')));
  assert.equal((await therefore(['judge', '--speed', '3'])).code, 2);
});

test('an answer that hangs or kills its thread is unknown, and takes no other with it', async () => {
  const thread = new JudgeThread(new URL('./hangingJudge.ts', import.meta.url), 600);
  const judged = await Promise.all(['a', 'hang', 'b', 'die', 'c'].map((pred) => thread.judge({ gold: '', pred })));
  thread.dispose();
  assert.deepEqual(judged.map(({ verdict }) => verdict), ['equal', 'unknown', 'equal', 'unknown', 'equal']);
});

test('a long file is judged in bounded memory', async () => {
  const lines = 30_000;
  const path = file('long.jsonl', Array.from({ length: lines }, (_, i) => `{"id":${i},"gold":"${i}","pred":"${i}","question":"${'x'.repeat(1500)}"}`).join('\n'));
  const peak = join(folder, 'peak.mjs');
  writeFileSync(peak, "import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync('peak.txt', String(process.resourceUsage().maxRSS)));\n");
  const child = spawn(process.execPath, ['--import', peak, '--max-old-space-size=64', join(root, 'src', 'cli', 'main.ts'), 'judge', path, '--concurrency', '1'], { cwd: folder });
  let count = 0;
  child.stdout.on('data', (bytes: Buffer) => {
    for (const byte of bytes) if (byte === 10) count++;
  });
  assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0);
  assert.equal(count, lines);
  assert.ok(Number(readFileSync(join(folder, 'peak.txt'), 'utf8')) < 400_000);
});
