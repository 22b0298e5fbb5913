import { join } from 'node:path';
import { checkProgram } from '../../../src/checking/kernel/programs.ts';
import type { Judgement } from '../../../src/checking/kernel/protocol/judgement.ts';
import { claimedValueOf } from '../../../src/checking/kernel/protocol/proposedCheck.ts';
import { runProposedCheck } from '../../../src/checking/kernel/protocol/runProposedCheck.ts';
import { english } from '../../../src/core/phrase.ts';
import type { KernelSession } from '../../../src/kernels/kernelSession.ts';
import { root } from '../../host/setup.mjs';
import type { CorpusCheck } from './checkCorpus.ts';

export interface JudgedCheck {
  readonly check: CorpusCheck;
  readonly kind: Judgement['kind'];
  readonly why: string;
  readonly ms: number;
}

const program = checkProgram(join(root, 'src', 'checking', 'kernel'));

/** What the protocol says of one check of a corpus. */
export async function judged(session: KernelSession, check: CorpusCheck, seed: number, timeoutMs = 20_000): Promise<JudgedCheck> {
  const claim = claimedValueOf(check.claim);
  if (!claim) throw new Error(`${check.id}: the claim is not read`);
  const started = performance.now();
  const judgement = await runProposedCheck(session, check, claim, { program, seed, timeoutMs });
  return { check, kind: judgement.kind, why: 'why' in judgement ? english(judgement.why) : '', ms: performance.now() - started };
}

/** The same of many, in their order; each session takes the next when it is done with one. */
export async function judgedAll(sessions: readonly KernelSession[], checks: readonly CorpusCheck[], seed: number): Promise<readonly JudgedCheck[]> {
  const all = new Map<CorpusCheck, JudgedCheck>();
  const waiting = [...checks];
  const work = async (session: KernelSession): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) all.set(check, await judged(session, check, seed));
  };
  await Promise.all(sessions.map(work));
  return checks.flatMap((check) => all.get(check) ?? []);
}

/** Bad checks and checks of false claims that are said to support theirs. */
export function survivors(all: readonly JudgedCheck[]): readonly string[] {
  return all.filter(({ check, kind }) => kind === 'supported' && (check.is !== 'good' || !check.claimTrue)).map(({ check }) => `${check.id} (${check.how})`);
}

/** Good checks of true claims that are not said to support theirs. */
export function missed(all: readonly JudgedCheck[]): readonly string[] {
  return all.filter(({ check, kind }) => kind !== 'supported' && check.is === 'good' && check.claimTrue).map(({ check, kind, why }) => `${check.id}: ${kind} ${why}`);
}

/** How many there are of each kind of judgement. */
export function countsOf(all: readonly JudgedCheck[]): Readonly<Record<Judgement['kind'], number>> {
  const counts = { supported: 0, contradicted: 0, vacuous: 0, weak: 0, inconclusive: 0 };
  for (const { kind } of all) counts[kind]++;
  return counts;
}
