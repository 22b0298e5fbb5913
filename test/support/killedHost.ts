import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { Frame } from 'playwright-core';
import { answerText, thinkingText, type Turn } from '../../src/core/trace.ts';
import { extensionHostPid } from './extensionHost.ts';
import type { ProtocolServer, Script } from './protocolServer.ts';
import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

/** Milliseconds before a kill within which what came may be missing afterwards. */
export const allowedMs = 250;
/** Numbers that are thinking before the answer begins. */
const thinkingNumbers = 100;
/** Longer than the panel takes to show a trace that was read from the disk. Milliseconds. */
const shownMs = 30_000;

/** A file with one problem, for `solveProblem`. */
export const problemFile = 'problem.md';

/** Numbers without end, each a delta of its own, with the time at which each was sent. */
export class CountingStream {
  /** The number that comes first: it tells the streams of one workbench apart. */
  readonly first: number;
  /** When each number was sent, in milliseconds of `performance.now`. */
  readonly sentAt: number[] = [];
  /** Bytes that were sent up to and including each number. */
  readonly #bytes: number[] = [];
  #response: ServerResponse | undefined;
  readonly #pauseMs: number;
  /** The other side has gone. */
  closed = false;

  constructor(first = 0, pauseMs = 3) {
    this.first = first;
    this.#pauseMs = pauseMs;
  }

  readonly script: Script = async ({ send, pause, response }) => {
    this.#response = response;
    response.on('close', () => {
      this.closed = true;
    });
    while (!this.closed) {
      const n = this.sentAt.length;
      const text = `${this.first + n} ${n % 20 === 19 ? '\n\n' : ''}`;
      send({ id: 'c', choices: [{ index: 0, delta: n < thinkingNumbers ? { reasoning_content: text } : { content: text } }] });
      this.sentAt.push(performance.now());
      this.#bytes.push(response.socket?.bytesWritten ?? 0);
      await pause(this.#pauseMs);
    }
  };

  async begun(): Promise<void> {
    await until('the stream', 20_000, () => Promise.resolve(this.sentAt.length > 0 || undefined));
  }

  async ended(): Promise<void> {
    await until('the end of the connection', 20_000, () => Promise.resolve(this.closed || undefined));
  }

  /** How many numbers the other side has fetched by now: a process that gets no processor leaves them in its socket. */
  received(): number {
    const waiting = unread(this.#response);
    const fetched = (this.#bytes.at(-1) ?? 0) - waiting;
    return waiting === 0 ? this.#bytes.length : this.#bytes.filter((bytes) => bytes <= fetched).length;
  }

  /** How many numbers were sent more than `allowedMs` before a moment of `performance.now`. */
  due(at: number): number {
    return this.sentAt.filter((sent) => sent < at - allowedMs).length;
  }

  /** How many numbers a turn has. @throws AssertionError when they are not in order or have a gap */
  keptIn(turn: Turn | undefined): number {
    const words = turn ? (thinkingText(turn) + answerText(turn)).split(/\s+/).filter((word) => word !== '') : [];
    // A delta is written whole or not at all.
    assert.deepEqual(words.map(Number), words.map((_, index) => this.first + index), 'in order and without a gap');
    return words.length;
  }
}

/** Bytes that have come to the other end of a connection of this computer and were not read there; 0 where that is not told. */
function unread(response: ServerResponse | undefined): number {
  const { localPort, remotePort } = response?.socket ?? {};
  const table = '/proc/net/tcp';
  if (localPort === undefined || remotePort === undefined || !existsSync(table)) return 0;
  const port = (value: number): string => `:${value.toString(16).toUpperCase().padStart(4, '0')}`;
  // The other end's own line (proc(5)): its address, ours, its state, what it has to send and to read.
  const line = new RegExp(`${port(remotePort)} \\w+${port(localPort)} \\w+ \\w+:(\\w+)`).exec(readFileSync(table, 'utf8'));
  return Number.parseInt(line?.[1] ?? '0', 16);
}

export async function solveProblem(workbench: Workbench): Promise<void> {
  await workbench.openFile(problemFile);
  await workbench.goto(1, 3);
  await workbench.command('Therefore: Solve Selection');
}

export interface HostKill {
  /** When, in milliseconds after the first number was sent. */
  readonly afterMs: number;
  readonly sent: number;
  /** Of those, numbers that the extension host has fetched. */
  readonly received: number;
  readonly kept: number;
  /** Numbers missing although they were received, and sent more than `allowedMs` before the kill. */
  readonly missing: number;
  /** How long before the kill the oldest missing number was sent, in milliseconds. */
  readonly lostMs: number;
  /** Whether the kill left a torn last line, which was repaired. */
  readonly torn: boolean;
}

/**
 * `kill -9` on the extension host of a workbench so many milliseconds into a stream, then a reload of the window.
 * Leaves the panel open, which shows the trace and that it was interrupted.
 * @throws AssertionError when the journal is not whole, or the panel does not say what happened
 */
export async function killHost(workbench: Workbench, server: ProtocolServer, waitMs: number, first = 0): Promise<HostKill> {
  const stream = new CountingStream(first);
  const before = workbench.traces().length;
  server.script = stream.script;
  await solveProblem(workbench);
  await stream.begun();
  const pid = extensionHostPid();
  assert.ok(pid, 'the extension host runs');
  const [began = 0] = stream.sentAt;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + waitMs - performance.now())));
  const received = stream.received();
  const killedAt = performance.now();
  process.kill(pid, 'SIGKILL');
  const sentAt = stream.sentAt.filter((at) => at <= killedAt);
  await stream.ended();
  const torn = workbench.journals().at(-1)?.endsWith('\n') === false;

  await workbench.reload();
  const trace = await workbench.waitForTrace({ after: before });
  const turn = trace.turns.at(-1);
  assert.equal(turn?.end?.how, 'interrupted');
  assertWhole(workbench.journals().at(-1) ?? '');
  const kept = stream.keptIn(turn);
  const oldest = sentAt[kept];
  await assertShown(await workbench.panel(), kept > thinkingNumbers ? 'answer' : 'thinking', kept > 0 ? `${first + kept - 1}` : '');
  return {
    afterMs: Math.round(killedAt - began), sent: sentAt.length, received, kept, missing: Math.max(0, Math.min(received, stream.due(killedAt)) - kept),
    lostMs: oldest === undefined ? 0 : Math.round(killedAt - oldest), torn,
  };
}

/** Every line of a journal can be read, and one of them ends the run. */
function assertWhole(journal: string): void {
  const lines = journal.split('\n');
  assert.equal(lines.pop(), '', 'the last line is whole');
  const [version, ...events] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.equal(version?.['journal'], 'therefore');
  assert.equal(events.filter(({ event }) => (event as { readonly kind?: unknown } | undefined)?.kind === 'end').length, 1, 'one end');
}

/** The panel says that a trace was interrupted, and has its last word, in an answer or in the folded thinking. */
async function assertShown(panel: Frame, where: 'answer' | 'thinking', last: string): Promise<void> {
  await panel.getByText(/Interrupted/).first().waitFor({ timeout: shownMs });
  if (where === 'thinking' && last !== '') await panel.getByText(/Thought for/).first().click();
  const shown = async (): Promise<string> => (await panel.locator('#panel').textContent().catch(() => '')) ?? '';
  await until(`${last} in the panel`, shownMs, async () => (await shown()).includes(last) || undefined, shown);
}
