import { decideRelation } from '../../src/math/deciding/relation.ts';
import { emptyContext } from '../../src/math/proposition.ts';
import { app } from '../../src/math/build.ts';
import { toLatex } from '../../src/math/printing/latex.ts';
import { read } from '../../src/math/reading/read.ts';
import { mutated, plainlyFails, seeded } from './mutants.ts';
import { trueClaims } from './trueClaims.ts';

/** Mutants whose value has changed, how many of them were refuted, and those wrongly verified. */
export interface MutantRun {
  readonly changed: number;
  readonly refuted: number;
  readonly verified: readonly string[];
}

/** Breaks one side of true equations without assumptions until `count` have a changed value. */
export function runMutants(count: number, seed: number, milliseconds = 250): MutantRun {
  const random = seeded(seed);
  const equations = trueClaims.filter(({ text }) => !/[⊢⟹⊨]|\\int|\\lim|\\pmod|\\text/.test(text)).map(({ text }) => read(text)).flatMap((each) => (each.kind === 'apply' && each.operator === 'equal' ? [each] : []));
  const now = (): number => performance.now();
  let changed = 0;
  let refuted = 0;
  const verified: string[] = [];
  for (let tries = 0; changed < count && tries < count * 20; tries++) {
    const [left, right] = equations[Math.floor(random() * equations.length)]?.args ?? [];
    if (!left || !right) continue;
    const broken = random() < 0.5 ? app('equal', mutated(left, random), right) : app('equal', left, mutated(right, random));
    const [a, b] = broken.args;
    if (!a || !b || !plainlyFails(a, b, random)) continue;
    changed++;
    const verdict = decideRelation(broken, emptyContext, { deadline: now() + milliseconds, now });
    if (verdict.kind === 'refuted') refuted++;
    else if (verdict.kind === 'verified') verified.push(toLatex(broken));
  }
  return { changed, refuted, verified };
}
