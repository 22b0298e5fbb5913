/**
 * One link broken in worked solutions that are right: is it the first that is refuted? `node test/bench/mutations.ts [edits] [seed] [--misses N]`.
 * Solutions are generated, of the examples, and other people's where the development data is here; kept are those of
 * which every link was verified. The last line is JSON.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkText } from '../../src/checking/checkText.ts';
import type { CheckRequest } from '../../src/core/checker.ts';
import type { VerdictKind } from '../../src/core/verdict.ts';
import { findClaims } from '../../src/math/claims/findClaims.ts';
import type { FoundClaim } from '../../src/math/claims/foundClaim.ts';
import { brokenText } from '../support/brokenText.ts';
import { dataRows } from '../support/data.ts';
import { derivation } from '../support/derivations.ts';
import { seeded } from '../../src/core/seeded.ts';

const numbers = process.argv.slice(2).filter((each) => /^\d+$/.test(each));
const wanted = Number(numbers[0] ?? 2000);
const random = seeded(Number(numbers[1] ?? 1));
const missesShown = process.argv.includes('--misses') ? Number(process.argv[process.argv.indexOf('--misses') + 1]) : 12;
const budget = { perClaimMs: 250 };

interface Right {
  readonly source: string;
  readonly request: CheckRequest;
  readonly claims: readonly FoundClaim[];
}

/** The text with its claims where there are two or more and all are verified. */
function right(source: string, request: CheckRequest): Right | undefined {
  const claims = findClaims(request);
  if (claims.length < 2) return undefined;
  const kinds = verdictsOf(request);
  return kinds.size === claims.length && [...kinds.values()].every((kind) => kind === 'verified') ? { source, request, claims } : undefined;
}

function verdictsOf(request: CheckRequest): ReadonlyMap<string, VerdictKind> {
  const kinds = new Map<string, VerdictKind>();
  for (const progress of checkText(request, budget, new Set())) if (progress.kind === 'checked') kinds.set(progress.checked.claim.id, progress.checked.verdict.kind);
  return kinds;
}

function collected(): Right[] {
  const solutions: Right[] = [];
  const take = (source: string, request: CheckRequest): void => {
    const whole = right(source, request);
    if (whole) solutions.push(whole);
    // Where not every link of a whole solution is decided, a paragraph of it may be.
    else if (source !== 'generated') for (const text of request.text.split(/\n\s*\n/)) solutions.push(...[right(`${source}, a paragraph`, { text, format: request.format })].filter((each) => each !== undefined));
  };
  const examples = join(import.meta.dirname, '..', '..', 'examples');
  for (const name of readdirSync(examples).filter((each) => /\.(?:md|tex)$/.test(each))) take('examples', { text: readFileSync(join(examples, name), 'utf8'), format: name.endsWith('.tex') ? 'latex' : 'markdown' });
  for (let count = 0; count < 500; count++) {
    const { text, format } = derivation(random);
    take('generated', { text, format });
  }
  for (const { problem, solution } of dataRows<{ problem: string; solution?: string }>('problems-dev.jsonl') ?? []) {
    if (solution !== undefined) take('problems-dev', { text: solution, format: 'markdown', problem: { text: problem, format: 'markdown' } });
  }
  for (const { problem, steps, first_error: first } of dataRows<{ problem: string; steps: string[]; first_error: number }>('steps-dev.jsonl') ?? []) {
    if (first < 0) take('steps-dev', { text: steps.join('\n\n'), format: 'markdown', problem: { text: problem, format: 'markdown' } });
  }
  return solutions;
}

interface Tally {
  broken: number;
  first: number;
  next: number;
  silent: number;
  earlier: number;
}

const solutions = collected();
const bySource = new Map<string, Right[]>();
for (const solution of solutions) bySource.set(solution.source, [...(bySource.get(solution.source) ?? []), solution]);
const real = solutions.filter(({ source }) => source !== 'generated');
console.log([...bySource].map(([source, all]) => `${all.length} ${source}`).join('; '));
const sources = new Map<string, Tally>();
const kinds = new Map<string, Tally>();
const misses: string[] = [];
let done = 0;
for (let tries = 0; done < wanted && tries < wanted * 30; tries++) {
  // Generated and real ones in turn.
  const pool = done % 2 === 0 || real.length === 0 ? (bySource.get('generated') ?? solutions) : real;
  const solution = pool[Math.floor(random() * pool.length)];
  const broken = solution && brokenText(solution.request, solution.claims, random);
  if (!solution || !broken) continue;
  done++;
  const verdicts = verdictsOf({ ...solution.request, text: broken.text });
  const first = broken.found.findIndex(({ claim }) => verdicts.get(claim.id) === 'refuted');
  const outcome = first === broken.index ? 'first' : first < 0 ? 'silent' : first > broken.index ? 'next' : 'earlier';
  for (const [tallies, key] of [[sources, solution.source], [kinds, broken.kind]] as const) {
    const tally = tallies.get(key) ?? { broken: 0, first: 0, next: 0, silent: 0, earlier: 0 };
    tallies.set(key, tally);
    tally.broken++;
    tally[outcome]++;
  }
  if (outcome !== 'first') {
    const { claim, attempts } = broken.found[broken.index] ?? {};
    misses.push(`${outcome} | ${solution.source} | ${broken.kind} | ${attempts?.map(({ stance, proposition }) => `${stance} ${proposition.kind}`).join(', ')} | ${(claim?.text ?? '').replace(/\s+/g, ' ').slice(0, 140)} | ${verdicts.get(claim?.id ?? '') ?? 'no verdict'}`);
  }
}
const line = (name: string, { broken, first, next, silent, earlier }: Tally): void =>
  console.log(`${name.padEnd(28)} ${String(broken).padStart(7)} ${String(first).padStart(7)} ${`${((100 * first) / broken).toFixed(1)} %`.padStart(8)} ${String(next).padStart(12)} ${String(silent).padStart(7)} ${String(earlier).padStart(8)}`);
console.log(`\n${''.padEnd(28)}  broken   first           a later one  silent  earlier`);
for (const [name, tally] of sources) line(name, tally);
console.log('');
for (const [name, tally] of kinds) line(name, tally);
const total = [...sources.values()].reduce((sum, each) => ({ broken: sum.broken + each.broken, first: sum.first + each.first, next: sum.next + each.next, silent: sum.silent + each.silent, earlier: sum.earlier + each.earlier }));
line('all', total);
for (const miss of misses.slice(0, missesShown)) console.log(`  ${miss}`);
console.log(JSON.stringify({ bench: 'mutations', solutions: solutions.length, ...total, share: Number((total.first / total.broken).toFixed(4)), sources: Object.fromEntries(sources), kinds: Object.fromEntries(kinds) }));
