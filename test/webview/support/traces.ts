import type { Claim, ClaimKind } from '../../../src/core/claim.ts';
import { say } from '../../../src/core/phrase.ts';
import { contentHash, type Problem } from '../../../src/core/problem.ts';
import type { ReasoningEvent } from '../../../src/core/reasoningEvent.ts';
import { apply, type Trace, type TraceEvent } from '../../../src/core/trace.ts';
import type { Verdict } from '../../../src/core/verdict.ts';
import type { ToPanel } from '../../../src/protocol/panel.ts';

const start = Date.UTC(2026, 0, 5, 9, 30);

export function problem(text: string): Problem {
  return {
    text,
    kind: 'problem',
    format: 'markdown',
    hash: contentHash(text),
    attachments: [],
    place: { uri: 'file:///home/me/homework/quadratic.md', range: { start: 120, end: 160 }, line: 5 },
  };
}

export const quadratic = problem('Solve the equation $x^2 - 5x + 6 = 0$.');

export function created(id = 'one', of: Problem = quadratic): TraceEvent {
  return { kind: 'created', id, at: start, problem: of };
}

export function asked(turn = 't1', ask = '', at = start): TraceEvent {
  return { kind: 'asked', turn, at, task: ask === '' ? 'solve' : 'ask', ask, reasoner: 'moonshot', model: 'kimi-k3', effort: 'auto' };
}

export function reasoned(event: ReasoningEvent, seconds = 1, turn = 't1'): TraceEvent {
  return { kind: 'reasoned', turn, at: start + seconds * 1000, event };
}

export function thinking(text: string, seconds = 1, turn = 't1'): TraceEvent {
  return reasoned({ kind: 'thinking', part: 'r', form: 'raw', text }, seconds, turn);
}

export function answer(text: string, seconds = 50, turn = 't1'): TraceEvent {
  return reasoned({ kind: 'text', part: 'a', text }, seconds, turn);
}

export function claim(id: string, latex: string, kind: ClaimKind = 'equality', assumptions: readonly string[] = []): Claim {
  return { id, kind, range: { start: 0, end: 20 }, text: latex, latex, hash: id, assumptions };
}

export function checked(of: Claim, verdict: Verdict, turn = 't1'): TraceEvent {
  return { kind: 'checked', turn, at: start + 60_000, claim: of, verdict };
}

export const verified: Verdict = { kind: 'verified', evidence: { method: 'normal-form', summary: say('Both sides have the same exact normal form.') } };
export const refuted: Verdict = {
  kind: 'refuted',
  evidence: { method: 'sampling', summary: say('The two sides differ.'), points: 12, digits: 60, domain: 'x > 0' },
  counterexample: {
    values: [{ name: 'x', value: '2' }],
    left: '9',
    right: '7',
    summary: say('At {0} the left side is {1}, the right side {2}.', 'x = 2', '9', '7'),
  },
};
export const inconclusive: Verdict = { kind: 'inconclusive', reason: say('Only {0} points could be compared; that is too few.', 2) };
export const unchecked: Verdict = { kind: 'unchecked', reason: say('This kind of statement is not checked.') };

export const end: TraceEvent = reasoned({ kind: 'end', how: 'complete' }, 62);

export function reduce(events: readonly TraceEvent[]): Trace {
  let trace: Trace | undefined;
  for (const event of events) trace = apply(trace, event);
  if (!trace) throw new Error('A trace needs events');
  return trace;
}

export function snapshot(trace: Trace | undefined, sequence = 0, more: Partial<ToPanel['snapshot']> = {}): ToPanel['snapshot'] {
  return {
    trace,
    sequence,
    traces: trace ? [{ id: trace.id, title: 'Solve the equation x² − 5x + 6 = 0', createdAt: trace.createdAt, running: false, pinned: false }] : [],
    model: { reasoner: 'moonshot', label: 'Kimi K3' },
    effort: 'auto',
    trusted: true,
    place: 'sidebar',
    attached: [],
    ...more,
  };
}

export const solvedText = `We factor the polynomial. It has the roots $2$ and $3$:

$$
\\begin{aligned}
x^2 - 5x + 6 &= (x - 2)(x - 3) \\\\
             &= 0
\\end{aligned}
$$

- For \\(x = 2\\): $2^2 - 5 \\cdot 2 + 6 = 0$.
- For \\(x = 3\\): $3^2 - 5 \\cdot 3 + 6 = 0$.

| $x$ | $x^2-5x+6$ |
|---|---|
| 2 | 0 |
| 3 | 0 |

So the answer is $\\boxed{x = 2 \\text{ or } x = 3}$.
`;

/** A finished run with every kind of verdict. */
export const solved: readonly TraceEvent[] = [
  created(),
  asked(),
  thinking('We need to solve $x^2 - 5x + 6 = 0$.\n\n**Factor the polynomial.** Look for two numbers with product 6 and sum 5: these are 2 and 3.\n\nWait, check the sign: $(x-2)(x-3) = x^2 - 5x + 6$. Good.\n\n'),
  thinking('Let me verify by substitution.\n\n', 42),
  answer(solvedText),
  checked(claim('c1', 'x^2 - 5x + 6 = (x - 2)(x - 3)'), verified),
  checked(claim('c2', '\\frac{x^2 - 4}{x - 2} = x + 3', 'equality', ['x ≠ 2']), refuted),
  checked(claim('c3', '\\int_0^1 e^{-t^2}\\,dt = \\frac{\\sqrt\\pi}{2}'), inconclusive),
  checked(claim('c4', '\\forall n\\colon p_n < n^2'), unchecked),
  checked(claim('c5', 'x = 2 \\lor x = 3', 'final-answer'), verified),
  reasoned({ kind: 'usage', input: 212, output: 3180, reasoning: 2800 }, 61),
  end,
];
