import type { TextFormat } from '../../src/core/problem.ts';
import { findClaims } from '../../src/math/claims/findClaims.ts';
import { decide } from '../../src/math/deciding/decide.ts';
import { judge } from '../../src/math/judging/judge.ts';
import { toLatex } from '../../src/math/printing/latex.ts';
import { toPlain } from '../../src/math/printing/plain.ts';
import { toPython } from '../../src/math/printing/python.ts';
import { read } from '../../src/math/reading/read.ts';
import { fuzzInput } from './fuzzInputs.ts';
import { seeded } from '../../src/core/seeded.ts';
import { provenFalse } from './oracle/provenFalse.ts';

export interface FuzzResult {
  readonly kind: string;
  readonly claims: number;
  readonly verified: number;
  /** Statements that were verified and are false by the oracle, and exceptions. */
  readonly faults: readonly string[];
  /** The longest single decision or judgement and all of it, in milliseconds. */
  readonly longestMs: number;
  readonly ms: number;
}

const formats: readonly TextFormat[] = ['markdown', 'latex', 'plaintext', 'notebook-markdown'];

/** One input through reading, claims, decision, printing and judging, each decision with the budget. */
export function fuzzOnce(seed: number, budgetMs: number): FuzzResult {
  const { kind, text } = fuzzInput(seed);
  const random = seeded(seed);
  const now = (): number => performance.now();
  const started = now();
  const faults: string[] = [];
  let [claims, verified, longestMs] = [0, 0, 0];
  const timed = <T>(what: string, run: () => T): T | undefined => {
    const from = now();
    try {
      return run();
    } catch (error) {
      faults.push(`${what} threw ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error)}`);
      return undefined;
    } finally {
      longestMs = Math.max(longestMs, now() - from);
    }
  };
  const expression = timed('read', () => read(text));
  if (expression) {
    const latex = timed('toLatex', () => toLatex(expression));
    timed('toPlain', () => toPlain(expression));
    timed('toPython', () => toPython(expression));
    if (latex !== undefined) timed('read of what was printed', () => read(latex));
  }
  for (const source of [{ text: seed % 3 === 0 ? text : `So $${text}$`, format: formats[seed % 4] ?? 'markdown' }]) {
    for (const { attempts, context } of timed('findClaims', () => findClaims(source)) ?? []) {
      for (const { proposition } of attempts) {
        claims++;
        const decision = timed('decide', () => decide(proposition, context, { deadline: now() + budgetMs, now }));
        if (decision?.verdict.kind !== 'verified') continue;
        verified++;
        if (context.definitions.length === 0 && timed('the oracle', () => provenFalse(proposition, context, random)) === true) {
          faults.push(`verified what is false: ${proposition.kind === 'relation' ? toLatex(proposition.relation) : proposition.kind}`);
        }
      }
    }
  }
  timed('judge', () => judge({ gold: fuzzInput(seed + 1).text, pred: text, budget: { deadline: now() + budgetMs, now } }));
  return { kind, claims, verified, faults, longestMs, ms: now() - started };
}
