import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apply, answerText, thinkingText, type Trace } from '../../src/core/trace.ts';
import { Journal } from '../../src/host/journal.ts';
import { countingServer } from './countingServer.ts';

/** Milliseconds before a kill within which what was sent may be missing afterwards. */
export const allowedMs = 250;

export interface Kill {
  /** When, in milliseconds after the first number was sent. */
  readonly afterMs: number;
  readonly sent: number;
  readonly kept: number;
  /** Numbers missing although they were sent more than `allowedMs` before the kill. */
  readonly missing: number;
  /** How long before the kill the oldest missing number was sent, in milliseconds. */
  readonly lostMs: number;
  /** Whether the last line was torn, and repaired. */
  readonly torn: boolean;
}

/** `kill -9` on a process in mid-stream, then what the next window does. @throws AssertionError when the journal is not whole */
export async function killOnce(afterMs: number): Promise<Kill> {
  const folder = mkdtempSync(join(tmpdir(), 'therefore-kill-'));
  const server = await countingServer();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'killWriter.ts'), folder, server.url], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, NODE_NO_WARNINGS: '1' } });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  try {
    await Promise.race([server.begun, closed]);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    const killedAt = performance.now();
    child.kill('SIGKILL');
    const sentAt = server.sentAt.filter((at) => at <= killedAt);
    await closed;
    assert.equal(said, '', 'the process was in mid-stream');
    const { kept, torn } = await recovered(folder);
    const oldest = sentAt[kept];
    return { afterMs, sent: sentAt.length, kept, missing: Math.max(0, sentAt.filter((at) => at < killedAt - allowedMs).length - kept), lostMs: oldest === undefined ? 0 : Math.round(killedAt - oldest), torn };
  } finally {
    child.kill('SIGKILL');
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the next window finds: how many numbers, in order and without a gap, in a file of whole lines that goes on. */
async function recovered(folder: string): Promise<{ readonly kept: number; readonly torn: boolean }> {
  const errors: unknown[] = [];
  const journal = new Journal(folder, () => {}, (error) => errors.push(error));
  const torn = !readFileSync(journal.path('trace'), 'utf8').endsWith('\n');
  assert.deepEqual((await journal.list()).map(({ id }) => id), ['trace']);
  assert.equal(await journal.isElsewhere('trace'), false, 'its writer is known to be gone');
  await journal.repair('trace');
  journal.append('trace', { kind: 'reasoned', turn: 't1', at: Date.now(), event: { kind: 'end', how: 'interrupted', retry: { can: true } } });
  await journal.close();
  assert.deepEqual(errors, []);

  const lines = readFileSync(journal.path('trace'), 'utf8').split('\n');
  assert.equal(lines.pop(), '', 'the last line is whole');
  for (const line of lines) JSON.parse(line);
  const trace = (await journal.read('trace')).reduce<Trace | undefined>((before, event) => apply(before, event), undefined);
  assert.ok(trace, 'the trace is there');
  const [turn] = trace.turns;
  if (!turn) return { kept: 0, torn };
  assert.equal(turn.end?.how, 'interrupted');
  const numbers = (thinkingText(turn) + answerText(turn)).split(' ').slice(0, -1).map(Number);
  assert.deepEqual(numbers, numbers.map((_, index) => index), 'in order and without a gap');
  return { kept: numbers.length, torn };
}
