/** First errors in solutions by real models, found by computation alone (the measure of ProcessBench). */
import { checkSteps } from '../../src/checking/checkSteps.ts';
import { dataRows } from '../support/data.ts';

interface Row {
  readonly id: string;
  readonly source: string;
  readonly problem: string;
  readonly steps: readonly string[];
  readonly first_error: number;
}

const rows = dataRows<Row>('steps-dev.jsonl');
if (!rows) {
  console.log('The development data is not here; nothing was measured.');
  process.exit(0);
}
const limit = Number(process.argv[2] ?? rows.length);
const show = process.argv.includes('--alarms');
const tally = new Map<string, { correct: number; silent: number; wrong: number; found: number; steps: number; ms: number }>();
for (const { id, source, problem, steps, first_error: first } of rows.slice(0, limit)) {
  const entry = tally.get(source) ?? { correct: 0, silent: 0, wrong: 0, found: 0, steps: 0, ms: 0 };
  tally.set(source, entry);
  const started = performance.now();
  const { firstRefuted } = checkSteps(problem, steps, { perClaimMs: 1000 });
  entry.ms += performance.now() - started;
  entry.steps += steps.length;
  if (first < 0) {
    entry.correct++;
    if (firstRefuted < 0) entry.silent++;
    else if (show) console.log(`alarm ${id} step ${firstRefuted}: ${(steps[firstRefuted] ?? '').slice(0, 300).replaceAll('\n', ' ')}`);
  } else {
    entry.wrong++;
    if (firstRefuted === first) entry.found++;
  }
}
const percent = (part: number, of: number): number => (of === 0 ? 0 : Math.round((1000 * part) / of) / 10);
const results: Record<string, object> = {};
console.log('source                     correct  silent %   wrong  first found %     F1   ms a step');
for (const [source, { correct, silent, wrong, found, steps, ms }] of tally) {
  const kept = percent(silent, correct);
  const hit = percent(found, wrong);
  const f1 = kept + hit === 0 ? 0 : Math.round((20 * kept * hit) / (kept + hit)) / 10;
  results[source] = { correct, silent: kept, wrong, found: hit, f1, msPerStep: Math.round((100 * ms) / steps) / 100 };
  console.log(`${source.padEnd(26)} ${String(correct).padStart(7)} ${String(kept).padStart(9)} ${String(wrong).padStart(7)} ${String(hit).padStart(14)} ${String(f1).padStart(6)} ${(ms / steps).toFixed(2).padStart(11)}`);
}
console.log(JSON.stringify({ bench: 'steps', results }));
