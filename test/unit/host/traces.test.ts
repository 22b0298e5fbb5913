import '../../support/fakeVscode.mjs';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type * as vscode from 'vscode';
import type { Problem } from '../../../src/core/problem.ts';
import { answerText, apply, type Trace, type TraceEvent } from '../../../src/core/trace.ts';
import { headerLine, traceOf } from '../../../src/host/journalLines.ts';
import { until } from '../../support/until.ts';
import type { TraceChange, Traces as TracesType } from '../../../src/host/traces.ts';

const { Traces } = await import('../../../src/host/traces.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'therefore-traces-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const problem: Problem = { text: 'Solve it.', kind: 'problem', format: 'markdown', hash: '', attachments: [] };
const created: TraceEvent = { kind: 'created', id: 'a', at: 1, problem };
const asked: TraceEvent = { kind: 'asked', turn: 't1', at: 1, task: 'solve', ask: '', reasoner: 'test', model: 'test', effort: 'auto' };
const text = (words: string): TraceEvent => ({ kind: 'reasoned', turn: 't1', at: 2, event: { kind: 'text', part: 'a1', text: words } });
const lines = (...events: readonly TraceEvent[]): string => events.map((event) => `${JSON.stringify(event)}\n`).join('');

function tracesIn(place: string): TracesType {
  const log = { error: () => {}, warn: () => {}, info: () => {} } as unknown as vscode.LogOutputChannel;
  const memory = { get: (_: string, value: unknown) => value, update: () => Promise.resolve() } as unknown as vscode.Memento;
  return new Traces(place, log, memory);
}

function answer(trace: Trace | undefined): string {
  const [turn] = trace?.turns ?? [];
  return turn ? answerText(turn) : '';
}

function shows(traces: TracesType, words: string): Promise<true> {
  return until(`“${words}”`, 9000, () => Promise.resolve(answer(traces.get('a')) === words ? true : undefined), () => Promise.resolve(answer(traces.get('a'))));
}

test('what another window streams is shown as it comes, and with what this one adds to it, nothing lost or doubled', async () => {
  const path = join(folder, 'a.jsonl');
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const traces = tracesIn(folder);
  try {
    writeFileSync(path, headerLine + lines(created, asked, text('0 ')));
    writeFileSync(join(folder, 'a.open'), String(other.pid));
    const changes: TraceChange[] = [];
    traces.onDidChange((change) => changes.push(change));
    await traces.restore();
    assert.equal(answer(traces.get('a')), '0 ');
    let expected = '0 ';
    const add = async (words: string): Promise<void> => {
      expected += words;
      appendFileSync(path, lines(text(words)));
      await shows(traces, expected);
    };
    await add('1 ');
    await add('2 ');
    assert.deepEqual(changes.at(-1)?.events, [text('2 ')], 'only what is new');
    assert.equal(changes.at(-1)?.anew, undefined);
    // A torn line is the beginning of one that is still being written.
    const whole = lines(text('3 '));
    appendFileSync(path, whole.slice(0, 20));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    assert.equal(answer(traces.get('a')), expected);
    appendFileSync(path, whole.slice(20));
    expected += '3 ';
    await shows(traces, expected);
    appendFileSync(path, lines(text('4 ')));
    traces.record('a', { kind: 'named', title: 'Mine', at: 3 });
    expected += '4 ';
    await shows(traces, expected);
    await add('5 ');
    await add('6 ');
    assert.equal(traces.get('a')?.title, 'Mine');
    assert.equal(readFileSync(path, 'utf8').match(/"named"/g)?.length, 1);
  } finally {
    other.kill('SIGKILL');
    traces.dispose();
  }
});

test('a long trace is made in pieces, between which other things have their turn', async () => {
  const events = [created, asked, ...Array.from({ length: 100_000 }, (_, at) => text(at % 30 === 29 ? '.\n\n' : ' word'))];
  let turns = 0;
  const count = (): void => {
    turns++;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  const trace = await traceOf(events);
  clearImmediate(next);
  assert.equal(answer(trace).length, answer(events.reduce<Trace | undefined>(apply, undefined)).length);
  assert.ok(turns >= 3, `${turns} turns`);
});
