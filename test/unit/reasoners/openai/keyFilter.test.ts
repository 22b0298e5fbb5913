import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReasoningEvent } from '../../../../src/core/reasoningEvent.ts';
import { KeyFilter } from '../../../../src/reasoners/openai/keyFilter.ts';
import { seeded } from '../../../../src/core/seeded.ts';

const key = 'sk-sk-test-0123456789-sk-sk';
const end = { kind: 'end', how: 'complete' } as const;
const text = (said: string, part = 'a'): ReasoningEvent => ({ kind: 'text', part, text: said });
const thought = (said: string, part = 't'): ReasoningEvent => ({ kind: 'thinking', part, text: said, form: 'raw' });
const args = (said: string, index = 0): ReasoningEvent => ({ kind: 'tool', index, args: said });

function filtered(events: readonly ReasoningEvent[], secret: string | undefined = key): ReasoningEvent[] {
  const filter = new KeyFilter(secret);
  return [...events, end].flatMap((event) => [...filter.push(event)]);
}

function said(events: readonly ReasoningEvent[]): string {
  return events.map((event) => (event.kind === 'text' || event.kind === 'thinking' ? event.text : event.kind === 'tool' ? event.args : '')).join('');
}

test('a key that is cut in two anywhere is found, in an answer, a thought or the call of a tool', () => {
  const whole = `My key is ${key}, or ${key}${key}!`;
  const expected = 'My key is •••, or ••••••!';
  for (const delta of [(part: string) => text(part), (part: string) => thought(part), (part: string) => args(part)]) {
    for (let at = 0; at <= whole.length; at++) {
      const events = filtered([delta(whole.slice(0, at)), delta(whole.slice(at))]);
      assert.equal(said(events), expected, `cut at ${at}`);
      assert.deepEqual(events.at(-1), end);
    }
  }
});

test('cut at random, among words that begin like it: every other letter comes through once, in its place', () => {
  const random = seeded(3);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const words = [key, key.slice(0, -1), key.slice(1), key.slice(0, 6), 'sk-', 's', ' ', 'sk-sk-sk-', '🙂', '解', 'roots', `${key}${key.slice(0, 9)}`];
  for (let round = 0; round < 3000; round++) {
    const whole = Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(words)).join('');
    const deltas: string[] = [];
    for (let at = 0; at < whole.length; ) {
      const to = at + 1 + Math.floor(random() ** 2 * 30);
      deltas.push(whole.slice(at, to));
      at = to;
    }
    const events = filtered(deltas.map((part) => text(part)));
    assert.equal(said(events), whole.replaceAll(key, '•••'), JSON.stringify(deltas));
    assert.ok(events.every((event) => event.kind !== 'text' || event.text !== ''));
  }
});

test('only what may be its beginning waits, and not longer than until it is told apart', () => {
  const filter = new KeyFilter(key);
  assert.deepEqual(filter.push(text('the roots')), [text('the root')]);
  assert.deepEqual(filter.push({ kind: 'status', what: 'quiet', ms: 1 }), [{ kind: 'status', what: 'quiet', ms: 1 }]);
  assert.deepEqual(filter.push(text(' are')), [text('s are')]);
  assert.deepEqual(filter.push(text('sk-sk-te')), []);
  assert.deepEqual(filter.push(text('a')), [text('sk-sk-tea')]);
  assert.deepEqual(filter.push(text('sk-sk-sk-')), [text('sk-')]);
  assert.deepEqual(filter.push(end), [text('sk-sk-'), end]);
});

test('what waits goes before the next part, and before its part is called thinking', () => {
  assert.deepEqual(filtered([thought('ways'), text('so')]), [thought('way'), thought('s'), text('so'), end]);
  const relabel = { kind: 'relabel', part: 'a', to: 'thinking' } as const;
  assert.deepEqual(filtered([text('ways'), relabel]), [text('way'), text('s'), relabel, end]);
});

test('over two parts of an answer no reader gets it whole', () => {
  for (let at = 1; at < key.length; at++) {
    for (const more of [1, 5, key.length]) {
      const rest = key.slice(at);
      const events = filtered([text(`x${key.slice(0, at)}`), thought('hm '), text(rest.slice(0, more), 'b'), text(`${rest.slice(more)} y`, 'b')]);
      const answer = events.map((event) => (event.kind === 'text' ? event.text : '')).join('');
      assert.equal(answer, `x${key.slice(0, at)}••• y`, `cut at ${at}`);
    }
  }
  assert.equal(said(filtered([text('sk-sk-t'), thought('hm '), text('able', 'b')])), 'sk-sk-thm able');
});

test('a call of a tool keeps its name, whatever of its arguments waits', () => {
  const call = { kind: 'tool', index: 1, id: 'c', name: 'f', args: 's' } as const;
  assert.deepEqual(filtered([call, args(key.slice(1), 1), args(' 2', 1)]), [{ ...call, args: '' }, args('•••', 1), args(' 2', 1), end]);
});

test('a note that cuts the key off, and what is no delta', () => {
  assert.deepEqual(filtered([{ kind: 'note', code: 'bad-event', detail: `{"x": "${key.slice(0, 12)}` }]), [{ kind: 'note', code: 'bad-event', detail: '{"x": "•••' }, end]);
  assert.deepEqual(filtered([{ kind: 'opaque', data: { a: [`Bearer ${key}`] } }]), [{ kind: 'opaque', data: { a: ['Bearer •••'] } }, end]);
  assert.deepEqual(filtered([{ kind: 'open', model: key }]), [{ kind: 'open', model: '•••' }, end]);
});

test('where there is no key, or one as short as a word, all is as it came', () => {
  for (const secret of [undefined, 'x', 'token']) assert.deepEqual(filtered([text('a token'), text('token')], secret), [text('a token'), text('token'), end]);
});
