import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOf, objectOf, parse, textOf, type Json } from '../../../../src/reasoners/openai/json.ts';
import { RepeatedPayload, type Changing } from '../../../../src/reasoners/openai/repeatedPayload.ts';
import { seeded } from '../../../support/mutants.ts';

function changing(payload: Json): Changing | undefined {
  const holder = objectOf(objectOf(listOf(payload['choices'])[0])?.['delta']);
  return holder && textOf(holder['content']) !== undefined ? { holder, field: 'content' } : undefined;
}

/** What each payload is read as when they come one after the other, beside what each is by itself. */
function assertReadAlike(payloads: readonly string[]): void {
  const repeated = new RepeatedPayload(changing);
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

test('random streams of payloads, cut and spliced', () => {
  const random = seeded(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const texts = ['a', 'bc', '"', '\\', '\\\\', '","', '"}', '解', '\u0000', '', 'content', 'c', '{"a":1}', '\ud83d', '\n'];
  const payloads: string[] = [];
  let extra = '';
  for (let index = 0; index < 4000; index++) {
    if (random() < 0.05) extra = pick(['', ',"n":1', `,"n":${index}`, ',"content":"a"', ',"__proto__":1']);
    const whole = frame(random() < 0.9 ? JSON.stringify(pick(texts)) : `"${pick(texts)}"`, extra);
    const at = Math.floor(random() * whole.length);
    payloads.push(random() < 0.9 ? whole : random() < 0.5 ? whole.slice(0, at) : whole.slice(0, at) + pick(texts) + whole.slice(at));
  }
  assertReadAlike(payloads);
});
