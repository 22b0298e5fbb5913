import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Task } from '../../../src/core/reasoner.ts';
import { apply, type Trace, type TraceEvent } from '../../../src/core/trace.ts';
import { english } from '../../../src/core/phrase.ts';
import { askedQuestion } from '../../../src/host/askedQuestion.ts';
import { solverHere } from '../../../src/reasoners/builtin/thread/solver.ts';

/** A trace whose turns were asked one after another; the question of the last. */
async function questionOf(...turns: readonly (readonly [Task, string])[]): Promise<string> {
  const events: readonly TraceEvent[] = [
    { kind: 'created', id: 'a', at: 0, problem: { text: 'Solve $x^2 = 4$.', kind: 'problem', format: 'latex', hash: '', attachments: [] } },
    ...turns.map(([task, ask], index): TraceEvent => ({ kind: 'asked', turn: `t${index}`, at: 0, task, ask, reasoner: 'test', model: 'test', effort: 'auto' })),
  ];
  const trace = events.reduce<Trace | undefined>(apply, undefined) as Trace;
  const { text, format } = await askedQuestion(trace, trace.turns.at(-1) as Trace['turns'][number], solverHere(english));
  return `${format}: ${text}`;
}

const first = 'latex: Solve $x^2 = 4$.';

test('the trace’s problem is what an answer is held against, and where words only speak of it', async () => {
  assert.equal(await questionOf(['solve', '']), first);
  assert.equal(await questionOf(['solve', ''], ['ask', 'Why is that so?']), first);
  assert.equal(await questionOf(['solve', ''], ['explain', 'Explain this for a pupil at school.']), first);
  // A solution that is checked has formulas, and is one of the problem.
  assert.equal(await questionOf(['check', 'I say $x = 2$']), first);
});

test('words that are a question by themselves are held against themselves: with a formula, or without its marks', async () => {
  assert.equal(await questionOf(['solve', ''], ['ask', 'And $x^2 = 9$?']), 'markdown: $x^2 = 9$?');
  assert.equal(await questionOf(['solve', ''], ['ask', 'now solve 3x + 4 = 10']), 'markdown: solve 3x + 4 = 10');
  assert.equal(await questionOf(['solve', ''], ['ask', 'In how many ways can 3 of 8 people be chosen?']), 'markdown: In how many ways can 3 of 8 people be chosen?');
  assert.equal(await questionOf(['solve', ''], ['solve', '$x + 1 = 5$']), 'markdown: $x + 1 = 5$');
});

test('what goes on from a broken answer answers what was asked before it broke', async () => {
  assert.equal(await questionOf(['solve', ''], ['ask', 'Solve $x = 1$.'], ['continue', ''], ['answer', '']), 'markdown: Solve $x = 1$.');
  assert.equal(await questionOf(['solve', ''], ['continue', '']), first);
});
