import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { seeded } from '../../../src/core/seeded.ts';
import { checkCorpus, type CorpusCheck, type WrittenClaim } from './checkCorpus.ts';
import { mutationOperators, type Mutation, type MutationOperator } from './mutationOperators.ts';

export interface MutatedChecks {
  readonly checks: readonly CorpusCheck[];
  /** Candidates that no false claim was seen to pass: they may be as good as what they were made from. */
  readonly leftOut: number;
}

interface Candidate {
  readonly id: string;
  readonly from: CorpusCheck;
  readonly mutation: Mutation;
}

/**
 * `count` bad checks made of the good ones, the same for the same seed. Those that are not bad by how they
 * were made are run by `python` on false claims near the true one, and left out unless one of them passes.
 */
export function mutatedChecks(count: number, seed: number, python: string): MutatedChecks {
  const random = seeded(seed);
  const good = checkCorpus('good').filter((each) => each.claimTrue);
  const operators = Object.entries(mutationOperators);
  const seen = new Set<string>();
  const checks: CorpusCheck[] = [];
  let leftOut = 0;
  // Operators that suit few checks are tried on several, or there would be next to nothing of them.
  const firstNew = (operator: MutationOperator): Omit<Candidate, 'id'> | undefined => {
    for (let tries = 0; tries < 15; tries++) {
      const from = good[Math.floor(random() * good.length)];
      const mutation = from && operator(from, random);
      if (!mutation || seen.has(mutation.code)) continue;
      seen.add(mutation.code);
      return { from, mutation };
    }
    return undefined;
  };
  for (let round = 0; checks.length < count && round < 20; round++) {
    const candidates: Candidate[] = [];
    const wanted = Math.max(20, Math.ceil((count - checks.length) * 1.3));
    for (let tries = 0; candidates.length < wanted && tries < wanted * 40; tries++) {
      const [name, operator] = operators[tries % operators.length] ?? [];
      const candidate = operator && firstNew(operator);
      if (candidate) candidates.push({ id: `mutated-${seed}-${round}-${candidates.length}-${(name ?? '').replaceAll(' ', '-')}`, ...candidate });
    }
    const passing = acceptedBy(python, candidates);
    for (const [at, { id, from, mutation }] of candidates.entries()) {
      if (checks.length === count) break;
      const { how, shape, code, bad } = mutation;
      const accepted = passing[at];
      if (bad.by === 'running' && !accepted) {
        leftOut++;
        continue;
      }
      const entry = { id, shape, inputs: from.inputs, code, how, is: bad.by === 'running' || bad.ignores !== undefined ? ('weak' as const) : ('vacuous' as const) };
      // A third of those that let a false claim pass are asked about that claim: there, supported is a lie.
      const lie = accepted && random() < 1 / 3 ? accepted : undefined;
      checks.push({ ...entry, claim: lie ?? from.claim, claimTrue: lie === undefined, ...(accepted ? { shown: { accepts: accepted } } : bad.by === 'making' && bad.ignores !== undefined ? { shown: { ignores: bad.ignores } } : {}) });
    }
  }
  return { checks, leftOut };
}

/** For each candidate the first false claim that it is seen to accept, beside the true one. */
function acceptedBy(python: string, candidates: readonly Candidate[]): readonly (WrittenClaim | undefined)[] {
  const asked = candidates.map(({ from, mutation }) => ({ shape: mutation.shape, code: mutation.code, inputs: from.inputs, claim: from.claim, nearby: mutation.bad.by === 'running' ? mutation.bad.claims : [] }));
  const answers = ranByItself(python, 'accepts', asked) as readonly number[];
  return answers.map((index, at) => asked[at]?.nearby[index]);
}

/** What `provedChecks.py`, which shares nothing with the judge, finds of each. */
export function ranByItself(python: string, mode: 'accepts' | 'holds', asked: readonly unknown[]): readonly unknown[] {
  const result = spawnSync(python, ['-I', join(import.meta.dirname, 'provedChecks.py'), mode], { input: JSON.stringify(asked), encoding: 'utf8', maxBuffer: 64 << 20, timeout: 300_000 });
  if (result.status !== 0) throw new Error(`provedChecks.py: ${result.error?.message ?? result.stderr.slice(-2000)}`);
  return JSON.parse(result.stdout) as readonly unknown[];
}
