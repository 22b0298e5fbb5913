import { isDeepStrictEqual } from 'node:util';
import type { ReasoningEvent } from '../../src/core/reasoningEvent.ts';
import { seeded } from '../../src/core/seeded.ts';
import type { StreamFixture } from './streamFixtures.ts';
import { eventsOf, joined } from './streamReading.ts';

/** How one run writes the lines of a stream, and where it cuts its bytes. */
export interface Splitting {
  readonly fixture: string;
  readonly breaks: 'as they are' | 'LF' | 'CRLF' | 'CR';
  readonly comments: 'as they are' | 'left out' | 'strewn in';
  readonly cutting: 'anywhere' | 'every byte' | 'even parts' | 'at breaks' | 'in characters' | 'empty parts';
}

export interface SplitResult extends Splitting {
  readonly parts: number;
  /** The fewest cuts that still change the events, and what changes. */
  readonly fault?: string;
}

const references = new Map<string, readonly ReasoningEvent[]>();

/** The events of a fixture that comes in one piece, checked against what is written beside it. */
async function reference(fixture: StreamFixture): Promise<readonly ReasoningEvent[]> {
  const known = references.get(fixture.name);
  if (known) return known;
  const events = joined(await eventsOf([fixture.bytes], fixture.endpoint));
  references.set(fixture.name, events);
  return events;
}

/** One fixture, written and cut as the seed says, against the same fixture in one piece. */
export async function splitOnce(fixtures: readonly StreamFixture[], seed: number): Promise<SplitResult> {
  const random = seeded(Math.imul(seed + 1, 2654435761));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const fixture = pick(fixtures);
  const plain = !fixture.bytes.includes(13) && !fixture.name.startsWith('whole');
  const breaks: Splitting['breaks'] = plain ? pick(['LF', 'CRLF', 'CR'] as const) : 'as they are';
  const comments: Splitting['comments'] = plain ? pick(['as they are', 'left out', 'strewn in'] as const) : 'as they are';
  const bytes = written(fixture.bytes, breaks, comments, random);
  const cutting = pick(['anywhere', 'anywhere', 'anywhere', 'every byte', 'even parts', 'at breaks', 'in characters', 'empty parts'] as const);
  const cuts = cutsOf(bytes, cutting, random);
  const result = { fixture: fixture.name, breaks, comments, cutting, parts: cuts.length + 1 };
  const expected = await reference(fixture);
  const differs = async (at: readonly number[]): Promise<boolean> => !isDeepStrictEqual(joined(await eventsOf(partsOf(bytes, at), fixture.endpoint)), expected);
  if (!(await differs(cuts))) return result;
  const fewest = await shrunk(cuts, differs);
  return { ...result, fault: explained(bytes, fewest, expected, joined(await eventsOf(partsOf(bytes, fewest), fixture.endpoint))) };
}

/** The stream with other line endings, and with comments left out or more of them. Both are one byte a character here. */
function written(bytes: Uint8Array, breaks: Splitting['breaks'], comments: Splitting['comments'], random: () => number): Uint8Array {
  if (breaks === 'as they are') return bytes;
  let text = Buffer.from(bytes).toString('latin1');
  if (comments === 'left out') text = text.replace(/^:.*\n/gm, '');
  // What follows the last line break is a line that was cut off; nothing can be put behind it.
  if (comments === 'strewn in') text = text.replace(/\n/g, (feed) => (random() < 0.2 ? `${feed}: still here\n` : feed));
  const ending = { LF: '\n', CRLF: '\r\n', CR: '\r' }[breaks];
  return Buffer.from(text.replaceAll('\n', ending), 'latin1');
}

function cutsOf(bytes: Uint8Array, cutting: Splitting['cutting'], random: () => number): number[] {
  const { length } = bytes;
  const places = Array.from({ length: Math.max(0, length - 1) }, (_, index) => index + 1);
  switch (cutting) {
    case 'every byte':
      return places;
    case 'even parts': {
      const size = 2 + Math.floor(random() * 96);
      return places.filter((at) => at % size === 0);
    }
    case 'at breaks':
      return places.filter((at) => (isBreak(bytes[at]) || isBreak(bytes[at - 1])) && random() < 0.7);
    case 'in characters':
      return places.filter((at) => ((bytes[at] ?? 0) & 0xc0) === 0x80 || ((bytes[at] ?? 0) >= 0x80 && random() < 0.5));
    case 'empty parts':
      return places.filter(() => random() < 0.02).flatMap((at) => [at, at]);
    case 'anywhere': {
      const share = random() ** 3;
      return places.filter(() => random() < share * 0.3 + 1 / length);
    }
  }
}

function isBreak(byte: number | undefined): boolean {
  return byte === 10 || byte === 13;
}

function partsOf(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  return [...cuts, bytes.length].map((at, index) => bytes.subarray(cuts[index - 1] ?? 0, at));
}

/** Leaves out ever smaller groups of cuts for as long as the rest still changes the events. */
async function shrunk(cuts: readonly number[], differs: (cuts: readonly number[]) => Promise<boolean>): Promise<readonly number[]> {
  let left = cuts;
  for (let group = Math.ceil(cuts.length / 2); group >= 1 && left.length > 0; group = group === 1 ? 0 : Math.ceil(group / 2)) {
    for (let from = 0; from < left.length; ) {
      const fewer = left.filter((_, index) => index < from || index >= from + group);
      if (await differs(fewer)) left = fewer;
      else from += group;
    }
  }
  return left;
}

function explained(bytes: Uint8Array, cuts: readonly number[], expected: readonly ReasoningEvent[], found: readonly ReasoningEvent[]): string {
  const around = cuts.slice(0, 4).map((at) => `${at}: ${shown(bytes.subarray(Math.max(0, at - 24), at))}│${shown(bytes.subarray(at, at + 24))}`);
  const at = found.findIndex((event, index) => !isDeepStrictEqual(event, expected[index]));
  const where = at < 0 ? found.length : at;
  return `${cuts.length === 0 ? 'uncut' : `cut at ${around.join(' and ')}`}\n    event ${where} is ${JSON.stringify(found[where])?.slice(0, 200)}\n    instead of ${JSON.stringify(expected[where])?.slice(0, 200)}`;
}

function shown(bytes: Uint8Array): string {
  return JSON.stringify(Buffer.from(bytes).toString('latin1'));
}
