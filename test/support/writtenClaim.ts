import type { Context, Proposition } from '../../src/math/proposition.ts';
import { decide } from '../../src/math/deciding/decide.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { read } from '../../src/math/reading/read.ts';

/** One claim of a list of claims whose truth is known. */
export interface WrittenClaim {
  /** `relation`, `assumption ⊢ relation`, `condition ⟹ condition`, or `problem ⊨ all its solutions`; several on the left are separated by `;`. */
  readonly text: string;
  /** What is tried by it. */
  readonly note: string;
}

/** Claims one a line, under `# note` lines. */
export function claimsOf(lines: string): WrittenClaim[] {
  const claims: WrittenClaim[] = [];
  let note = '';
  for (const line of lines.split('\n').map((each) => each.trim())) {
    if (line.startsWith('# ')) note = line.slice(2);
    else if (line !== '') claims.push({ text: line, note });
  }
  return claims;
}

export interface ReadClaim {
  readonly proposition: Proposition;
  readonly context: Context;
}

export function readWritten(text: string): ReadClaim {
  const sign = ['⊢', '⟹', '⊨'].find((each) => text.includes(each));
  const [before = '', after = ''] = sign ? text.split(sign) : ['', text];
  const givens = before.split(';').map((each) => each.trim()).filter((each) => each !== '').map((each) => read(each));
  const to = read(after.trim());
  const proposition: Proposition =
    sign === '⟹' ? { kind: 'implication', from: givens, to: [to], claimed: 'implies' }
    : sign === '⊨' ? { kind: 'solution', problem: givens, unknowns: before.includes('y') ? ['x', 'y'] : ['x'], stated: to, complete: true }
    : { kind: 'relation', relation: to };
  return { proposition, context: { assumptions: sign === '⊢' ? givens : [], definitions: [] } };
}

/** @param milliseconds how long may be spent on it, by `now` */
export function decideWritten(text: string, milliseconds = Number.POSITIVE_INFINITY, now: () => number = () => 0): Verdict {
  const { proposition, context } = readWritten(text);
  return decide(proposition, context, { deadline: now() + milliseconds, now }).verdict;
}
