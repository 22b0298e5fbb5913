import assert from 'node:assert/strict';
import { checkText } from '../../../../src/checking/checkText.ts';
import { english, type Phrase } from '../../../../src/core/phrase.ts';
import { contentHash, type TextFormat } from '../../../../src/core/problem.ts';
import type { ReasoningRequest } from '../../../../src/core/reasoner.ts';
import type { ReasoningEvent } from '../../../../src/core/reasoningEvent.ts';
import type { VerdictKind } from '../../../../src/core/verdict.ts';
import { builtinReasoner } from '../../../../src/reasoners/builtin/builtinReasoner.ts';
import type { ComputerAlgebra } from '../../../../src/reasoners/builtin/engine/computerAlgebra.ts';

export interface Ran {
  readonly events: readonly ReasoningEvent[];
  readonly thinking: string;
  readonly text: string;
  readonly boxed: string | undefined;
  readonly end: Extract<ReasoningEvent, { kind: 'end' }>;
}

export function request(text: string, more: Partial<ReasoningRequest> = {}, format: TextFormat = 'markdown'): ReasoningRequest {
  return { problem: { text, kind: 'problem', format, hash: contentHash(text), attachments: [] }, task: 'solve', ask: '', history: [], effort: 'auto', language: 'en', ...more };
}

/** Runs the built-in reasoner to its end. */
export async function run(asked: ReasoningRequest, signal = new AbortController().signal, translate: (phrase: Phrase) => string = english, algebra?: ComputerAlgebra): Promise<Ran> {
  const events: ReasoningEvent[] = [];
  for await (const event of builtinReasoner(translate, algebra).solve(asked, signal)) events.push(event);
  const end = events.at(-1);
  if (end?.kind !== 'end' || events.filter(({ kind }) => kind === 'end').length !== 1) throw new Error('a run ends exactly once, at its end');
  const of = (kind: 'thinking' | 'text'): string => events.map((event) => (event.kind === kind ? event.text : '')).join('');
  const text = of('text');
  return { events, thinking: of('thinking'), text, boxed: /\$\$\\boxed\{(.*)\}\$\$/.exec(text)?.[1], end };
}

/** The verdicts of all that is told about a problem, of which none may be a refutation. */
export function verdictsOf(problem: string, told: string): VerdictKind[] {
  const verdicts: VerdictKind[] = [];
  for (const progress of checkText({ text: told, format: 'markdown', problem: { text: problem, format: 'markdown' } }, { perClaimMs: 8000 }, new Set())) {
    if (progress.kind !== 'checked') continue;
    const { claim, verdict } = progress.checked;
    assert.notEqual(verdict.kind, 'refuted', `${claim.text} was refuted`);
    verdicts.push(verdict.kind);
  }
  return verdicts;
}

/** Of the told claims, the share that is verified is at least this. */
export function assertMostVerified(verdicts: readonly VerdictKind[], share: number): void {
  const verified = verdicts.filter((kind) => kind === 'verified').length;
  assert.ok(verified >= share * verdicts.length, `${verified} of ${verdicts.length} told claims verified`);
}
