/**
 * Reading an event stream of deltas of four bytes: `node test/bench/stream.ts [MiB] [rounds] [stream]`. The reader and dialect
 * of this project, and the whole way from a response to its events, beside a bare `JSON.parse` of the same
 * payloads and the iterator of the `openai` package, in turns in one process; medians. The last line is JSON; the
 * exit code is 1 where reader and dialect take more than 1.5 times the bare `JSON.parse` (but for a stream in which
 * every field changes with every chunk), or lose a byte.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Stream } from 'openai/streaming';
import { dialectOf } from '../../src/reasoners/openai/dialectOf.ts';
import { presets, type Endpoint } from '../../src/reasoners/openai/endpoint.ts';
import { KeyFilter } from '../../src/reasoners/openai/keyFilter.ts';
import { readAnswer } from '../../src/reasoners/openai/readAnswer.ts';
import { SseReader } from '../../src/reasoners/openai/sse.ts';
import { seeded } from '../../src/core/seeded.ts';

const [mebibytes = '64', rounds = '5', only = ''] = process.argv.slice(2);
const size = Number(mebibytes) * 1024 * 1024;
const limit = 1.5;
const mib = 1024 * 1024;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

interface Wire {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly packets: readonly Uint8Array[];
  readonly payloads: readonly string[];
  /** UTF-16 units of all deltas. */
  readonly length: number;
}

const ascii = ['then', ' is ', 'x^2 ', '= 4,', ' so ', '\\le ', '(a+b', ') - ', 'root', '. \n\n'];
const mixed = [...ascii, '🙂', '解a', 'né,', '∑ ', '🧮', ' 设'];

function endpointOf(id: string): Endpoint {
  const endpoint = presets.find((preset) => preset.id === id);
  if (!endpoint) throw new Error(`There is no preset ${id}.`);
  return endpoint;
}

/** A stream of this many bytes in packets of 16 to 64 KiB. */
function wire(name: string, id: string, words: readonly string[], payload: (word: string, index: number) => unknown): Wire {
  const random = seeded(7);
  const payloads: string[] = [];
  const lines: string[] = [];
  let bytes = 0;
  let length = 0;
  for (;;) {
    const word = words[Math.floor(random() * words.length)] as string;
    const json = JSON.stringify(payload(word, payloads.length));
    const line = `data: ${json}\n\n`;
    bytes += Buffer.byteLength(line);
    if (bytes > size) break;
    payloads.push(json);
    lines.push(line);
    length += word.length;
  }
  const all = new TextEncoder().encode(lines.join(''));
  const packets: Uint8Array[] = [];
  for (let at = 0; at < all.length; ) {
    const to = at + 16_384 + Math.floor(random() * 49_153);
    packets.push(all.subarray(at, to));
    at = to;
  }
  return { name, endpoint: endpointOf(id), packets, payloads, length };
}

const chunk = (delta: object): object => ({ id: 'chatcmpl-5d1e', object: 'chat.completion.chunk', created: 1790000000, model: 'kimi-k3', choices: [{ index: 0, delta, finish_reason: null }] });
/** What some servers add so that the length of a packet does not tell the word. */
const noise = (index: number): string => ((index * 2654435761) % 2 ** 32).toString(36).slice(0, 3 + (index % 4));
const wires: readonly (() => Wire)[] = [
  () => wire('answer, ASCII', 'kimi', ascii, (word) => chunk({ content: word })),
  () => wire('thinking, ASCII', 'kimi', ascii, (word) => chunk({ reasoning_content: word })),
  () => wire('answer, many scripts', 'kimi', mixed, (word) => chunk({ content: word })),
  () => wire('answer, obfuscated', 'openai-chat', ascii, (word, index) => ({ ...chunk({ content: word }), obfuscation: noise(index) })),
  () => wire('Responses, ASCII', 'openai', ascii, (word, index) => ({ type: 'response.output_text.delta', sequence_number: index, item_id: 'msg_1', output_index: 0, content_index: 0, delta: word, logprobs: [] })),
  () => wire('Responses, obfuscated', 'openai', ascii, (word, index) => ({ type: 'response.output_text.delta', sequence_number: index, item_id: 'msg_1', output_index: 0, content_index: 0, delta: word, logprobs: [], obfuscation: noise(index) })),
  () => wire('all fields change', 'vllm', ascii, (word, index) => ({ ...chunk({ content: word }), id: `chatcmpl-${noise(index)}`, created: 1790000000 + index })),
];

function bare({ payloads }: Wire): number {
  let objects = 0;
  for (const payload of payloads) if (JSON.parse(payload) !== null) objects++;
  return objects;
}

function readerAlone({ packets }: Wire): number {
  const reader = new SseReader();
  let pieces = 0;
  for (const packet of packets) pieces += reader.push(packet).length;
  return pieces + reader.finish().length;
}

/** Units of thinking and text that reader and dialect give. */
function pure({ packets, endpoint }: Wire, look = (): void => {}): number {
  const reader = new SseReader();
  const dialect = dialectOf(endpoint);
  let length = 0;
  const read = (pieces: ReturnType<SseReader['push']>): void => {
    for (const piece of pieces) {
      if (piece.kind !== 'event') continue;
      for (const event of dialect.read(piece.data)) if (event.kind === 'thinking' || event.kind === 'text') length += event.text.length;
    }
  };
  for (const packet of packets) {
    read(reader.push(packet));
    look();
  }
  read(reader.finish());
  for (const event of dialect.finish()) if (event.kind === 'thinking' || event.kind === 'text') length += event.text.length;
  return length;
}

function responseOf(packets: readonly Uint8Array[]): Response {
  let next = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const packet = packets[next++];
      if (packet) controller.enqueue(packet);
      else controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

async function whole({ packets, endpoint }: Wire, look = (): void => {}): Promise<number> {
  const abort = new AbortController();
  const clocks = { quietMs: 60_000, bytesMs: 60_000, contentMs: 60_000, headersMs: 60_000, retryMs: 60_000 };
  const key = 'sk-0123456789abcdefghijklmnopqrstuvwxyz';
  const filter = new KeyFilter(key);
  let length = 0;
  for await (const received of readAnswer(responseOf(packets), { endpoint, key, clocks, signal: abort.signal, abort })) {
    for (const event of filter.push(received)) if (event.kind === 'thinking' || event.kind === 'text') length += event.text.length;
    look();
  }
  return length;
}

async function packageIterator({ packets }: Wire): Promise<number> {
  let length = 0;
  for await (const event of Stream.fromSSEResponse<Record<string, unknown>>(responseOf(packets), new AbortController())) {
    const { choices, delta } = event as { choices?: { delta: { content?: string; reasoning_content?: string } }[]; delta?: string };
    length += (choices?.[0]?.delta.content ?? choices?.[0]?.delta.reasoning_content ?? delta ?? '').length;
  }
  return length;
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

/** Processor time, all threads: what it costs, whatever else the machine does. */
async function timed(run: () => number | Promise<number>): Promise<readonly [ms: number, result: number]> {
  collect();
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

/** The most that the heap grows by while the stream is read, and what of it stays; MiB. */
async function heapGrowth(run: (look: () => void) => number | Promise<number>): Promise<{ readonly peak: number; readonly stays: number }> {
  collect();
  const before = process.memoryUsage().heapUsed;
  let peak = before;
  let calls = 0;
  await run(() => {
    if (calls++ % 16 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed);
  });
  collect();
  return { peak: (peak - before) / mib, stays: (process.memoryUsage().heapUsed - before) / mib };
}

console.log(`${mebibytes} MiB each, processor time in ms, median of ${rounds} rounds; in brackets against the bare JSON.parse`);
console.log('stream                       events  JSON.parse    reader alone  reader+dialect  whole answer  openai package   heap peak, stays');
let failed = false;
const found: Record<string, unknown>[] = [];
for (const make of wires) {
  const made = make();
  if (!made.name.includes(only)) continue;
  const runs = { bare: () => bare(made), reader: () => readerAlone(made), pure: () => pure(made), whole: () => whole(made), package: () => packageIterator(made) };
  const times = new Map<string, number[]>();
  for (let round = 0; round < Number(rounds); round++) {
    for (const [name, run] of Object.entries(runs)) {
      const [ms, result] = await timed(run);
      times.set(name, [...(times.get(name) ?? []), ms]);
      const expected = name === 'bare' || name === 'reader' ? made.payloads.length : made.length;
      if (result !== expected) {
        failed = true;
        console.log(`${name} of “${made.name}” gave ${result} instead of ${expected}`);
      }
    }
  }
  const ms = (name: keyof typeof runs): number => median(times.get(name) ?? []);
  const ratio = (name: keyof typeof runs): number => Number((ms(name) / ms('bare')).toFixed(2));
  const heap = await heapGrowth((look) => pure(made, look));
  const column = (name: keyof typeof runs, width: number): string => `${ms(name).toFixed(0)} (${ratio(name).toFixed(2)})`.padStart(width);
  console.log(`${made.name.padEnd(25)} ${String(made.payloads.length).padStart(9)} ${ms('bare').toFixed(0).padStart(11)} ${column('reader', 15)} ${column('pure', 15)} ${column('whole', 13)} ${column('package', 15)} ${`${heap.peak.toFixed(1)}, ${heap.stays.toFixed(2)} MiB`.padStart(18)}`);
  // Where nothing repeats, the measure is told and not held against it.
  failed ||= made.name !== 'all fields change' && ratio('pure') > limit;
  found.push({ stream: made.name, events: made.payloads.length, bareMs: Math.round(ms('bare')), reader: ratio('reader'), readerAndDialect: ratio('pure'), whole: ratio('whole'), package: ratio('package'), heapPeakMiB: Number(heap.peak.toFixed(1)), heapStaysMiB: Number(heap.stays.toFixed(2)) });
}
console.log(JSON.stringify({ bench: 'stream', MiB: Number(mebibytes), limit, streams: found }));
process.exitCode = failed ? 1 : 0;
