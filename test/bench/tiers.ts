import { commandTiers, sympyProgram } from '../../src/cli/tiers.ts';
import type { Question, Tier } from '../../src/checking/question.ts';
import { sampled } from '../../src/checking/sampled.ts';
import { reconciled } from '../../src/checking/reconciled.ts';
import { english } from '../../src/core/phrase.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { falseClaims } from '../support/falseClaims.ts';
import { openFalse, openTrue } from '../support/openClaims.ts';
import { decideWritten, readWritten } from '../support/writtenClaim.ts';

/**
 * What each slower tier decides of the claims the first tiers leave open, each asked alone:
 * `node test/bench/tiers.ts [--false]`; with `--false` also whatever the first tiers leave open of the
 * list of false claims. The last line is JSON; the exit code is 1 where anything false was verified.
 */
const ms = 5000;
const [z3, ownSympy] = commandTiers();
const [, embedded] = commandTiers(sympyProgram({ python: async () => undefined }));
if (!z3 || !ownSympy || !embedded) throw new Error('A tier is missing.');
const tiers: readonly (readonly [string, Tier])[] = [['z3', z3], ['sympy (Python)', ownSympy], ['sympy (embedded)', embedded]];

interface Tally {
  verified: number;
  refuted: number;
  open: number;
  uncovered: number;
}

const none = (): Tally => ({ verified: 0, refuted: 0, open: 0, uncovered: 0 });
const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);
const lists = [['true', openTrue], ['false', openFalse], ...(process.argv.includes('--false') ? ([['falseClaims', falseClaims]] as const) : [])] as const;
const questions = lists.flatMap(([list, claims]) =>
  claims.flatMap(({ text }) => {
    if (decideWritten(text, 250, () => performance.now()).kind !== 'inconclusive') return [];
    const { proposition, context } = readWritten(text);
    const question: Question = { proposition, context, sampled: sampled(proposition, context, () => {}) };
    return [{ list, text, question, verdicts: new Map<string, Verdict | undefined>() }];
  }),
);
let lies = 0;
const results: Record<string, unknown> = {};

function wrong(tier: string, list: string, text: string, verdict: Verdict | undefined): void {
  const lie = list === 'true' ? verdict?.kind === 'refuted' : verdict?.kind === 'verified';
  if (!lie) return;
  lies++;
  console.log(`WRONGLY ${verdict?.kind} by ${tier}: ${text}`);
}

for (const [name, tier] of tiers) {
  const before = megabytes();
  const tallies: Record<string, Tally> = {};
  const times: number[] = [];
  for (const each of questions) {
    const started = performance.now();
    const answered = await tier.decide(each.question, ms, new AbortController().signal);
    const took = performance.now() - started;
    // As the checker does: a proof against what our own evaluation saw is not believed.
    const verdict = answered?.kind === 'verified' && each.question.sampled === 'failed' ? reconciled([{ tier: 'Therefore', kind: 'refuted' }], { tier: tier.name, kind: 'verified' }, answered) : answered;
    if (verdict) times.push(took);
    each.verdicts.set(name, verdict);
    const tally = (tallies[each.list] ??= none());
    if (!verdict) tally.uncovered++;
    else if (verdict.kind === 'verified' || verdict.kind === 'refuted') tally[verdict.kind]++;
    else tally.open++;
    wrong(name, each.list, each.text, verdict);
  }
  const [first = 0, ...warm] = times;
  const sorted = warm.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  results[name] = { ...tallies, firstMs: Math.round(first), medianMs: at(0.5), p95Ms: at(0.95), megabytes: megabytes() - before };
}
for (const [, tier] of tiers) tier.dispose();

const all: Record<string, Tally> = {};
for (const { list, text, verdicts } of questions) {
  const found = tiers.map(([name]) => verdicts.get(name)).filter((verdict) => verdict !== undefined);
  const kinds = new Set(found.map(({ kind }) => kind));
  if (kinds.has('verified') && kinds.has('refuted')) console.log(`CONTRADICTION: ${text}`);
  const kind = kinds.has('verified') ? 'verified' : kinds.has('refuted') ? 'refuted' : found.length > 0 ? 'open' : 'uncovered';
  (all[list] ??= none())[kind]++;
  if (list !== 'falseClaims' && kind !== 'verified' && kind !== 'refuted') console.log(`${kind} (${list}): ${text}  ${[...verdicts].map(([name, verdict]) => `${name}: ${verdict?.kind === 'inconclusive' ? english(verdict.reason) : '–'}`).join(' · ')}`);
}
console.table(Object.fromEntries(Object.entries({ ...results, all }).flatMap(([name, lists_]) => Object.entries(lists_ as Record<string, Tally>).filter(([, tally]) => typeof tally === 'object').map(([list, tally]) => [`${name}: ${list}`, tally]))));
console.log(JSON.stringify({ asked: Object.fromEntries(lists.map(([list]) => [list, questions.filter((each) => each.list === list).length])), ...results, all, lies }));
process.exitCode = lies > 0 ? 1 : 0;
