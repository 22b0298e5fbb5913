import { say } from '../../../core/phrase.ts';
import type { Budget } from '../../../math/deciding/budget.ts';
import { generator } from '../../../math/numeric/samples.ts';
import type { ExecuteResult, KernelSession } from '../../../kernels/kernelSession.ts';
import { programCall } from '../programs.ts';
import { CheckRun } from './checkRun.ts';
import { ComputeRun } from './computeRun.ts';
import { harnessAnswer, type Call, type CallGroup, type HarnessAnswer } from './harnessAnswer.ts';
import type { Judgement } from './judgement.ts';
import { isSound } from './soundness.ts';
import type { ClaimedValue, ProposedCheck } from './proposedCheck.ts';

export { verdictOf, type Judgement } from './judgement.ts';

export interface RunOptions {
  /** The text of `checkProgram`. */
  readonly program: string;
  readonly seed: number;
  /** For all of it, in milliseconds; the settling of a session may take a second more. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** What is asked of the harness at once. */
export interface Round {
  readonly calls: readonly Call[];
  readonly groups: readonly CallGroup[];
  /** Whether the code's closed expressions are looked for. */
  readonly closed: boolean;
  readonly sympy: boolean;
}

/** Asks the harness; whatever is no answer is a judgement already. */
export type Ask = (round: Round) => Promise<Extract<HarnessAnswer, { kind: 'ran' }> | Judgement>;

/** Most time one call may take. Milliseconds. */
const callMs = 3000;
const importing = /(?:^|\W)sympy\b/;

/**
 * Tries a proposed check in every way and says what it shows. The code's own word is never the verdict: a
 * `check` must reject wrong claims, both shapes must follow the given values and may not hold the claimed
 * value, twice with different seeds. `compute` runs in a process that has never seen the claim.
 */
export async function runProposedCheck(session: KernelSession, check: ProposedCheck, claim: ClaimedValue, options: RunOptions): Promise<Judgement> {
  const deadline = Date.now() + options.timeoutMs;
  const budget: Budget = { deadline, now: () => Date.now() };
  if (!isSound(check)) return { kind: 'inconclusive', why: say('The proposed check is too large, or its given values are no plain ones.') };
  const ask: Ask = async (round) => {
    const left = deadline - Date.now();
    if (left <= 0) return { kind: 'inconclusive', why: say('There was not enough time to run the code.') };
    const input = {
      code: check.code,
      own: session.protections.has('own-process'),
      sympy: round.sympy || importing.test(check.code),
      seconds: Math.min(callMs, left * 0.6) / 1000,
      all: (left * 0.85) / 1000,
      calls: round.calls,
      groups: round.groups,
      closed: round.closed,
    };
    const result = await session.execute(programCall([options.program], 'run', input), { timeoutMs: left, ...(options.signal ? { signal: options.signal } : {}) });
    return answered(result);
  };
  const random = generator(options.seed);
  const shuffle = <T>(items: readonly T[]): T[] => {
    const order = [...items];
    for (let index = order.length - 1; index > 0; index--) {
      const other = random(index + 1);
      [order[index], order[other]] = [order[other] as T, order[index] as T];
    }
    return order;
  };
  const seeds = [random(1_000_000) + 1, random(1_000_000) + 1_000_001] as const;
  return check.shape === 'compute' ? new ComputeRun(check, claim, seeds, ask, budget).judge() : new CheckRun(check, claim, seeds, ask, budget, shuffle).judge();
}

function answered(result: ExecuteResult): Extract<HarnessAnswer, { kind: 'ran' }> | Judgement {
  switch (result.kind) {
    case 'timeout':
      return { kind: 'inconclusive', why: say('The code took too long and was stopped.') };
    case 'cancelled':
      return { kind: 'inconclusive', why: say('The cell was stopped.') };
    case 'died':
      return { kind: 'inconclusive', why: say('Python ended while the cell ran: {0}', result.why.slice(0, 200)) };
    case 'error':
      return { kind: 'inconclusive', why: say('The code failed: {0}', `${result.name}: ${result.message}`.slice(0, 200)) };
    case 'ok':
      break;
  }
  const answer = harnessAnswer(result.data);
  switch (answer.kind) {
    case 'ran':
      return answer;
    case 'broken':
      return { kind: 'inconclusive', why: say('The code is no Python: {0}', answer.message) };
    case 'unsupported':
      return { kind: 'inconclusive', why: say('This kernel cannot run a check apart from your own cells.') };
    case 'nothing':
      return { kind: 'inconclusive', why: say('The cell left no values to judge.') };
  }
}
