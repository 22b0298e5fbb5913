import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Question, Tier } from '../../src/checking/question.ts';
import { sampled } from '../../src/checking/sampled.ts';
import { slowerTiers } from '../../src/checking/slowerTiers.ts';
import { sympyProgram, z3Worker } from '../../src/cli/tiers.ts';
import { english } from '../../src/core/phrase.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { pythonPath, root } from '../host/setup.mjs';
import { readWritten } from '../support/writtenClaim.ts';

const trouble: string[] = [];
const python = pythonPath() ?? '';
const session = (): PythonProcess => new PythonProcess({ python, runner: join(root, 'src', 'kernels', 'runner.py'), label: 'Python' });
const tiersOf = (of: () => Promise<PythonProcess | undefined>) => slowerTiers(z3Worker(), sympyProgram({ python: of }), (message) => trouble.push(message)) as [Tier, Tier];
const [z3, own] = tiersOf(async () => session());
const [, embedded] = tiersOf(async () => undefined);

after(() => {
  for (const each of [z3, own, embedded]) each.dispose();
});

function questionOf(text: string): Question {
  const { proposition, context } = readWritten(text);
  return { proposition, context, sampled: sampled(proposition, context, () => {}) };
}

async function verdictOf(tier: Tier, text: string, ms = 30_000): Promise<Verdict | undefined> {
  return tier.decide(questionOf(text), ms, new AbortController().signal);
}

const proofs: readonly (readonly [string, Verdict['kind']])[] = [
  [String.raw`a>0; b>0; c>0 ⊢ \frac{a}{b+c}+\frac{b}{a+c}+\frac{c}{a+b} \ge \frac32`, 'verified'],
  [String.raw`|a+b| \le |a|+|b|`, 'verified'],
  [String.raw`x+y=1 ⊢ x^2+y^2 \ge \frac12`, 'verified'],
  [String.raw`x+y=1 ⊢ x^2+y^2 \ge \frac35`, 'refuted'],
  [String.raw`n \in \mathbb{Z} ⊢ 6n+9 \ne 5`, 'verified'],
  [String.raw`e^x \ge x+1`, 'verified'],
  [String.raw`\pi > \frac{22}{7}`, 'refuted'],
  // Of no value whatever, so nothing is proved.
  [String.raw`x<0; x>1 ⊢ x = 7`, 'inconclusive'],
  // True of total division, where x/0 may be anything.
  [String.raw`\frac{x}{0} = \frac{x}{0}`, 'inconclusive'],
];

test('Z3 proves, refutes with what can be recomputed, and proves nothing of the empty domain', async () => {
  for (const [text, kind] of proofs) assert.equal((await verdictOf(z3, text))?.kind, kind, text);
});

test('an overrun ends the thread, an edit gives a question up, and the next question is answered', async () => {
  const hard = String.raw`a \in \mathbb{Z}; b \in \mathbb{Z}; c \in \mathbb{Z}; a>0; b>0; c>0 ⊢ a^3+b^3 \ne c^3`;
  assert.notEqual((await verdictOf(z3, hard, 300))?.kind, 'verified');
  const edit = new AbortController();
  const given = z3.decide(questionOf(hard), 60_000, edit.signal);
  setTimeout(() => edit.abort(), 50);
  assert.notEqual((await given)?.kind, 'verified');
  assert.equal((await verdictOf(z3, String.raw`|x| \ge x`))?.kind, 'verified');
});

const analysis: readonly (readonly [string, Verdict['kind']])[] = [
  [String.raw`\sum_{k=1}^{\infty} \frac{1}{k^2} = \frac{\pi^2}{6}`, 'verified'],
  [String.raw`\sum_{k=1}^{\infty} \frac{1}{k^2} = \frac{\pi^2}{8}`, 'refuted'],
  [String.raw`\sum_{k=1}^{\infty} \frac{1}{k^2} = 1.644934066848`, 'inconclusive'],
  [String.raw`a>0 ⊢ \int_0^{\infty} e^{-ax}\,dx = \frac1a`, 'verified'],
  [String.raw`\int_0^{\infty} e^{-ax}\,dx = \frac1a`, 'inconclusive'],
  [String.raw`\lim_{h\to 0} \frac{(x+h)^2-x^2}{h} = 2x`, 'verified'],
  [String.raw`\sum_{k=1}^{\infty} k = -\frac{1}{12}`, 'inconclusive'],
  [String.raw`\ln x^2 = 2\ln x`, 'inconclusive'],
];

for (const [name, tier] of [['of the user\'s Python', own], ['in WebAssembly', embedded]] as const) {
  test(`SymPy ${name} proves what the numbers bear out, and refutes with both sides' values`, { skip: name.includes('Python') && python === '' ? 'there is no Python' : false }, async () => {
    for (const [text, kind] of analysis) {
      const verdict = await verdictOf(tier, text);
      assert.equal(verdict?.kind, kind, `${text} ${verdict?.kind === 'inconclusive' ? english(verdict.reason) : ''} ${trouble.join()}`);
    }
  });

  test(`SymPy ${name} is interrupted and answers the next`, { skip: name.includes('Python') && python === '' ? 'there is no Python' : false }, async () => {
    const hard = String.raw`\int_0^1 \frac{\sin(x^3+\ln(1+x^7))}{\sqrt{1+x^5\cos x}}\,dx = \sqrt[7]{\pi+\frac{1}{3^{11}}}`;
    assert.notEqual((await verdictOf(tier, hard, 20))?.kind, 'verified');
    assert.equal((await verdictOf(tier, analysis[0]?.[0] ?? ''))?.kind, 'verified');
  });
}
