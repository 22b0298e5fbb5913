import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { english } from '../../../../../src/core/phrase.ts';
import { contentHash } from '../../../../../src/core/problem.ts';
import type { ReasoningRequest } from '../../../../../src/core/reasoner.ts';
import type { ReasoningEvent } from '../../../../../src/core/reasoningEvent.ts';
import { questionOf } from '../../../../../src/math/claims/question.ts';
import type { AlgebraAnswer, AlgebraRequest, ComputerAlgebra } from '../../../../../src/reasoners/builtin/engine/computerAlgebra.ts';
import { solverHere, type Solver } from '../../../../../src/reasoners/builtin/thread/solver.ts';
import { SolverThread } from '../../../../../src/reasoners/builtin/thread/solverThread.ts';

const own = new URL('../../../../../src/reasoners/builtin/thread/solverWorker.ts', import.meta.url);
const hanging = new URL('../../../../support/hangingSolver.ts', import.meta.url);
const never = new AbortController().signal;
const lessons = { words: 'reader', withAlgebra: false } as const;

interface Started {
  readonly thread: SolverThread;
  readonly errors: string[];
  readonly asked: AlgebraRequest[];
}

const started: SolverThread[] = [];
after(() => started.forEach((thread) => thread.dispose()));

function start(script: URL, { silenceMs = 30_000, idleMs = 30_000, bundle = {}, work }: { readonly silenceMs?: number; readonly idleMs?: number; readonly bundle?: Readonly<Record<string, string>>; readonly work?: ComputerAlgebra['work'] } = {}): Started {
  const errors: string[] = [];
  const asked: AlgebraRequest[] = [];
  const algebra: ComputerAlgebra = {
    startsSlowly: () => Promise.resolve(true),
    work: (request, signal) => {
      asked.push(request);
      return work ? work(request, signal) : Promise.resolve<AlgebraAnswer>({ kind: 'proposals', proposals: [] });
    },
  };
  const thread = new SolverThread(script, () => ({ language: 'en', bundle }), algebra, { silenceMs, idleMs }, (message) => errors.push(message));
  started.push(thread);
  return { thread, errors, asked };
}

const request = (text: string): ReasoningRequest => ({ problem: { text, kind: 'problem', format: 'markdown', hash: contentHash(text), attachments: [] }, task: 'solve', ask: '', history: [], effort: 'auto', language: 'en' });

async function eventsOf(thread: Pick<Solver, 'solve'>, text: string, signal = never): Promise<readonly ReasoningEvent[]> {
  const events: ReasoningEvent[] = [];
  for await (const event of thread.solve(request(text), signal)) events.push(event);
  return events;
}

const endOf = async (thread: SolverThread, text: string, signal = never): Promise<Extract<ReasoningEvent, { kind: 'end' }>> => {
  const events = await eventsOf(thread, text, signal);
  const ends = events.filter((event) => event.kind === 'end');
  assert.equal(ends.length, 1, JSON.stringify(events));
  assert.equal(events.at(-1), ends[0]);
  return ends[0] as Extract<ReasoningEvent, { kind: 'end' }>;
};

test('it says all that the solver says in the thread that asks, several questions at once', async () => {
  const { thread, errors } = start(own);
  const here = solverHere(english);
  const texts = ['Solve $x^2 - 5x + 6 = 0$.', 'Find the eigenvalues of $\\begin{pmatrix}2&1\\\\1&2\\end{pmatrix}$.', '解方程 $3x+4=10$。', 'Tell me a story.'];
  assert.deepEqual(await Promise.all(texts.map((text) => eventsOf(thread, text))), await Promise.all(texts.map((text) => eventsOf(here, text))));
  for (const text of texts) {
    const question = { text, format: 'markdown' } as const;
    assert.deepEqual(await thread.worked(question, lessons, never), await here.worked(question, lessons, never));
    assert.equal(await thread.understands(question), await here.understands(question));
  }
  assert.deepEqual(await thread.ownQuestion({ task: 'ask', ask: 'now solve $x = 3$' }), { text: 'solve $x = 3$', format: 'markdown' });
  assert.equal(await thread.ownQuestion({ task: 'ask', ask: 'Why?' }), undefined);
  assert.deepEqual(errors, []);
});

test('it speaks the language of the reader, and English where only the machine reads', async () => {
  const { thread } = start(own, { bundle: { 'I read this as: solve {0} for {1}.': 'Gelesen als: löse {0} nach {1}.' } });
  const question = { text: 'Solve $2x = 8$.', format: 'markdown' } as const;
  const [reader, machine] = await Promise.all([thread.worked(question, lessons, never), thread.worked(question, { words: 'english', withAlgebra: false }, never)]);
  assert.match(reader?.reading ?? '', /^Gelesen als/);
  assert.match(machine?.reading ?? '', /^I read this as/);
});

test('SymPy, which the window holds, is asked from the thread', async () => {
  const { thread, asked } = start(own);
  const events = await eventsOf(thread, 'Find $\\int \\frac{1}{x^5+x+1}\\,dx$.');
  assert.ok(events.some((event) => event.kind === 'status' && event.what === 'preparing'));
  assert.equal(asked[0]?.kind, 'antiderivative');
  assert.equal(events.at(-1)?.kind, 'end');
});

test('what is stopped gives SymPy up, and ends as cancelled at once', async () => {
  let gaveUp: () => void = () => {};
  const given = new Promise<void>((resolve) => (gaveUp = resolve));
  const stop = new AbortController();
  const { thread } = start(own, {
    work: (_, signal) =>
      new Promise((resolve) => {
        stop.abort();
        signal.addEventListener('abort', () => {
          gaveUp();
          resolve({ kind: 'late' });
        });
      }),
  });
  const end = await endOf(thread, 'Find $\\int \\frac{1}{x^5+x+1}\\,dx$.', stop.signal);
  assert.equal(end.how, 'cancelled');
  await given;
  assert.equal((await endOf(thread, 'Solve $x = 1 + 1$.')).how, 'complete');
});

test('a thread that hangs is ended: the question is declined, and the next one answered by a new thread', async () => {
  const { thread, errors } = start(hanging, { silenceMs: 1500 });
  const [hung, other] = await Promise.all([endOf(thread, 'hang'), thread.worked({ text: 'wait', format: 'markdown' }, lessons, never)]);
  assert.equal(hung.how, 'declined');
  assert.match(english(hung.how === 'declined' ? (hung.message ?? assert.fail()) : assert.fail()), /too long/);
  assert.equal(other, undefined);
  assert.match(errors.join(), /silent for 1500 ms/);
  assert.equal(await thread.understands({ text: 'x', format: 'markdown' }), true);
});

test('a stopped question ends at once also where the thread hangs', async () => {
  const { thread } = start(hanging, { silenceMs: 1500 });
  const stop = new AbortController();
  const ended = endOf(thread, 'hang', stop.signal);
  setTimeout(() => stop.abort(), 300);
  assert.equal((await ended).how, 'cancelled');
  assert.equal(await thread.worked({ text: 'x', format: 'markdown' }, lessons, AbortSignal.abort()), undefined);
});

for (const how of ['break', 'leave', 'fail']) {
  test(`a thread that ${how === 'fail' ? 'fails at one question says so' : `ends by itself (${how}) is told, and followed by a new one`}`, async () => {
    const { thread, errors } = start(hanging);
    const end = await endOf(thread, how);
    assert.ok(end.how === 'failed' && end.failure === 'internal' && end.retry?.can === true);
    assert.equal(errors.length, 1, errors.join());
    assert.equal(await thread.understands({ text: 'x', format: 'markdown' }), true);
    assert.equal(await thread.understands({ text: how, format: 'markdown' }), false);
    // Whose question it is could not be found out: an answer is not held against another one.
    assert.deepEqual(await thread.ownQuestion({ task: 'ask', ask: how }), { text: '', format: 'markdown' });
    assert.equal(questionOf('', 'markdown').kind, 'unknown');
  });
}

test('a thread at rest is ended without a word, and the next question starts another', async () => {
  const { thread, errors } = start(hanging, { idleMs: 50 });
  assert.equal(await thread.understands({ text: 'x', format: 'markdown' }), true);
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(await thread.understands({ text: 'x', format: 'markdown' }), true);
  assert.deepEqual(errors, []);
});

test('a window that was held up itself does not take a thread at work for one that hangs', async () => {
  const { thread, errors } = start(own, { silenceMs: 1000 });
  const question = { text: 'Solve $x^2 - 5x + 6 = 0$.', format: 'markdown' } as const;
  await thread.worked(question, lessons, never);
  const asked = thread.worked(question, lessons, never);
  // After an immediate come timers, and messages after them.
  await new Promise((resolve) => setImmediate(resolve));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
  assert.equal((await asked)?.answer, 'x = 2 \\text{ or } x = 3');
  assert.deepEqual(errors, []);
});

test('a window that closes leaves no question waiting', async () => {
  const { thread } = start(hanging);
  const waiting = thread.worked({ text: 'wait', format: 'markdown' }, lessons, never);
  thread.dispose();
  assert.equal(await waiting, undefined);
});
