import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { CheckedClaim, Checker } from '../../../src/core/checker.ts';
import type { Claim } from '../../../src/core/claim.ts';
import { english, say } from '../../../src/core/phrase.ts';
import type { ReasoningEvent } from '../../../src/core/reasoningEvent.ts';
import { apply, type Trace, type TraceEvent } from '../../../src/core/trace.ts';
import { judge, type JudgeRequest } from '../../../src/math/judging/judge.ts';
import { AnswerChecks, type AnswerChecksDependencies } from '../../../src/host/answerChecks.ts';
import { solverHere } from '../../../src/reasoners/builtin/thread/solver.ts';

/** A trace with one turn, and the checks of its answer. */
class Turn {
  trace: Trace;
  readonly checks: AnswerChecks;

  constructor(checker: Checker, asked: { readonly task: 'solve' | 'ask'; readonly ask: string } = { task: 'solve', ask: '' }) {
    const begun: readonly TraceEvent[] = [
      { kind: 'created', id: 'a', at: 0, problem: { text: 'Solve it.', kind: 'problem', format: 'markdown', hash: '', attachments: [] } },
      { kind: 'asked', turn: 't1', at: 0, ...asked, reasoner: 'test', model: 'test', effort: 'auto' },
    ];
    this.trace = begun.reduce<Trace | undefined>(apply, undefined) as Trace;
    const deps = { checker, solver: solverHere(english), judgeThread: () => ({ judge: (request: JudgeRequest) => Promise.resolve(judge(request)), dispose: () => undefined }), traces: { get: () => this.trace, record: (_: string, event: TraceEvent) => (this.trace = apply(this.trace, event)) }, log: { error: (...words: unknown[]) => assert.fail(words.join(' ')) } };
    this.checks = new AnswerChecks(deps as unknown as AnswerChecksDependencies, this.trace, 't1', { reasoner: 'test', parent: undefined, ...asked });
  }

  async run(events: AsyncIterable<ReasoningEvent>, signal = new AbortController().signal): Promise<void> {
    for await (const event of this.checks.watched(events, signal)) this.trace = apply(this.trace, { kind: 'reasoned', turn: 't1', at: 1, event });
  }

  get claims(): readonly string[] {
    return this.trace.turns[0]?.claims.map(({ claim }) => claim.latex) ?? [];
  }
}

/** Finds formulas between dollars and cannot decide them. */
function finding(afterMs: number): Checker {
  return {
    async *check({ text, range = { start: 0, end: text.length } }) {
      for (const match of text.matchAll(/\$([^$]+)\$/g)) {
        await wait(afterMs);
        const latex = match[1] ?? '';
        const claim = { id: latex, latex, readable: latex, text: match[0], kind: 'equation', range: { start: match.index, end: match.index + match[0].length }, hash: latex, assumptions: [] } as unknown as Claim;
        if (match.index >= range.start) yield { claim, verdict: { kind: 'unchecked', reason: say('Not tried.') }, ms: 1 } as CheckedClaim;
      }
    },
  };
}

async function* coming(...events: readonly (ReasoningEvent | number)[]): AsyncGenerator<ReasoningEvent> {
  for (const event of events) {
    if (typeof event === 'number') await wait(event);
    else yield event;
  }
}

const text = (part: string, words: string): ReasoningEvent => ({ kind: 'text', part, text: words });
const end: ReasoningEvent = { kind: 'end', how: 'complete' };

test('words that bring a formula of their own are what their answer is held against; others are about the problem', async () => {
  for (const [ask, question] of [['And $x^2 = 9$?', '$x^2 = 9$?'], ['Say more.', 'Solve it.']] as const) {
    const questions: (string | undefined)[] = [];
    const listening: Checker = {
      async *check({ problem }) {
        questions.push(problem?.text);
      },
    };
    await new Turn(listening, { task: 'ask', ask }).run(coming(text('a', 'So $\\boxed{3}$.'), end));
    assert.deepEqual([...new Set(questions)], [question]);
  }
});

test('an answer that turns out to have been thinking leaves no claims behind', async () => {
  const told = new Turn(finding(1));
  await told.run(coming(text('a', 'Try $x=7$.\n\nNo.'), 30, { kind: 'relabel', part: 'a', to: 'thinking' }, text('b', 'So $x=1$.'), end));
  assert.deepEqual(told.claims, ['x=1']);

  const late = new Turn(finding(30));
  await late.run(coming(text('a', 'Try $x=7$.\n\nNo.'), { kind: 'relabel', part: 'a', to: 'thinking' }, text('b', 'So $x=1$.'), 60, end));
  assert.deepEqual(late.claims, ['x=1'], 'nor by a check that was on its way');
});

test('what stays of the answer keeps its claims, where it stands now', async () => {
  const turn = new Turn(finding(1));
  await turn.run(coming(text('a', 'First $a=1$.\n\n'), 20, text('b', 'Then $b=3$.\n\n'), 20, { kind: 'relabel', part: 'b', to: 'thinking' }, text('c', 'Then $b=2$.'), end));
  assert.deepEqual(turn.claims, ['a=1', 'b=2']);
  const { range } = turn.trace.turns[0]?.claims[1]?.claim ?? {};
  assert.equal('First $a=1$.\n\nThen $b=2$.'.slice(range?.start, range?.end), '$b=2$');
});

test('a run that is stopped does not wait for checks that take long', async () => {
  const hanging: Checker = {
    async *check(_, __, signal) {
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    },
  };
  const abort = new AbortController();
  const turn = new Turn(hanging);
  const began = performance.now();
  setTimeout(() => abort.abort(), 20);
  const timedOut = wait(8000, 'still checking', { ref: false });
  assert.equal(await Promise.race([turn.run(coming(text('a', 'So $x=1$.'), end), abort.signal), timedOut]), undefined);
  assert.ok(performance.now() - began < 8000);
  assert.equal(turn.trace.turns[0]?.end?.how, 'complete', 'the answer is whole');
});

test('a final answer that nothing decided is solved again, unless the built-in solver gave it', async () => {
  const leaving: Checker = {
    async *check({ text: told }) {
      const claim = { id: 'c', latex: '5', text: '5', kind: 'final-answer', range: { start: 0, end: told.length }, hash: 'c', assumptions: [] } as Claim;
      yield { claim, verdict: { kind: 'unchecked', reason: say('Not tried.') }, ms: 1 } as CheckedClaim;
    },
  };
  for (const [ask, kind] of [['What is $2 + 3$?', 'verified'], ['What is $2 + 4$?', 'inconclusive'], ['Why?', 'unchecked']] as const) {
    const turn = new Turn(leaving, { task: 'ask', ask });
    await turn.run(coming(text('a', '$\\boxed{5}$'), end));
    await turn.checks.thoroughly(new AbortController().signal);
    assert.equal(turn.trace.turns[0]?.claims[0]?.verdict.kind, kind, ask);
  }
});
