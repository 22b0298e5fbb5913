/** Final-answer comparison against other people's grading cases: agreement, false accepts, every disagreement, time. */
import { judge } from '../../src/math/judging/judge.ts';
import { dataRows } from '../support/data.ts';

interface Row {
  readonly id: string;
  readonly source: string;
  readonly gold: string;
  readonly pred: string;
  readonly equal: boolean;
  readonly soft?: boolean;
  readonly question?: string;
}

interface Tally {
  rows: number;
  agreed: number;
  falseAccepts: number;
  falseRejects: number;
  unknown: number;
}

const files = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['equiv-dev.jsonl', 'near-dev.jsonl'];
const empty = (): Tally => ({ rows: 0, agreed: 0, falseAccepts: 0, falseRejects: 0, unknown: 0 });
const results: Record<string, Tally & { median: number; p95: number; worst: number }> = {};

for (const file of files) {
  const rows = dataRows<Row>(file);
  if (!rows) {
    console.log(`${file} is not here; nothing was measured.`);
    continue;
  }
  const bySource = new Map<string, Tally>();
  const total = empty();
  const times: number[] = [];
  const wrong: string[] = [];
  const hard = rows.filter(({ soft }) => soft !== true);
  for (const row of hard.slice(0, 20)) judge(row);
  for (const { gold, pred, question, equal, source, id } of hard) {
    const started = performance.now();
    const { verdict } = judge({ gold, pred, ...(question === undefined ? {} : { question }) });
    times.push(performance.now() - started);
    const tally = bySource.get(source) ?? empty();
    bySource.set(source, tally);
    for (const each of [tally, total]) {
      each.rows++;
      if ((verdict === 'equal') === equal) each.agreed++;
      else if (equal) each.falseRejects++;
      else each.falseAccepts++;
      if (verdict === 'unknown') each.unknown++;
    }
    if ((verdict === 'equal') !== equal) wrong.push(`${equal ? 'rejected' : 'ACCEPTED'} ${verdict} ${id}\n    ${line(gold)}\n    ${line(pred)}`);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 100) / 100;
  console.log(`\n${file}`);
  console.log(`${'source'.padEnd(28)} ${'rows'.padStart(5)} ${'agree'.padStart(7)} ${'false accepts'.padStart(14)} ${'false rejects'.padStart(14)} ${'unknown'.padStart(8)}`);
  for (const [source, tally] of [...bySource].sort()) print(source, tally);
  print('all', total);
  console.log(`\n${wrong.length} disagreements`);
  for (const text of wrong) console.log(`  ${text}`);
  results[file] = { ...total, median: at(0.5), p95: at(0.95), worst: at(1) };
}
console.log(JSON.stringify({ bench: 'judge', results }));

function print(name: string, { rows, agreed, falseAccepts, falseRejects, unknown }: Tally): void {
  console.log(`${name.padEnd(28)} ${String(rows).padStart(5)} ${`${((100 * agreed) / rows).toFixed(1)}%`.padStart(7)} ${String(falseAccepts).padStart(14)} ${String(falseRejects).padStart(14)} ${String(unknown).padStart(8)}`);
}

function line(text: string): string {
  const one = text.replaceAll('\n', ' ');
  return one.length > 220 ? `${one.slice(0, 100)} … ${one.slice(-110)}` : one;
}
