import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { faultCases } from './cases.ts';

/** Names of the tests of a file as they are written, those of its tables included; not those that are skipped. */
function namesIn(file: string): string[] {
  const source = readFileSync(join(import.meta.dirname, '..', file), 'utf8');
  return [...source.matchAll(/^\s*(?:test\(|for \(const \[name, \w+\] of \[\[|\[)\s*(['`])((?:(?!\1)[^\\\n]|\\.)+)\1,(?!\s*\{[^}]*\bskip: true)/gm)].map((match) => match[2] ?? '');
}

test('every one of the 85 faults is made to happen by a test that is there', () => {
  assert.deepEqual(faultCases.map(({ number }) => number), Array.from({ length: 85 }, (_, index) => index + 1));
  const missing = faultCases.flatMap(({ number, fault, tests }) => tests.flatMap(([file, ...names]) => names.filter((name) => !namesIn(file).some((known) => known.startsWith(name))).map((name) => `${number} ${fault}: ${file}: ${name}`)));
  assert.deepEqual(missing, []);
});

test('every number a test of this folder bears is that of its case', () => {
  for (const file of ['transport', 'http', 'events', 'meaning', 'user'].map((name) => `faults/${name}.test.ts`)) {
    const numbers = new Set(namesIn(file).flatMap((name) => /^(\d+) /.exec(name)?.[1] ?? []));
    const listed = new Set(faultCases.filter(({ tests }) => tests.some(([of]) => of === file)).map(({ number }) => String(number)));
    assert.deepEqual([...numbers].sort(), [...listed].sort(), file);
  }
});
