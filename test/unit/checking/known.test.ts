import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkText } from '../../../src/checking/checkText.ts';
import type { CheckedClaim, CheckRequest } from '../../../src/core/checker.ts';

const root = join(import.meta.dirname, '..', '..', '..');

function check(text: string, known: readonly CheckedClaim[] = []): CheckedClaim[] {
  const request: CheckRequest = { text, format: 'markdown', known };
  return [...checkText(request, { perClaimMs: 1000 }, new Set())].flatMap((progress) => (progress.kind === 'checked' ? [progress.checked] : []));
}

const kinds = (claims: readonly CheckedClaim[]): string[] => claims.map(({ verdict }) => verdict.kind);

test('a claim that says the same keeps its verdict and takes its new place', () => {
  const before = check('$2 + 2 = 5$ and $1 + 1 = 2$');
  const after = check('Now $2 + 2 = 5$ and $1 + 1 = 2$', before);
  assert.deepEqual(kinds(after), ['refuted', 'verified']);
  assert.equal(after[0]?.verdict, before[0]?.verdict);
  assert.equal(after[0]?.claim.range.start, (before[0]?.claim.range.start ?? 0) + 4);
  assert.equal(after[0]?.fix?.range.start, (before[0]?.fix?.range.start ?? 0) + 4);
});

test('a claim whose premise changed is decided again', () => {
  const text = (sum: number): string => `Solve $2x = ${sum}$.\n\nHence $x = 3$.`;
  const right = check(text(6));
  const wrong = check(text(8), right);
  assert.equal(right.at(-1)?.verdict.kind, 'verified');
  assert.equal(wrong.at(-1)?.verdict.kind, 'refuted');
});

test('a claim whose definition changed is decided again', () => {
  const text = (body: string): string => `Let $f(x) = ${body}$. Then $f(2) = 4$.`;
  const right = check(text('x^2'));
  assert.equal(right.at(-1)?.verdict.kind, 'verified');
  assert.equal(check(text('x^3'), right).at(-1)?.verdict.kind, 'refuted');
});

test('of a thousand links an edit has only those of its own line decided again', () => {
  const lines = Array.from({ length: 500 }, (_, n) => `$(x + ${n})^2 = x^2 + ${2 * n}x + ${n * n} = x(x + ${2 * n}) + ${n * n}$\n\n`);
  const known = check(lines.join(''));
  assert.equal(known.length, 1000);
  lines[250] = '$(x + 1)^2 = x^2 + 2x + 2 = x(x + 2) + 2$\n\n';
  const again = check(lines.join(''), known);
  const kept = new Set(known.map(({ verdict }) => verdict));
  assert.equal(kinds(again).filter((kind) => kind === 'refuted').length, 1);
  assert.equal(again.filter(({ verdict }) => !kept.has(verdict)).length, 2);
});

test('the example has one false step, and no other document of the project has any', () => {
  const examples = readdirSync(join(root, 'examples')).filter((name) => /\.(md|tex)$/.test(name)).map((name) => `examples/${name}`);
  for (const path of ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...examples]) {
    const refuted = check(readFileSync(join(root, path), 'utf8')).filter(({ verdict }) => verdict.kind === 'refuted');
    if (path === 'examples/derivation.md') assert.match(refuted[0]?.claim.text ?? '', /- x\^2 - 2x \+ 1$/);
    else assert.deepEqual(refuted.map(({ claim }) => claim.text), [], path);
  }
});
