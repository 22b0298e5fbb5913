import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../../src/checking/checkText.ts';
import type { Question, Tier } from '../../../../src/checking/question.ts';
import { TieredChecker, type FirstTiers } from '../../../../src/checking/tieredChecker.ts';
import { batchBudget, thoroughBudget, type CheckBudget, type CheckedClaim } from '../../../../src/core/checker.ts';
import { english, say } from '../../../../src/core/phrase.ts';
import type { Verdict } from '../../../../src/core/verdict.ts';

const first: FirstTiers = {
  async *examine(request, budget) {
    for (const progress of checkText(request, budget, new Set())) if (progress.kind === 'checked') yield progress;
  },
};
const proof: Verdict = { kind: 'verified', evidence: { method: 'z3', summary: say('Proved by Z3: nothing satisfies the opposite.') } };
const doubt: Verdict = { kind: 'inconclusive', reason: say('Z3 did not decide it in the time it had.') };

class Told implements Tier {
  readonly name: string;
  readonly asked: Question[] = [];
  readonly #verdict: Verdict | undefined;

  constructor(name: string, verdict: Verdict | undefined) {
    this.name = name;
    this.#verdict = verdict;
  }

  async decide(question: Question): Promise<Verdict | undefined> {
    this.asked.push(question);
    return this.#verdict;
  }

  dispose(): void {}
}

async function checked(text: string, budget: CheckBudget, ...tiers: Tier[]): Promise<CheckedClaim[]> {
  const found: CheckedClaim[] = [];
  for await (const each of new TieredChecker(first, tiers).check({ text, format: 'markdown' }, budget, new AbortController().signal)) found.push(each);
  return found;
}

const open = String.raw`$$\sum_{k=1}^{\infty} \frac{1}{k^2} = \frac{\pi^2}{6}$$`;

test('only what the first tiers leave open goes further, and only where the budget asks', async () => {
  const tier = new Told('Z3', proof);
  assert.deepEqual((await checked(open, batchBudget, tier)).map(({ verdict }) => verdict.kind), ['inconclusive']);
  assert.equal(tier.asked.length, 0);
  assert.deepEqual((await checked(`$$2+2=4$$\n\n${open}\n\n$$2+2=5$$`, thoroughBudget, tier)).map(({ verdict }) => verdict.kind), ['verified', 'verified', 'refuted']);
  assert.equal(tier.asked.length, 1);
});

test('the next tier is asked where one does not know, and the last reason stays', async () => {
  const second = new Told('SymPy', proof);
  assert.equal((await checked(open, thoroughBudget, new Told('Z3', doubt), second))[0]?.verdict.kind, 'verified');
  assert.equal(second.asked.length, 1);
  assert.deepEqual((await checked(open, thoroughBudget, new Told('Z3', doubt), new Told('SymPy', undefined)))[0]?.verdict, doubt);
});

test('what the first tiers left open for a reason is not refuted by the others', async () => {
  const refuted: Verdict = { kind: 'refuted', evidence: { method: 'z3', summary: say('Z3 found a case against it, which was recomputed.') } };
  for (const text of ['$8/3 = 2.67$', '$180/6.5 = 27.692$']) for (const { verdict } of await checked(text, thoroughBudget, new Told('Z3', refuted))) assert.notEqual(verdict.kind, 'refuted', text);
});

test('an open claim that stands elsewhere after an edit is not asked again', async () => {
  const tier = new Told('Z3', doubt);
  const checker = new TieredChecker(first, [tier]);
  for (const text of [open, `Some words before.\n\n${open}`]) for await (const each of checker.check({ text, format: 'markdown' }, thoroughBudget, new AbortController().signal)) assert.equal(each.verdict.kind, 'inconclusive');
  assert.equal(tier.asked.length, 1);
});

test('what the text only supposes is told where a tier proves it, and nowhere else', async () => {
  const supposed = String.raw`$$|u+v| \le |u|+|v|$$`;
  assert.deepEqual((await checked(supposed, thoroughBudget, new Told('Z3', doubt))).length, 0);
  assert.deepEqual((await checked(supposed, thoroughBudget, new Told('Z3', proof))).map(({ verdict }) => verdict.kind), ['verified']);
});

test('tiers that contradict each other decide nothing and are named', async () => {
  const contradicted: FirstTiers = {
    async *examine(request, budget) {
      for (const progress of checkText(request, budget, new Set())) {
        if (progress.kind !== 'checked') continue;
        yield { checked: progress.checked, open: (progress.open ?? []).map((attempt) => ({ ...attempt, question: { ...attempt.question, sampled: 'failed' as const } })) };
      }
    },
  };
  for await (const { verdict } of new TieredChecker(contradicted, [new Told('Z3', proof)]).check({ text: open, format: 'markdown' }, thoroughBudget, new AbortController().signal)) {
    assert.equal(verdict.kind, 'inconclusive');
    assert.match(verdict.kind === 'inconclusive' ? english(verdict.reason) : '', /Z3.*Therefore/);
  }
});
