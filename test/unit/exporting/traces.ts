import type { Claim } from '../../../src/core/claim.ts';
import { say } from '../../../src/core/phrase.ts';
import { contentHash, type Problem } from '../../../src/core/problem.ts';
import { apply, type Trace, type TraceEvent } from '../../../src/core/trace.ts';
import type { Verdict } from '../../../src/core/verdict.ts';

const at = Date.UTC(2026, 0, 5, 9, 30);

export function problem(text: string, more: Partial<Problem> = {}): Problem {
  return { text, kind: 'problem', format: 'markdown', hash: contentHash(text), attachments: [], ...more };
}

export function reduced(events: readonly TraceEvent[]): Trace {
  let trace: Trace | undefined;
  for (const event of events) trace = apply(trace, event);
  if (!trace) throw new Error('A trace needs events');
  return trace;
}

export interface Said {
  readonly thinking?: string;
  readonly answer?: string;
  readonly ask?: string;
  readonly task?: Extract<TraceEvent, { kind: 'asked' }>['task'];
  readonly parent?: string | null;
  readonly claims?: readonly { readonly claim: Claim; readonly verdict: Verdict }[];
}

/** The events of one finished turn, a minute long. */
export function turn(id: string, { thinking = '', answer = '', ask = '', task = ask === '' ? 'solve' : 'ask', parent, claims = [] }: Said, startedAt = at): TraceEvent[] {
  return [
    { kind: 'asked', turn: id, at: startedAt, task, ask, reasoner: 'moonshot', model: 'kimi-k3', effort: 'high', ...(parent === undefined ? {} : { parent }) },
    { kind: 'reasoned', turn: id, at: startedAt + 500, event: { kind: 'thinking', part: 'r', form: 'raw', text: thinking } },
    { kind: 'reasoned', turn: id, at: startedAt + 42_500, event: { kind: 'thinking', part: 'r', form: 'raw', text: '' } },
    { kind: 'reasoned', turn: id, at: startedAt + 43_000, event: { kind: 'text', part: 'a', text: answer } },
    ...claims.map((each): TraceEvent => ({ kind: 'checked', turn: id, at: startedAt + 50_000, ...each })),
    { kind: 'reasoned', turn: id, at: startedAt + 60_000, event: { kind: 'usage', input: 212, output: 3180, reasoning: 2800, cost: { amount: 0.0123, currency: 'USD' } } },
    { kind: 'reasoned', turn: id, at: startedAt + 60_000, event: { kind: 'end', how: 'complete' } },
  ];
}

export function traceOf(of: Problem, ...turns: readonly (readonly TraceEvent[])[]): Trace {
  return reduced([{ kind: 'created', id: 'one', at, problem: of }, ...turns.flat()]);
}

export function answered(answer: string, more: Said = {}): Trace {
  return traceOf(problem('Solve $x^2 - 5x + 6 = 0$.'), turn('t1', { answer, ...more }));
}

function claim(id: string, latex: string, more: Partial<Claim> = {}): Claim {
  return { id, kind: 'equality', range: { start: 0, end: 20 }, text: latex, latex, hash: id, assumptions: [], ...more };
}

const claims: Said['claims'] = [
  { claim: claim('c1', 'x^2 - 5x + 6 = (x - 2)(x - 3)'), verdict: { kind: 'verified', evidence: { method: 'normal-form', summary: say('Both sides have the same exact normal form.') } } },
  {
    claim: claim('c2', '|x| + \\left|\\frac{x^2 - 4}{x - 2}\\right| = x + 3', { assumptions: ['x > 0', 'x ≠ 2'] }),
    verdict: {
      kind: 'refuted',
      evidence: { method: 'sampling', summary: say('The sides differ.'), points: 12, digits: 60, domain: 'x > 0' },
      counterexample: { values: [{ name: 'x', value: '3' }], left: '8', right: '6', summary: say('At {0} the left side is {1}, the right side {2}.', 'x = 3', '8', '6') },
    },
  },
  { claim: claim('c3', '\\int_0^1 e^{-t^2}\\,dt = \\frac{\\sqrt\\pi}{2}'), verdict: { kind: 'inconclusive', reason: say('Too few valid points.') } },
  { claim: claim('c4', '\\unreadable{p_n}', { text: 'p_n < n|^2' }), verdict: { kind: 'unchecked', reason: say('This kind of statement is not checked yet.') } },
  { claim: claim('c5', 'x = 2 \\lor x = 3', { kind: 'final-answer' }), verdict: { kind: 'stale', was: { kind: 'unchecked', reason: say('Too few valid points.') } } },
];

const answerText = `# Solution

We factor \\(x^2 - 5x + 6\\). It costs $5 and not $10; see [a proof](https://example.org/a_b?c=1&d=50%25#top).

\\[
\\begin{aligned}
x^2 - 5x + 6 &= (x - 2)(x - 3) \\\\
             &= 0
\\end{aligned}
\\]

\\begin{align}
a &= b \\\\
+ c &= d < e
\\end{align}

1. For \\(x = 2\\): $2^2 - 5 \\cdot 2 + 6 = 0$.
   - nested with \`code $x$ |\` and **bold $y$**
2. For $x = 3$: it is 50% of 6 & more_or_less ~5.

| $x$ | $x^2-5x+6$ |
|---:|:---:|
| 2 | 0 |
| 3 | \`a|b\` |

> A quote with *emphasis*.
> \\[ \\sqrt{2} \\]

\`\`\`python
price = "$5"  # \\(not mathematics\\)
\`\`\`

The sign √2 ≤ π² — done. So the answer is \\cancel{y} \\boxed{x = 2 \\text{ or } x = 3}.
`;

export const thinkingText = 'We need to solve it.\n\n**Factor.** Look for two numbers with product 6.\n\nWait: is $x=1$ a root? No.\n';

/** One finished run with every kind of verdict. */
export const rich: Trace = answered(answerText, { thinking: thinkingText, claims });

/** The same in Chinese, with a follow-up that was asked twice. */
export const chinese: Trace = traceOf(
  problem('求解方程 $x^2 - 5x + 6 = 0$，并写出所有的根。', { place: { uri: 'file:///home/me/%E4%BD%9C%E4%B8%9A/%E4%BA%8C%E6%AC%A1.md', range: { start: 0, end: 10 }, line: 5 } }),
  turn('t1', { thinking: '先分解因式。\n\n因为 $2\\times3=6$，所以……\n', answer: '由 $x^2-5x+6=(x-2)(x-3)$ 得\n\n$$x_1 = 2,\\quad x_2 = 3 \\text{（均为实根）}。$$\n\n所以答案是 \\(x=2\\) 或 \\(x=3\\)2个。', claims }),
  turn('t2', { ask: '为什么\n可以这样分解？', answer: '第一次的回答：韦达定理。', parent: 't1' }),
  turn('t3', { ask: '为什么可以分解？', answer: '第二次的回答。', parent: 't1' }, at + 100_000),
);
