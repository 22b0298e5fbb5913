/** How much of what people write is read: answers and formulas of the development problems. */
import { say, english } from '../../src/core/phrase.ts';
import { read } from '../../src/math/reading/read.ts';
import { mathSpans } from '../../src/math/reading/spans.ts';
import { unreadOf } from '../../src/math/unread.ts';
import { dataRows } from '../support/data.ts';

interface Row {
  readonly id: string;
  readonly problem: string;
  readonly answer: string;
  readonly solution?: string;
  /** `open`: the answer is a worked text. */
  readonly kind?: string;
}

const rows = dataRows<Row>('problems-dev.jsonl');
if (!rows) {
  console.log(english(say('The development data is not here; nothing was measured.')));
  process.exit(0);
}

const show = Number(process.argv[2] ?? 0);
const reasons = new Map<string, { count: number; samples: string[] }>();
const tally = { answers: { read: 0, of: 0 }, final: { read: 0, of: 0 }, worked: { read: 0, of: 0 }, displayed: { read: 0, of: 0 }, inline: { read: 0, of: 0 } };

function count(kind: keyof typeof tally, source: string, notation: 'latex' | 'plain'): void {
  tally[kind].of++;
  const [first] = unreadOf(read(source, { notation }));
  if (!first) {
    tally[kind].read++;
    return;
  }
  const reason = `${kind}: ${english(first.reason)}`;
  const entry = reasons.get(reason) ?? { count: 0, samples: [] };
  entry.count++;
  if (entry.samples.length < show) entry.samples.push(source.slice(0, 160).replaceAll('\n', ' '));
  reasons.set(reason, entry);
}

const started = performance.now();
/** A final answer is one formula; a worked answer is a text, and read when every formula in it is. */
function countAnswer(answer: string, kind: string | undefined): void {
  const isText = kind === 'open';
  if (isText) {
    tally.worked.of++;
    if (mathSpans(answer, 'markdown').every(({ inner, notation }) => unreadOf(read(answer.slice(inner.start, inner.end), { notation })).length === 0)) tally.worked.read++;
  } else count('final', answer, /[\\$^{]/.test(answer) ? 'latex' : 'plain');
  tally.answers = { read: tally.final.read + tally.worked.read, of: tally.final.of + tally.worked.of };
}

for (const { problem, answer, solution, kind } of rows) {
  countAnswer(String(answer), kind);
  for (const text of [problem, solution ?? '']) {
    for (const span of mathSpans(text, 'markdown')) {
      if (span.notation === 'latex') count(span.display ? 'displayed' : 'inline', text.slice(span.inner.start, span.inner.end), 'latex');
    }
  }
}
const ms = performance.now() - started;
for (const [reason, { count: n, samples }] of [...reasons].sort((a, b) => b[1].count - a[1].count).slice(0, 30)) {
  console.log(`${String(n).padStart(5)}  ${reason}`);
  for (const sample of samples) console.log(`         ${sample}`);
}
const share = ({ read: done, of }: { read: number; of: number }): number => Math.round((10000 * done) / of) / 100;
for (const [kind, value] of Object.entries(tally)) console.log(`${kind.padEnd(10)} ${share(value)} % of ${value.of}`);
console.log(JSON.stringify({ bench: 'reading', answers: share(tally.answers), final: share(tally.final), worked: share(tally.worked), displayed: share(tally.displayed), inline: share(tally.inline), ms: Math.round(ms) }));
