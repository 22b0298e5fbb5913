import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOf, objectOf, parse, textOf, type Json } from '../../../../src/reasoners/openai/json.ts';
import { RepeatedPayload, type Changing } from '../../../../src/reasoners/openai/repeatedPayload.ts';
import { seeded } from '../../../../src/core/seeded.ts';

function changing(payload: Json): Changing | undefined {
  const holder = objectOf(objectOf(listOf(payload['choices'])[0])?.['delta']);
  return holder && textOf(holder['content']) !== undefined ? { holder, field: 'content' } : undefined;
}

/** What each payload is read as when they come one after the other, beside what each is by itself. */
function assertReadAlike(payloads: readonly string[], what = changing): void {
  const repeated = new RepeatedPayload(what);
  for (const [index, payload] of payloads.entries()) assert.deepEqual(structuredClone(repeated.read(payload)), parse(payload), `payload ${index}: ${payload}`);
}

const frame = (content: string, more = ''): string => `{"id":"c","choices":[{"index":0,"delta":{"content":${content}},"finish_reason":null}]${more}}`;

test('payloads that differ in their text', () => {
  assertReadAlike(['"a"', '"b"', '"cd"', '"解 🙂"', '""', '"e"', '"\u007f\u2028"'].map((text) => frame(text)));
});

test('a text that is not what stands between the quotes', () => {
  assertReadAlike(['"a"', '"\\n"', '"b\\"c"', '"\\u0064"', '"e"', 'null', '"f"', '["g"]', '"h","content":"i"', '"j"', '"k\u0001"', '"l", "m"', '"n"'].map((text) => frame(text)));
});

test('a text that stands elsewhere too, or is written otherwise where it is read', () => {
  assertReadAlike([frame('"c"'), frame('"d"'), frame('"id"'), frame('"x"'), '{"id":"t","choices":[{"delta":{"content":"\\u0074"}}]}', '{"id":"u","choices":[{"delta":{"content":"\\u0074"}}]}', '{"t":1,"choices":[{"delta":{"content":"t"}}]}', '{"u":1,"choices":[{"delta":{"content":"t"}}]}', frame('","'), frame('":"'), frame('"y"')]);
});

test('other fields that change', () => {
  assertReadAlike([frame('"a"'), frame('"b"'), frame('"c"', ',"usage":{"prompt_tokens":1}'), frame('"d"', ',"usage":{"prompt_tokens":2}'), frame('"e"').replace('null', '"stop"'), frame('"f"'), frame('"f"', ' '), `${frame('"g"')} `, frame('"h"').slice(0, -1), frame('"i"'), '', '{}', '[]', '7', frame('"j"')]);
});

test('payloads with keys that are no data', () => {
  assertReadAlike([frame('"a"', ',"__proto__":{"b":1}'), frame('"b"', ',"__proto__":{"b":1}'), frame('"__proto__"'), frame('"c"'), frame('"d"', ',"\\u005f_proto__":1'), frame('"e"', ',"\\u005f_proto__":1')]);
});

test('a long text, and one that is escaped', () => {
  const long = 'a text that is longer than what is copied at once, ';
  assertReadAlike([frame('"a"'), frame(`"${long}"`), frame(`"${long}\\n\\u00e9\\\\"`), frame(`"${long}\\x"`), frame(`"${long}" , "b"`), frame(`"${long}\t"`), frame('"c"')]);
});

const counted = (event: Json): Changing | undefined => (textOf(event['delta']) === undefined ? undefined : { holder: event, field: 'delta', counter: 'n' });

test('payloads that count', () => {
  const event = (count: string, delta: string, more = ''): string => `{"type":"d","n":${count},"o":{"p":[]},"delta":${delta}${more}}`;
  assertReadAlike([event('1', '"a"'), event('2', '"b"'), event('3', '"2"'), event('10', '"cd"'), event('007', '"e"'), event('-1', '"f"'), event('11.5', '"g"'), event('12', '"h"'), event('13e1', '"i"'), event('0', '"j"'), event('1', '"k"'), event('99999999999999999999', '"l"'), event('"14"', '"m"'), event('15', '"n"'), event('16', '"o"', ',"n":17'), event('18', '"p"', ',"n":17'), event('', '"q"'), '{"delta":"r","n":19}', '{"delta":"s","n":20}', '{"delta":"t"}', '{"delta":"u"}'], counted);
  assertReadAlike(['{"n" :4,"o":{"n":4,"p":1},"delta":"a"}', '{"n" :4,"o":{"n":5,"p":1},"delta":"b"}', '{"n":40e-1,"delta":"c"}', '{"n":50e-1,"delta":"d"}', '{"n":4.0,"delta":"e"}', '{"n":5.0,"delta":"f"}'], counted);
});

/** The same without the noise, which stays as it was first read. */
function assertReadAlikeButNoise(payloads: readonly string[], noise: string): void {
  const repeated = new RepeatedPayload((payload) => (textOf(payload['delta']) === undefined ? undefined : { holder: payload, field: 'delta', ...(textOf(payload[noise]) === undefined ? {} : { noise }) }));
  for (const payload of payloads) assert.deepEqual({ ...repeated.read(payload), [noise]: '' }, { ...parse(payload), [noise]: '' }, payload);
}

test('payloads with noise', () => {
  const event = (delta: string, noise: string, more = ''): string => `{"delta":${delta},"o":{"p":{}},"x":${noise}${more}}`;
  assertReadAlikeButNoise([event('"a"', '"q"'), event('"b"', '"rs"'), event('"c"', '""'), event('"d"', '"t","delta":"e"'), event('"f"', '"u"', ',"y":{}'), event('"g"', '"v"', ',"y":{}'), event('"h"', '"w\\n"'), event('"i"', '"\\"'), event('"j"', '1'), event('"k"', '"z"'), event('"l","o":{"p":{}},"x":"m"', '"n"'), event('"o"', '"p"'), event('"p"', '"p"'), event('"q"', '"r"')], 'x');
  assertReadAlikeButNoise(['{"x":"a","delta":"b"}', '{"x":"c","delta":"d"}', '{"delta":"e","y":{"x":"f"},"x":"g"}', '{"delta":"e","y":{"x":"h"},"x":"i"}', '{"delta":"j","y":{"x":"k"},"x" :"k"}', '{"delta":"l","y":{"x":"m"},"x" :"k"}', '{"delta":"n","y":{"x":"o"},"x" :"p"}'], 'x');
});

test('random streams of payloads, cut and spliced', () => {
  const random = seeded(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const texts = ['a', 'bc', '"', '\\', '\\\\', '","', '"}', '解', '\u0000', '', 'content', 'c', '{"a":1}', '\ud83d', '\n'];
  const payloads: string[] = [];
  let extra = '';
  for (let index = 0; index < 4000; index++) {
    if (random() < 0.05) extra = pick(['', ',"n":1', `,"n":${index}`, ',"content":"a"', ',"__proto__":1']);
    const text = random() < 0.9 ? JSON.stringify(pick(texts)) : `"${pick(texts)}"`;
    const whole = random() < 0.5 ? frame(text, extra) : `{"n":${pick([index, index, 7, '07', -1, 1.5])},"delta":${text}${extra}}`;
    const at = Math.floor(random() * whole.length);
    payloads.push(random() < 0.9 ? whole : random() < 0.5 ? whole.slice(0, at) : whole.slice(0, at) + pick(texts) + whole.slice(at));
  }
  assertReadAlike(payloads);
  assertReadAlike(payloads, counted);
  assertReadAlike(payloads.filter((payload) => payload.includes('delta":{')));
  assertReadAlike(payloads.filter((payload) => !payload.includes('delta":{')), counted);
});
