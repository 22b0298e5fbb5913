import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../host/setup.mjs';
import { ensureVscode } from '../host/vscode.mjs';
import { writeTo } from '../support/workspace.ts';
import { shippedBuild } from './shippedBuild.ts';
import { startedInVscode } from './startedInVscode.ts';

/**
 * `npm run bench:start -- [TIMES] [WINDOWS]`: how long activation of the shipped build takes, beside an empty
 * extension in the same run, and what it loads. Fails when it loads what only a run, a check or the panel needs.
 */
const [times = 15, windows = 5] = process.argv.slice(2).map(Number);
/** Packages that activation must not load. */
const forbidden = ['openai', 'katex', 'markdown-it', 'z3-solver', 'pyodide', '@cowasm/py-sympy', '@cowasm/py-mpmath'];

interface Start {
  readonly loadMs: number;
  readonly activateMs: number;
  readonly resolveMs: number;
  readonly registered: number;
  readonly files: readonly string[];
  readonly builtins: readonly string[];
  /** The whole process, from its start to its end. */
  readonly processMs: number;
}

const home = join(root, '.vscode-test', 'start');
const extensions = { 'therefore.therefore': join(home, 'therefore'), 'therefore.empty': join(home, 'empty') };
rmSync(home, { recursive: true, force: true });
shippedBuild(extensions['therefore.therefore']);
const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: unknown };
writeTo(join(extensions['therefore.empty'], 'package.json'), JSON.stringify({ name: 'empty', publisher: 'therefore', version: '0.0.1', engines, main: './dist/host/extension.cjs', activationEvents: ['onStartupFinished'] }));
writeTo(join(extensions['therefore.empty'], 'dist', 'host', 'extension.cjs'), "require('vscode');\nexports.activate = () => {};\n");

function start(extension: string): Start {
  const began = performance.now();
  const output = execFileSync(process.execPath, [join(import.meta.dirname, 'startOnce.ts'), join(extension, 'dist', 'host', 'extension.cjs'), extension], { encoding: 'utf8', env: { ...process.env, NODE_NO_WARNINGS: '1' } });
  return { ...(JSON.parse(output) as Omit<Start, 'processMs'>), processMs: performance.now() - began };
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
const round = (value: number): number => Math.round(value * 10) / 10;

const own: Start[] = [];
const empty: Start[] = [];
for (let time = 0; time < times; time++) {
  own.push(start(extensions['therefore.therefore']));
  empty.push(start(extensions['therefore.empty']));
}
await ensureVscode();
const inVscode = windows > 0 ? await startedInVscode(extensions, windows) : {};

const { bundles } = JSON.parse(readFileSync(join(extensions['therefore.therefore'], 'dist', 'inputs.json'), 'utf8')) as { bundles: Record<string, string[]> };
const [first] = own;
const files = (first?.files ?? []).map((path) => relative(extensions['therefore.therefore'], path));
const packages = [...new Set((bundles['host'] ?? []).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))].sort();
const rooms = new Map<string, number>();
for (const path of bundles['host'] ?? []) {
  const room = /^src\/(\w+)/.exec(path)?.[1];
  if (room !== undefined) rooms.set(room, (rooms.get(room) ?? 0) + 1);
}
const row = (starts: readonly Start[], name: keyof typeof extensions) => ({
  'load, ms': round(median(starts.map(({ loadMs }) => loadMs))),
  'activate, ms': round(median(starts.map(({ activateMs }) => activateMs))),
  'until ready, ms': round(median(starts.map(({ loadMs, activateMs, resolveMs }) => loadMs + activateMs + resolveMs))),
  'whole process, ms': round(median(starts.map(({ processMs }) => processMs))),
  'in VS Code, ms': median((inVscode as Record<string, number[]>)[name] ?? []),
});
const table = { Therefore: row(own, 'therefore.therefore'), 'an empty extension': row(empty, 'therefore.empty') };
console.table(table);
console.log(`Loaded by activation: ${files.join(', ')}`);
console.log(`  of packages: ${packages.join(', ') || 'none'}; of rooms: ${[...rooms].map(([room, count]) => `${room} ${count}`).join(', ')}; of Node: ${first?.builtins.join(', ')}`);

/** The topics of the built-in solver are in a thread of its own. */
const topics = (bundles['host'] ?? []).filter((path) => /^src\/reasoners\/builtin\/(?!engine\/|thread\/solverThread)/.test(path));
const wrong = [...packages.filter((name) => forbidden.includes(name)), ...topics, ...files.filter((path) => path !== join('dist', 'host', 'extension.cjs'))];
console.log(wrong.length === 0 ? `None of ${forbidden.join(', ')} is loaded.` : `Loaded though nothing needs it yet: ${wrong.join(', ')}`);
const { Therefore: mine, 'an empty extension': baseline } = table;
console.log(JSON.stringify({ times, windows, readyMs: mine['until ready, ms'], emptyReadyMs: baseline['until ready, ms'], processRatio: round(mine['whole process, ms'] / baseline['whole process, ms']), vscodeMs: mine['in VS Code, ms'], emptyVscodeMs: baseline['in VS Code, ms'], files, packages, forbiddenLoaded: wrong }));
process.exitCode = wrong.length === 0 && (first?.registered ?? 0) > 0 ? 0 : 1;
