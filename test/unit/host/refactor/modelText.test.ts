import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../../src/checking/checkText.ts';
import type { CheckedClaim } from '../../../../src/core/checker.ts';
import { say } from '../../../../src/core/phrase.ts';
import { objectionTo, reasonIn, textIn, type Rewriting } from '../../../../src/host/refactor/modelText.ts';
import { sayTheSame } from '../../../../src/host/refactor/verified.ts';

function claimsOf(text: string): CheckedClaim[] {
  return [...checkText({ text, format: 'markdown' }, { perClaimMs: 1000 }, new Set())].flatMap((each) => (each.kind === 'checked' ? [each.checked] : []));
}

function objection(rewriting: Rewriting, old: string, text: string) {
  const found = objectionTo(rewriting, old, text, 'markdown', claimsOf(old), claimsOf(text));
  return typeof found === 'object' ? found.verdict.kind : found;
}

const old = '$(x+1)^2 - (x-1)^2 = 4x$';

test('steps are taken where every link verifies and both ends stay', () => {
  assert.equal(objection('fill', old, '$(x+1)^2 - (x-1)^2 = x^2 + 2x + 1 - x^2 + 2x - 1 = 4x$'), undefined);
  assert.equal(objection('fill', old, '$(x+1)^2 - (x-1)^2 = x^2 + 2x - x^2 + 2x - 1 = 4x$'), 'refuted');
  assert.equal(objection('fill', old, old), 'nothing');
  assert.equal(objection('fill', old, 'Trust me.'), 'nothing');
  assert.equal(objection('fill', old, '$1 + 1 = 2 = 2$'), 'other');
  assert.equal(objection('fill', old, '$(x+1)^2 - (x-1)^2 = 2x + 2x = 5x - x$'), 'other');
});

test('a link that is not decided keeps a text out as a false one does', () => {
  const text = '$(x+1)^2 - (x-1)^2 = x^2 + 2x + 1 - x^2 + 2x - 1 = 4x$';
  for (const kind of ['inconclusive', 'unchecked'] as const) {
    const after = claimsOf(text).map((each, index): CheckedClaim => (index === 1 ? { ...each, verdict: { kind, reason: say('It could not be decided.') } } : each));
    assert.equal(objectionTo('fill', old, text, 'markdown', claimsOf(old), after), after[1]);
  }
});

test('a correction may end elsewhere, and a substitution may begin with its letter', () => {
  assert.equal(objection('fix', '$(x+1)^2 - x^2 = 2x$', '$(x+1)^2 - x^2 = 2x + 1$'), undefined);
  assert.equal(objection('fix', '$(x+1)^2 - x^2 = 2x$', '$(x+1)^2 - x^2 = 3x = x + 2x$'), 'refuted');
  assert.equal(objection('fix', '$(x+1)^2 - x^2 = 2x$', '$(x+1)^2 - x^2 = 3x$'), 'nothing');
  assert.equal(objection('fix', '$(x+1)^2 - x^2 = 2x = x$', 'Let $x = 0$. Then $(x+1)^2 - x^2 = 2x + 1 = 1$'), 'other');
  assert.equal(objection('fix', '$(x+1)^2 - x^2 = 2x$', '$2x = x + x$'), 'other');
});

test('a substitution names one new letter before the steps, and supposes nothing else', () => {
  const before = '$(x^2+1)^2 - (x^2+1) = (x^2+1)x^2 = x^2(x^2+1)$';
  const steps = '$(x^2+1)^2 - (x^2+1) = u^2 - u = u(u - 1) = (x^2+1)x^2 = x^2(x^2+1)$';
  assert.equal(objection('substitute', before, `Let $u = x^2 + 1$. Then ${steps}`), undefined);
  assert.notEqual(objection('substitute', before, steps), undefined);
  assert.equal(objection('substitute', before, `Let $x = 1$. Then ${before}`), 'other');
});

test('what a model writes is plain text of a bounded size, or nothing', () => {
  const json = (text: string): string => `Here:\n\`\`\`json\n${JSON.stringify({ text })}\n\`\`\``;
  assert.equal(textIn(json('Let $u = x$.')), 'Let $u = x$.');
  for (const bad of ['![x](http://a.b/c.png)', '[a](command:x)', '<img src=x>', 'a\n```python\nx\n```', '\\input{/etc/passwd}', '\\href{x}{y}', 'see https://a.b', 'x'.repeat(4001), ' ']) assert.equal(textIn(json(bad)), undefined, bad.slice(0, 40));
  assert.equal(textIn('no json'), undefined);
  assert.equal(textIn('{"text": 3}'), undefined);
  assert.equal(reasonIn('{"text":"difference of squares."}'), 'difference of squares');
  for (const bad of ['a } b', '$x$', '\\evil', 'x'.repeat(200), '']) assert.equal(reasonIn(JSON.stringify({ text: bad })), undefined, bad.slice(0, 20));
});

test('a reason beside a step and rows leave the claims as they were', () => {
  const before = claimsOf('$(x+1)^2 = x^2 + 2x + 1 = 1 + 2x + x^2.$');
  assert.ok(before.length === 2);
  assert.ok(sayTheSame(before, claimsOf('$$\n\\begin{aligned}\n(x+1)^2 &= x^2 + 2x + 1 \\quad\\text{(multiply out)} \\\\\n&= 1 + 2x + x^2.\n\\end{aligned}\n$$')));
  assert.ok(!sayTheSame(before, claimsOf('$(x+1)^2 = x^2 + 2x + 1$')));
  assert.ok(!sayTheSame(before, claimsOf('$(x+1)^2 = x^2 + 2x + 2 = 1 + 2x + x^2$')));
});
