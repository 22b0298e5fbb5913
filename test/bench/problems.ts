/**
 * The built-in reasoner on our own textbook problems (`--own`), or on other people's problems, files of JSON Lines with `problem` and `answer`: solved, declined
 * and wrong by source and subject, each wrong one, and what the checker says of the claims told.
 * With `--no-engine` by its own lessons alone. With `--declined` also every formula-centred problem (tag `symbolic`) that was declined.
 */
import { sympyProgram } from '../../src/cli/tiers.ts';
import type { VerdictKind } from '../../src/core/verdict.ts';
import { SympyAlgebra } from '../../src/reasoners/builtin/engine/sympyAlgebra.ts';
import { dataRows } from '../support/data.ts';
import { languageOf, ownLists } from '../unit/reasoners/builtin/problems/own.ts';
import { problemResult, type ProblemResult, type ProblemRow } from './problemRun.ts';

const args = process.argv.slice(2);
const files = args.filter((arg) => !arg.startsWith('--'));
const results: ProblemResult[] = [];
/** Of our own lists, what must be declined and was answered. */
let overreached: readonly ProblemResult[] = [];
const sympy = sympyProgram();
const algebra = args.includes('--no-engine') ? undefined : new SympyAlgebra(sympy);

if (args.includes('--own')) await runOwn();
else for (const file of files.length > 0 ? files : ['problems-dev.jsonl']) {
  const rows = dataRows<ProblemRow>(file);
  if (rows) for (const row of rows) results.push(await problemResult(row, algebra));
  else console.log(`${file} is not here; nothing was measured.`);
}

sympy.dispose();

const wrong = results.filter(({ outcome }) => outcome === 'wrong');
const symbolic = results.filter(isSymbolic);
const times = results.map(({ ms }) => ms).sort((a, b) => a - b);

table('source', ({ row }) => row.source);
table('subject', ({ row: { source, subject } }) => (subject ?? `(${source})`));
table('tag', (result) => (isSymbolic(result) ? 'symbolic' : 'other'));
print('all', results);

console.log(`\n${wrong.length} wrong`);
for (const { row, told } of wrong) console.log(`  ${row.id}\n    problem ${line(row.problem)}\n    told    ${line(told ?? '')}\n    wanted  ${line(row.answer)}`);
const refuted = results.flatMap(({ row, refuted: claims }) => claims.map((claim) => `${row.id}: ${line(claim)}`));
console.log(`\n${refuted.length} told claims refuted`);
for (const each of refuted) console.log(`  ${each}`);
if (args.includes('--declined')) {
  console.log('\ndeclined, symbolic');
  for (const { row } of symbolic) if (results.some((result) => result.row === row && result.outcome === 'declined')) console.log(`  ${row.id}: ${line(row.problem)}`);
}

const told = kinds(results.flatMap(({ verdicts }) => verdicts));
const boxes = kinds(results.flatMap((result) => result.boxes));
console.log(`\nsteps told: ${inWords(told)}\nboxed answers: ${inWords(boxes)}`);
console.log(JSON.stringify({ bench: 'problems', ...counts(results), symbolic: counts(symbolic), told, boxes, ...(args.includes('--own') ? { overreached: overreached.length } : {}), medianMs: at(0.5), p95Ms: at(0.95), worstMs: at(1) }));

async function runOwn(): Promise<void> {
  const rowsOf = (topic: string, problems: readonly (readonly [string, string])[]): ProblemRow[] => problems.map(([problem, answer], index) => ({ id: `${topic}/${index}`, source: languageOf(problem), subject: topic, problem, answer }));
  const declined: ProblemResult[] = [];
  for (const { topic, problems, declined: beyond } of ownLists) {
    for (const row of rowsOf(topic, problems)) results.push(await problemResult(row, algebra));
    // Some of these the algebra system answers; the lists speak of the lessons alone.
    for (const row of rowsOf(topic, beyond.map((problem) => [problem, '']))) declined.push(await problemResult(row));
  }
  overreached = declined.filter(({ outcome }) => outcome !== 'declined');
  console.log(`${declined.length} that must be declined, ${overreached.length} of them answered`);
  for (const { row, told: box } of overreached) console.log(`  ${row.id}\n    problem ${line(row.problem)}\n    told    ${line(box ?? '')}`);
}

function kinds(verdicts: readonly VerdictKind[]): Readonly<Record<string, number>> {
  return Object.fromEntries((['verified', 'inconclusive', 'unchecked', 'refuted'] satisfies VerdictKind[]).map((kind) => [kind, verdicts.filter((each) => each === kind).length]));
}

function inWords(counted: Readonly<Record<string, number>>): string {
  return Object.entries(counted).map(([kind, count]) => `${count} ${kind}`).join(', ');
}

function isSymbolic({ row }: ProblemResult): boolean {
  return row.tags?.includes('symbolic') === true;
}

function counts(of: readonly ProblemResult[]): Record<'rows' | ProblemResult['outcome'], number> {
  const count = (outcome: ProblemResult['outcome']): number => of.filter((result) => result.outcome === outcome).length;
  return { rows: of.length, solved: count('solved'), declined: count('declined'), wrong: count('wrong') };
}

function table(title: string, keyOf: (result: ProblemResult) => string): void {
  console.log(`\n${title.padEnd(36)} ${'rows'.padStart(5)} ${'solved'.padStart(7)} ${'declined'.padStart(9)} ${'wrong'.padStart(6)}`);
  for (const key of [...new Set(results.map(keyOf))].sort()) print(key, results.filter((result) => keyOf(result) === key));
}

function print(name: string, group: readonly ProblemResult[]): void {
  const { rows, solved, declined, wrong: bad } = counts(group);
  console.log(`${name.padEnd(36)} ${String(rows).padStart(5)} ${String(solved).padStart(7)} ${String(declined).padStart(9)} ${String(bad).padStart(6)}`);
}

function at(share: number): number {
  return Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;
}

function line(text: string): string {
  const one = text.replaceAll('\n', ' ');
  return one.length > 400 ? `${one.slice(0, 250)} … ${one.slice(-140)}` : one;
}
