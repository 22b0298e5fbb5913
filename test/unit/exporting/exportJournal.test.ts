import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { problem, turn } from './traces.ts';

const main = join(import.meta.dirname, '../../../src/cli/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'therefore-export-'));
after(() => rmSync(folder, { recursive: true }));

function therefore(args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { cwd: folder });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

function journal(name: string, version: number): string {
  const events = [{ kind: 'created', id: 'one', at: 0, problem: problem('Solve $x=1$.') }, ...turn('t1', { answer: 'It is \\(x=1\\). $\\show\\x$', thinking: 'Hm.' }), ...turn('t2', { ask: 'Again?', answer: 'first', parent: 't1' }), ...turn('t3', { ask: 'Again?', answer: 'second', parent: 't1' })];
  const path = join(folder, name);
  writeFileSync(path, `${[{ journal: 'therefore', version }, ...events].map((line) => JSON.stringify(line)).join('\n')}\n{"torn":`);
  return path;
}

test('a journal is exported on the command line', async () => {
  const path = journal('one.jsonl', 1);
  const [markdown, html, all, help] = await Promise.all([therefore(['export', path]), therefore(['export', path, '--format', 'html', '--no-thinking']), therefore(['export', path, '--all-versions']), therefore(['export', '--help'])]);
  assert.deepEqual([markdown.code, html.code, all.code, help.code], [0, 0, 0, 0], markdown.err);
  assert.match(markdown.out, /^# Solve \$x=1\$\.\n/, 'nothing else is on the output');
  assert.ok(markdown.out.includes('Hm.') && markdown.out.includes('second') && !markdown.out.includes('first\n'));
  assert.match(html.out, /^<!DOCTYPE html>/);
  assert.ok(!html.out.includes('Hm.'));
  assert.ok(all.out.includes('\nfirst\n') && all.out.includes('\nsecond\n'));
  assert.match(help.out, /therefore export JOURNAL\.jsonl/);
});

test('what cannot be exported is told, with exit code 2', async () => {
  writeFileSync(join(folder, 'other.jsonl'), '{"id":1}\n');
  const [newer, other, missing, wrong] = await Promise.all([therefore(['export', journal('newer.jsonl', 2)]), therefore(['export', 'other.jsonl']), therefore(['export', 'missing.jsonl']), therefore(['export', 'other.jsonl', '--format', 'docx'])]);
  assert.deepEqual([newer.code, other.code, missing.code, wrong.code], [2, 2, 2, 2]);
  assert.match(newer.err, /written by a newer Therefore/);
  assert.match(other.err, /no journal of a trace/);
  assert.match(wrong.err, /--format is markdown, latex, notebook or html/);
});
