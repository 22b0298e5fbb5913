import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LoopDetector } from '../../../../src/reasoners/openai/loopDetector.ts';

function told(text: string, piece = 7): string[] {
  const detector = new LoopDetector();
  const found: string[] = [];
  for (let at = 0; at < text.length; at += piece) {
    const what = detector.push(text.slice(at, at + piece));
    if (what) found.push(what);
  }
  return found;
}

const derivation = Array.from({ length: 400 }, (_, k) => `Step ${k}: the term is $${k}x^2 + ${k * k} = ${7 * k}$, so we go on.`).join('\n');

test('a sentence said over and over', () => {
  assert.deepEqual(told(derivation + 'But wait, that is wrong. Let me try again.\n'.repeat(80)), ['begins']);
  assert.deepEqual(told('The '.repeat(600)), ['begins']);
});

test('a loop that the model leaves', () => {
  assert.deepEqual(told('Hmm. '.repeat(600) + derivation), ['begins', 'ends']);
});

test('a loop that goes on is hopeless', () => {
  assert.equal(told('But wait. '.repeat(8000)).includes('hopeless'), true);
});

test('long derivations, tables and sums are no loops', () => {
  assert.deepEqual(told(derivation), []);
  assert.deepEqual(told(`${Array.from({ length: 300 }, (_, k) => `| ${k} | ${k ** 2} | ${k ** 3} |`).join('\n')}\n`), []);
  assert.deepEqual(told(`${'1+'.repeat(120)}1 = 121. ${derivation}`), []);
});

test('however the text is cut, the same is told', () => {
  const text = `${derivation}${'Wait. '.repeat(900)}${derivation}`;
  for (const piece of [1, 13, 512]) assert.deepEqual(told(text, piece), ['begins', 'ends']);
});
