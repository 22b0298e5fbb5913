import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EndKind } from '../../src/core/reasoningEvent.ts';

/** The bytes a server sent as one answer, and what a reader of them must have got. */
export interface StreamFixture {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The preset whose server speaks so. */
  readonly endpoint: string;
  readonly how: EndKind;
  readonly thinking: string;
  readonly text: string;
}

const home = join(import.meta.dirname, '..', 'faults', 'fixtures');

/** Streams of every dialect, written by hand after the wire formats of their providers. */
export function streamFixtures(): StreamFixture[] {
  const expected = JSON.parse(readFileSync(join(home, 'expected.json'), 'utf8')) as Record<string, Omit<StreamFixture, 'name' | 'bytes'>>;
  return Object.entries(expected).map(([name, told]) => ({ name, ...told, bytes: new Uint8Array(readFileSync(join(home, `${name}.sse`))) }));
}
