import { app } from '../../src/math/build.ts';
import { decide } from '../../src/math/deciding/decide.ts';
import { toLatex } from '../../src/math/printing/latex.ts';
import type { Context, Proposition } from '../../src/math/proposition.ts';
import { freeVariables } from '../../src/math/variables.ts';
import { mutant } from './mutants.ts';
import { seeded } from '../../src/core/seeded.ts';
import { isApply } from './oracle/plainTruth.ts';
import { provenFalse } from './oracle/provenFalse.ts';
import { generatedClaim } from './generatedClaims.ts';
import { trueClaims } from './trueClaims.ts';
import { readWritten, type ReadClaim } from './writtenClaim.ts';

export interface MutantTally {
  changed: number;
  refuted: number;
  inconclusive: number;
}

/** Mutants that an arithmetic of its own shows to be false, what became of them, and those wrongly verified. */
export interface MutantRun {
  readonly changed: number;
  readonly refuted: number;
  /** Mutants that are still true, or of which the oracle cannot tell. */
  readonly leftOut: number;
  readonly verified: readonly string[];
  readonly byKind: ReadonlyMap<string, MutantTally>;
}

/** Breaks true claims, written and generated in turn, until `count` are shown to be false. */
export function runMutants(count: number, seed: number, milliseconds = 250): MutantRun {
  const random = seeded(seed);
  const written = trueClaims.map(({ text }) => readWritten(text));
  const now = (): number => performance.now();
  const byKind = new Map<string, MutantTally>();
  const verified: string[] = [];
  let [changed, refuted, leftOut] = [0, 0, 0];
  for (let tries = 0; changed < count && tries < count * 20; tries++) {
    const claim = random() < 0.4 ? written[Math.floor(random() * written.length)] : readWritten(generatedClaim(random).text);
    const broken = claim && brokenClaim(claim, random);
    if (!claim || !broken) continue;
    const { kind, proposition } = broken;
    if (!provenFalse(proposition, claim.context, random) && !sideChanged(claim.proposition, proposition, random)) {
      leftOut++;
      continue;
    }
    changed++;
    const tally = byKind.get(kind) ?? { changed: 0, refuted: 0, inconclusive: 0 };
    byKind.set(kind, tally);
    tally.changed++;
    const { verdict } = decide(proposition, claim.context, { deadline: now() + milliseconds, now });
    if (verdict.kind === 'refuted') {
      refuted++;
      tally.refuted++;
    } else if (verdict.kind === 'verified') verified.push(`${kind}: ${shown(proposition, claim.context)} | ${verdict.evidence.method}`);
    else tally.inconclusive++;
  }
  return { changed, refuted, leftOut, verified, byKind };
}

interface BrokenClaim {
  readonly kind: string;
  readonly proposition: Proposition;
}

function brokenClaim({ proposition }: ReadClaim, random: () => number): BrokenClaim | undefined {
  switch (proposition.kind) {
    case 'relation': {
      const made = mutant(proposition.relation, random);
      return made && { kind: made.kind, proposition: { kind: 'relation', relation: made.expression } };
    }
    case 'implication': {
      const [to] = proposition.to;
      const made = to && mutant(to, random);
      return made && { kind: made.kind, proposition: { ...proposition, to: [made.expression] } };
    }
    case 'solution': {
      const [first, ...rest] = proposition.problem;
      if (first && random() < 0.3) {
        const made = mutant(first, random);
        return made && { kind: made.kind, proposition: { ...proposition, problem: [made.expression, ...rest] } };
      }
      const made = mutant(proposition.stated, random);
      return made && { kind: made.kind, proposition: { ...proposition, stated: made.expression } };
    }
    case 'antiderivative':
      return undefined;
  }
}

/** A true equation of constants of which one side has become another number: what that side was tells it, even where the other is a limit. */
function sideChanged(original: Proposition, broken: Proposition, random: () => number): boolean {
  if (original.kind !== 'relation' || broken.kind !== 'relation' || !isApply(original.relation, 'equal') || !isApply(broken.relation, 'equal')) return false;
  const made = broken.relation.args;
  return original.relation.args.some((side, index) => {
    const other = original.relation.kind === 'apply' ? original.relation.args[1 - index] : undefined;
    const now = made[index];
    if (!now || !other || made[1 - index] !== other || [side, now, other].some((each) => freeVariables(each).size > 0)) return false;
    return provenFalse({ kind: 'relation', relation: app('equal', side, now) }, { assumptions: [], definitions: [] }, random);
  });
}

function shown(proposition: Proposition, { assumptions }: Context): string {
  const joined = (parts: readonly Parameters<typeof toLatex>[0][]): string => parts.map((part) => toLatex(part)).join('; ');
  switch (proposition.kind) {
    case 'relation':
      return `${assumptions.length > 0 ? `${joined(assumptions)} ⊢ ` : ''}${toLatex(proposition.relation)}`;
    case 'implication':
      return `${joined(proposition.from)} ⟹ ${joined(proposition.to)}`;
    case 'solution':
      return `${joined(proposition.problem)} ⊨ ${toLatex(proposition.stated)}`;
    case 'antiderivative':
      return `∫ ${toLatex(proposition.integrand)} = ${toLatex(proposition.stated)}`;
  }
}
