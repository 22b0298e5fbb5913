import { setImmediate } from 'node:timers/promises';
import { say, type Phrase } from '../../core/phrase.ts';
import type { TextFormat } from '../../core/problem.ts';
import type { Reasoner, ReasoningRequest } from '../../core/reasoner.ts';
import type { ReasoningEvent } from '../../core/reasoningEvent.ts';
import { algebraLesson, asksAlgebra } from './engine/algebraLesson.ts';
import type { ComputerAlgebra } from './engine/computerAlgebra.ts';
import type { LessonStep } from './lesson.ts';
import { otherReadings } from './otherReadings.ts';
import { ownQuestion } from './ownQuestion.ts';
import { plotOf } from './plotting/plotOf.ts';
import { solutionOf, thoughtOf, type Translate } from './telling.ts';
import { understand } from './understand.ts';
import { workedLesson } from './workedLesson.ts';

/**
 * Solves school algebra and calculus with no key and no network, telling each step; what it does not
 * understand for certain it declines. Every told statement was decided once more before it is told.
 * @param algebra asked where a task is understood and none of our own lessons covers it
 */
export function builtinReasoner(translate: Translate, algebra?: ComputerAlgebra): Reasoner {
  return {
    id: 'builtin',
    label: translate(say('Built-in solver')),
    solve: (request, signal) => reason(request, signal, translate, algebra),
  };
}

async function* reason(request: ReasoningRequest, signal: AbortSignal, translate: Translate, algebra: ComputerAlgebra | undefined): AsyncGenerator<ReasoningEvent> {
  yield { kind: 'open', model: 'built-in' };
  try {
    yield* told(request, signal, translate, algebra);
  } catch (error) {
    yield { kind: 'end', how: 'failed', failure: 'internal', message: say('The built-in solver failed.'), detail: (error instanceof Error ? error.message : String(error)).slice(0, 500) };
  }
}

async function* told(request: ReasoningRequest, signal: AbortSignal, translate: Translate, algebra: ComputerAlgebra | undefined): AsyncGenerator<ReasoningEvent> {
  const cancelled = (): boolean => signal.aborted;
  const { text, format } = questionIn(request);
  function* others(reading: Phrase | undefined): Generator<ReasoningEvent> {
    const found = otherReadings(text, format, reading, translate);
    if (reading || found.length > 0) yield { kind: 'readings', others: found };
  }
  await setImmediate();
  if (cancelled()) return yield { kind: 'end', how: 'cancelled' };
  const understanding = understand(text, format);
  if (understanding.kind === 'beyond' || !tasks.has(request.task)) {
    const seen = understanding.kind === 'beyond' ? understanding.understood : understanding.reading;
    if (seen) yield { kind: 'text', part: 'reading', text: `${translate(seen)}\n` };
    yield* others(understanding.kind === 'task' ? understanding.reading : undefined);
    return yield declined();
  }
  const reading = `${translate(understanding.reading)}\n\n`;
  yield { kind: 'thinking', part: 'reading', text: reading, form: 'raw' };
  yield* others(understanding.reading);
  let lesson = await workedLesson(understanding.task, cancelled);
  // “By computer algebra” is no hint.
  if (lesson.kind === 'beyond' && algebra && request.task !== 'hint' && !cancelled() && asksAlgebra(understanding.task)) {
    if (await algebra.startsSlowly()) yield { kind: 'status', what: 'preparing' };
    const more = await algebraLesson(understanding.task, algebra, signal);
    if (more.kind === 'stopped' && !cancelled()) return yield { kind: 'end', how: 'failed', failure: 'internal', message: say('The built-in algebra system stopped while it worked; ask again.'), retry: { can: true } };
    if (more.kind !== 'stopped' && (more.kind === 'worked' || !lesson.why)) lesson = more;
  }
  if (cancelled()) return yield { kind: 'end', how: 'cancelled' };
  if (lesson.kind === 'beyond') {
    yield { kind: 'text', part: 'reading', text: reading };
    return yield declined(lesson.why);
  }
  if (request.task === 'hint') {
    yield { kind: 'text', part: 'hint', text: hintOf(lesson.steps, translate) };
    return yield { kind: 'end', how: 'complete' };
  }
  for (const [index, step] of lesson.steps.entries()) {
    if (cancelled()) return yield { kind: 'end', how: 'cancelled' };
    yield { kind: 'thinking', part: `step-${index + 1}`, text: thoughtOf(step, translate), form: 'raw' };
    await setImmediate();
  }
  yield { kind: 'text', part: 'answer', text: reading };
  for (const piece of solutionOf(lesson.steps, lesson.conclusion, translate)) {
    if (cancelled()) return yield { kind: 'end', how: 'cancelled' };
    yield { kind: 'text', part: 'answer', text: piece };
    await setImmediate();
  }
  const plot = await plotOf(understanding.task, lesson.conclusion);
  if (cancelled()) return yield { kind: 'end', how: 'cancelled' };
  if (plot) yield { kind: 'plot', plot };
  yield { kind: 'end', how: 'complete' };
}

const tasks: ReadonlySet<ReasoningRequest['task']> = new Set<ReasoningRequest['task']>(['solve', 'ask', 'explain', 'hint']);

/** What to do first, and why; not what comes out. */
function hintOf(steps: readonly LessonStep[], translate: Translate): string {
  const first = steps.find(({ arrow }) => arrow !== 'given');
  return first ? thoughtOf({ arrow: first.arrow, title: first.title }, translate) : `${translate(say('Look closely: it is already solved.'))}\n`;
}

/** The problem, or what a follow-up asks; one about the problem is not understood. */
function questionIn({ problem, ask, task }: ReasoningRequest): { readonly text: string; readonly format: TextFormat } {
  const own = ownQuestion({ task, ask });
  if (own) return own;
  return task === 'ask' && ask.trim() !== '' ? { text: ask, format: 'markdown' } : { text: problem.text, format: problem.format };
}

function declined(why?: Phrase): ReasoningEvent {
  return { kind: 'end', how: 'declined', message: why ?? say('This is beyond the built-in solver; choose a model.') };
}
