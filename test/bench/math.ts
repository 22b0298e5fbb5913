/**
 * How fast claims are decided in the warm worker, beside SymPy in Python on the same equations, and how long a
 * long document takes after one edited character. `node test/bench/math.ts [generated claims]`; the last line is JSON.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { toPython } from '../../src/math/printing/python.ts';
import { freeVariables } from '../../src/math/variables.ts';
import { pythonName } from '../../src/math/printing/python.ts';
import { falseClaims } from '../support/falseClaims.ts';
import { families } from '../support/generatedClaims.ts';
import { Numbers } from '../support/generatedNumbers.ts';
import { seeded } from '../../src/core/seeded.ts';
import { trueClaims } from '../support/trueClaims.ts';
import { readWritten } from '../support/writtenClaim.ts';
import { measureLint } from './lintOnce.ts';

const numbers = new Numbers(seeded(5));
const generated = Object.values(families).flatMap((make) => Array.from({ length: Number(process.argv[2] ?? 10) }, () => make(numbers)));
const texts = [...trueClaims.map(({ text }) => text), ...falseClaims.map(({ text }) => text), ...generated];

interface Timed {
  readonly kind: string;
  readonly ms: number;
}

function inWorker(claims: readonly string[]): Promise<Timed[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./mathWorker.ts', import.meta.url), { workerData: claims });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

interface Asked {
  readonly text: string;
  readonly left: string;
  readonly right: string;
  readonly names: readonly string[];
}

/** An equation between expressions SymPy has constructors for, with no condition on its letters. */
function askable(text: string): Asked | undefined {
  const { proposition, context } = readWritten(text);
  const relation = proposition.kind === 'relation' ? proposition.relation : undefined;
  if (relation?.kind !== 'apply' || relation.operator !== 'equal' || context.assumptions.length > 0) return undefined;
  const [left, right] = relation.args.map(toPython);
  if (left === undefined || right === undefined || /Tuple|Interval|FiniteSet|Eq\(/.test(left + right)) return undefined;
  return { text, left, right, names: [...freeVariables(relation)].map(pythonName) };
}

async function bySympy(asked: readonly Asked[]): Promise<{ readonly startMs: number; readonly version: string; readonly timed: readonly { readonly same: string; readonly ms: number }[] } | undefined> {
  const child = spawn(process.env['THEREFORE_PYTHON'] ?? 'python3', [join(import.meta.dirname, 'mathBySympy.py'), '5'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const failed = new Promise<boolean>((resolve) => {
    child.on('error', () => resolve(true));
    child.on('close', (code) => resolve(code !== 0));
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(asked.map(({ left, right, names }) => `${JSON.stringify({ left, right, names })}\n`).join(''));
  const lines: Record<string, unknown>[] = [];
  for await (const line of createInterface({ input: child.stdout })) lines.push(JSON.parse(line) as Record<string, unknown>);
  if ((await failed) || lines.length !== asked.length + 1) return undefined;
  const [first, ...rest] = lines;
  return { startMs: Number(first?.['started']), version: String(first?.['version']), timed: rest.map((row) => ({ same: String(row['same']), ms: Number(row['ms']) })) };
}

function spread(times: readonly number[]): { readonly median: number; readonly p99: number; readonly mean: number; readonly worst: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(3));
  return { median: at(0.5), p99: at(0.99), mean: Number((times.reduce((sum, ms) => sum + ms, 0) / times.length).toFixed(3)), worst: at(1) };
}

function row(name: string, count: number, decided: string, { median, p99, mean, worst }: ReturnType<typeof spread>): void {
  console.log(`${name.padEnd(40)} ${String(count).padStart(6)} ${decided.padStart(9)} ${[median, p99, mean, worst].map((ms) => ms.toFixed(2).padStart(9)).join(' ')}`);
}

const settled = (kind: string): boolean => kind === 'verified' || kind === 'refuted';
const share = (some: number, all: number): string => `${((100 * some) / all).toFixed(1)} %`;

console.log(`${''.padEnd(40)}  claims   decided    median       p99      mean  worst (ms)`);
const ours = await inWorker(texts);
const all = spread(ours.map(({ ms }) => ms));
row('all claims, warm worker', texts.length, share(ours.filter(({ kind }) => settled(kind)).length, texts.length), all);
const slowest = texts.map((text, index) => ({ text, ms: ours[index]?.ms ?? 0 })).sort((a, b) => b.ms - a.ms).slice(0, 8);

const asked = texts.map(askable).filter((each) => each !== undefined);
const same = asked.map(({ text }) => ours[texts.indexOf(text)] ?? { kind: 'unchecked', ms: 0 });
const equations = spread(same.map(({ ms }) => ms));
row('equations SymPy can be asked', asked.length, share(same.filter(({ kind }) => settled(kind)).length, asked.length), equations);
const sympy = await bySympy(asked);
let python: object = { absent: true };
if (sympy) {
  const theirs = spread(sympy.timed.map(({ ms }) => ms));
  row(`the same by SymPy ${sympy.version} in Python`, asked.length, share(sympy.timed.filter(({ same: kind }) => kind === 'same' || kind === 'different').length, asked.length), theirs);
  const ratio = Number((theirs.median / equations.median).toFixed(1));
  console.log(`SymPy takes ${ratio} times as long at the median and ${(theirs.mean / equations.mean).toFixed(1)} times in all; importing it took ${(sympy.startMs / 1000).toFixed(2)} s more.`);
  python = { version: sympy.version, ...theirs, ratio, meanRatio: Number((theirs.mean / equations.mean).toFixed(1)), startMs: Math.round(sympy.startMs), outOfTime: sympy.timed.filter(({ same: kind }) => kind === 'out of time').length };
} else console.log('Python with SymPy is not here; only our own side was measured.');
for (const { text, ms } of slowest) console.log(`  ${ms.toFixed(1)} ms ${text.slice(0, 110)}`);

const lint = await measureLint();
console.log(`\nA document of ${lint.lines} lines with ${lint.claims} claims: first check ${lint.firstMs} ms; after one edited character ${lint.medianMs} ms (worst of ${lint.edits}: ${lint.worstMs} ms), the host's thread never held longer than ${lint.heldMs} ms.`);
console.log(JSON.stringify({ bench: 'math', claims: all, equations: { count: asked.length, ...equations }, sympy: python, lint }));
