import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { journalVersion } from '../core/journalVersion.ts';
import type { Problem } from '../core/problem.ts';
import { apply, type Trace, type TraceEvent } from '../core/trace.ts';

/** The first line of every trace's file. */
export const headerLine = `${JSON.stringify({ journal: 'therefore', version: journalVersion })}\n`;

const newline = 0x0a;
/** The longest that reading a trace keeps everything else waiting, in milliseconds. */
const pieceMs = 8;

/** A trace written by a newer Therefore: it is neither read nor changed. */
export class NewerJournal extends Error {
  readonly version: number;

  constructor(version: number) {
    super(`The journal has version ${version}; ${journalVersion} is the newest this Therefore reads.`);
    this.name = 'NewerJournal';
    this.version = version;
  }
}

/** What a list of traces says of one. */
export interface TraceSummary {
  readonly problem: Problem | undefined;
  /** The user's own name for it. */
  readonly title?: string;
  /** Milliseconds, wall clock; undefined where the file does not say. */
  readonly createdAt: number | undefined;
  readonly turns: number;
}

/** @throws NewerJournal when the first line names a version newer than this code */
export function refuseNewer(bytes: Buffer): void {
  const end = bytes.indexOf(newline);
  const first = valueOf(bytes.toString('utf8', 0, end < 0 ? bytes.length : end));
  if (typeof first !== 'object' || first === null || !('journal' in first) || !('version' in first)) return;
  if (typeof first.version === 'number' && first.version > journalVersion) throw new NewerJournal(first.version);
}

/**
 * The events of a trace as far as they are whole; a torn last line and damaged ones are left out.
 * A long trace is read in pieces, so that nothing else waits for it. @throws NewerJournal
 */
export async function eventsIn(bytes: Buffer): Promise<TraceEvent[]> {
  refuseNewer(bytes);
  const events: TraceEvent[] = [];
  let began = performance.now();
  // A trace may be longer than the longest string there is, so lines are cut from the bytes.
  for (let start = 0, end = bytes.indexOf(newline); end >= 0; start = end + 1, end = bytes.indexOf(newline, start)) {
    const event = eventOf(bytes.toString('utf8', start, end));
    if (event) events.push(event);
    if (performance.now() - began < pieceMs) continue;
    await setImmediate();
    began = performance.now();
  }
  return events;
}

/** The trace of these events, made in pieces as they are read; undefined where there are none. @throws RangeError where its beginning is missing */
export async function traceOf(events: readonly TraceEvent[]): Promise<Trace | undefined> {
  let trace: Trace | undefined;
  let began = performance.now();
  for (const event of events) {
    trace = apply(trace, event);
    if (performance.now() - began < pieceMs) continue;
    await setImmediate();
    began = performance.now();
  }
  return trace;
}

/** The whole lines of a file behind so many bytes. @throws where it cannot be read */
export async function linesBehind(path: string, bytes: number): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const read = Buffer.alloc(Math.max(0, size - bytes));
    const { bytesRead } = await handle.read(read, 0, read.length, bytes);
    return read.subarray(0, read.lastIndexOf(newline, bytesRead - 1) + 1);
  } finally {
    await handle.close();
  }
}

/**
 * What a trace is about, without reading all its events.
 * @throws NewerJournal
 */
export function summaryIn(bytes: Buffer): TraceSummary {
  refuseNewer(bytes);
  let created: Extract<TraceEvent, { kind: 'created' }> | undefined;
  let title = '';
  let turns = 0;
  for (let start = 0, end = bytes.indexOf(newline); end >= 0; start = end + 1, end = bytes.indexOf(newline, start)) {
    if (!created && begins(bytes, start, createdMark)) {
      const event = eventOf(bytes.toString('utf8', start, end));
      if (event?.kind === 'created') created = event;
    } else if (begins(bytes, start, askedMark)) turns++;
    else if (begins(bytes, start, namedMark)) {
      const event = eventOf(bytes.toString('utf8', start, end));
      if (event?.kind === 'named') title = event.title.trim();
    }
  }
  return { problem: created?.problem, createdAt: created?.at, turns, ...(title === '' ? {} : { title }) };
}

const createdMark = Buffer.from('{"kind":"created"');
const askedMark = Buffer.from('{"kind":"asked"');
const namedMark = Buffer.from('{"kind":"named"');

function begins(bytes: Buffer, at: number, mark: Buffer): boolean {
  return bytes.length >= at + mark.length && bytes.compare(mark, 0, mark.length, at, at + mark.length) === 0;
}

/** A line's event; the header, blank and damaged lines are none. */
function eventOf(line: string): TraceEvent | undefined {
  const value = valueOf(line);
  return typeof value === 'object' && value !== null && 'kind' in value ? (value as TraceEvent) : undefined;
}

function valueOf(line: string): unknown {
  if (line === '') return undefined;
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
