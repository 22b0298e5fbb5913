import { Harness } from '../support/harness.ts';
import { RenderBench, type Cost, type Streamed } from './renderBench.ts';
import { slowTexts, traceText, withDollars } from './traceText.ts';
import type { Renderer } from './renderPage.ts';
import { peers } from './peers.ts';

/**
 * `npm run bench:render -- [parts]`: what one more update costs when N tokens are already shown, what a
 * whole stream costs beside rendering it once, what texts made to be slow cost, and what a restore
 * costs; on the same trace, machine and run beside plain text appended at the same cadence (the
 * floor), a rendering of everything each time, and two well-known renderers for React. The parts are
 * `update`, `stream`, `slow` and `restore`; `THEREFORE_STREAM` gives the stream another length in tokens.
 * Times are of the main thread's CPU unless told otherwise.
 */
const parts = process.argv.slice(2);
const wants = (part: string): boolean => parts.length === 0 || parts.includes(part);
const sizes = [1_000, 5_000, 20_000, 60_000, 128_000];
const rounds = 3;
/** Updates that are measured; a renderer that takes seconds gets few. */
const updatesOf: Readonly<Record<Renderer, number>> = { floor: 60, ours: 120, naive: 3, streamdown: 12, 'react-markdown': 3 };
const slowest = 60_000;
const streamed = { tokens: Number(process.env['THEREFORE_STREAM'] ?? 62_000), piece: 16 };

const bench = new RenderBench(await Harness.start('test/webview/bench/renderPage.ts'));
const found = await peers();
if (typeof found === 'string') console.log(`The peers cannot be had, and are left out: ${found}\n`);
else bench.add(found.script);
const others: readonly Renderer[] = typeof found === 'string' ? ['naive'] : ['naive', 'streamdown', 'react-markdown'];
const figures: Record<string, unknown> = { date: new Date().toISOString().slice(0, 10), peers: typeof found === 'string' ? found : found.versions };
const targets: { readonly name: string; readonly value: number; readonly limit: number }[] = [];
const target = (name: string, value: number, limit: number): void => void targets.push({ name, value, limit });
const show = (value: number | undefined, digits = 1): string => (value === undefined ? '–' : value.toFixed(value >= 100 ? 0 : digits));
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

if (wants('update')) {
  const costs = new Map<string, Cost>();
  const key = (renderer: Renderer, size: number): string => `${renderer} ${size}`;
  const all = new Map<string, Cost[]>();
  for (let round = 0; round < rounds; round++) {
    for (const size of sizes) {
      for (const renderer of ['floor', 'ours'] as const) {
        const cost = await bench.updates(renderer, traceText(size, 1), traceText(2_000, 7), 16, updatesOf[renderer]);
        all.set(key(renderer, size), [...(all.get(key(renderer, size)) ?? []), cost]);
      }
    }
  }
  for (const [name, each] of all) costs.set(name, { ...(each[0] as Cost), cpu: median(each.flatMap(({ batches }) => batches)), script: median(each.map(({ script }) => script)), frame: median(each.map(({ frame }) => frame)) });
  for (const size of sizes.filter((each) => each <= slowest)) {
    for (const renderer of others) {
      const peer = renderer !== 'naive';
      const cost = await bench.updates(renderer, peer ? withDollars(traceText(size, 1)) : traceText(size, 1), peer ? withDollars(traceText(200, 7)) : traceText(200, 7), 16, updatesOf[renderer]);
      costs.set(key(renderer, size), cost);
    }
  }
  const cpu = (renderer: Renderer, size: number): number | undefined => costs.get(key(renderer, size))?.cpu;
  console.log(`| tokens shown | floor | ours | of that script | ${others.join(' | ')} | nodes | heap MB |\n|---|---|---|---|${others.map(() => '---|').join('')}---|---|`);
  for (const size of sizes) {
    const ours = costs.get(key('ours', size));
    console.log(`| ${size} | ${show(cpu('floor', size), 2)} | ${show(ours?.cpu, 2)} | ${show(ours?.script, 2)} | ${others.map((name) => show(cpu(name, size))).join(' | ')} | ${ours?.nodes} | ${show(ours?.heap)} |`);
  }
  console.log(`\nms an update of 16 characters; floor and ours: median of ${rounds} rounds of ${updatesOf.floor} and ${updatesOf.ours} updates, in tens; naive and react-markdown: ${updatesOf.naive} updates, streamdown ${updatesOf.streamdown}, to ${slowest} tokens only\n`);
  figures['update'] = Object.fromEntries(costs);
  const ours = cpu('ours', 128_000) ?? NaN;
  const at = (renderer: Renderer): number => (cpu('ours', slowest) ?? NaN) / (cpu(renderer, slowest) ?? NaN);
  target('an update at 128k, of one at 1k', ours / (cpu('ours', 1_000) ?? NaN), 1.2);
  if (others.length > 1) target('an update at 60k, of streamdown’s', at('streamdown'), 1 / 20);
  target('an update at 60k, of the naive one’s', at('naive'), 1 / 500);
  target('nodes at 128k', costs.get(key('ours', 128_000))?.nodes ?? NaN, 12_000);
  target('heap growth at 128k, MB', costs.get(key('ours', 128_000))?.heap ?? NaN, 45);
}

if (wants('stream')) {
  const text = traceText(streamed.tokens, 2);
  const size = Math.round(streamed.piece * 3.2);
  console.log(`| whole stream, ${streamed.tokens} tokens, ${streamed.piece} an update | CPU ms | longest task, CPU ms | tasks over 50 ms | tasks over a frame | on the wall: median frame ms | frames dropped |\n|---|---|---|---|---|---|---|`);
  const runs = new Map<Renderer, Streamed>();
  for (const renderer of ['floor', 'ours'] as const) {
    const run = await bench.stream(renderer, text, size);
    runs.set(renderer, run);
    console.log(`| ${renderer} | ${show(run.cpu)} | ${show(run.longestTask)} | ${run.longTasks} | ${run.lateTasks} of ${Math.ceil(text.length / size)} | ${show(run.frame)} | ${run.dropped} of ${run.frames} |`);
  }
  const scripts = await bench.scripts(text, size, 5);
  console.log(`\nJavaScript alone, CPU, hidden, in turns, median of 5: streamed ${show(scripts.streamed)} ms, the same text rendered once, all of it ${show(scripts.once)} ms\n`);
  figures['stream'] = { ...Object.fromEntries(runs), scripts };
  const [floor, ours] = [runs.get('floor'), runs.get('ours')];
  if (floor && ours) {
    target('the whole stream, of the floor', ours.cpu / floor.cpu, 1.5);
    target('its JavaScript, of one batch render', scripts.streamed / scripts.once, 2);
    target('tasks over 50 ms', ours.longTasks, 0);
    target('frames with a task longer than a frame, %', (ours.lateTasks / Math.ceil(text.length / size)) * 100, 0.2);
  }
}

if (wants('slow')) {
  console.log('| made to be slow | CPU ms an update | of that script | nodes |\n|---|---|---|---|');
  const slow: Record<string, Cost> = {};
  for (const { name, text, added } of slowTexts) {
    const cost = await bench.updates('ours', text, added, 16, 40);
    slow[name] = cost;
    console.log(`| ${name} | ${show(cost.cpu)} | ${show(cost.script)} | ${cost.nodes} |`);
    target(name, cost.cpu, 16);
  }
  console.log('');
  figures['slow'] = slow;
}

if (wants('restore')) {
  const restores: number[] = [];
  for (let round = 0; round < 5; round++) restores.push(await bench.restore(traceText(128_000, 1)));
  console.log(`Restoring 128,000 tokens in a new page: ${show(median(restores))} ms of CPU (median of 5: ${restores.map((each) => show(each, 0)).join(', ')})\n`);
  figures['restore'] = restores;
  target('restoring 128k, ms of CPU', median(restores), 200);
}

await bench.close();
console.log('| target | measured | at most | |\n|---|---|---|---|');
for (const { name, value, limit } of targets) console.log(`| ${name} | ${value > 0 && value < 0.1 ? value.toFixed(4) : show(value, 2)} | ${limit > 0 && limit < 0.1 ? limit.toFixed(4) : limit} | ${value <= limit ? 'met' : '**missed**'} |`);
console.log(JSON.stringify({ ...figures, targets: targets.map((each) => ({ ...each, met: each.value <= each.limit })) }));
