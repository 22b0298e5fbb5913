import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../../src/core/problem.ts';
import type { ReasoningRequest } from '../../src/core/reasoner.ts';
import type { ReasoningEvent, RunEnd } from '../../src/core/reasoningEvent.ts';
import { answerText, apply, thinkingText, type Trace } from '../../src/core/trace.ts';
import { Journal } from '../../src/host/journal.ts';
import { customEndpoint, type Endpoint } from '../../src/reasoners/openai/endpoint.ts';
import { openaiReasoner, type StreamClocks } from '../../src/reasoners/openai/openaiReasoner.ts';
import { until } from '../support/until.ts';

/** What the server writes on a request: the whole response, in its own time. */
export type Fault = (socket: Socket, request: string) => Promise<void> | void;

export const key = 'sk-test-1234567890abcdefghij';
export const clocks: StreamClocks = { quietMs: 150, bytesMs: 500, contentMs: 700, headersMs: 600, retryMs: 20 };

const problem: Problem = { text: 'Solve $x=1$.', kind: 'problem', format: 'markdown', hash: 'h', attachments: [] };
export const request: ReasoningRequest = { problem, task: 'solve', ask: '', history: [], effort: 'auto', language: 'en' };

export interface RunOptions {
  readonly clocks?: Partial<StreamClocks>;
  readonly endpoint?: Partial<Endpoint>;
  readonly model?: string;
  readonly key?: () => Promise<string | undefined>;
  /** The user's Stop, given to what wants it. */
  readonly cancel?: (stop: () => void) => void;
  /** Sees every event before the next is asked for. */
  readonly on?: (event: ReasoningEvent, stop: () => void) => Promise<void> | void;
  /** All of it may take this long. Milliseconds. */
  readonly withinMs?: number;
}

export interface Run {
  readonly events: readonly ReasoningEvent[];
  readonly end: RunEnd;
  /** As a surface shows it: what turned out to have been thinking is. */
  readonly thinking: string;
  readonly text: string;
  readonly ms: number;
  /** The requests that were made, headers and body. */
  readonly requests: readonly string[];
}

interface Lane {
  readonly fault: Fault;
  readonly requests: string[];
  readonly sockets: Set<Socket>;
}

/**
 * A bare TCP server on which anything can go wrong, and runs of the real reasoner against it. Each run has
 * its own path. Whatever a test asserts, every run is held to what must always be: one end and nothing
 * behind it, all text in the journal as in the events, the bound on its time, its sockets closed, and the
 * key in no event, journal or log.
 */
export class FaultServer {
  readonly #server: Server;
  readonly #lanes = new Map<string, Lane>();
  readonly #folder = mkdtempSync(join(tmpdir(), 'therefore-faults-'));
  readonly #stopListening: () => string;
  #runs = 0;

  /** Use `start`, which waits until it listens. */
  constructor(server: Server) {
    this.#server = server;
    this.#stopListening = listen();
  }

  static async start(): Promise<FaultServer> {
    const server = createServer();
    const made = new FaultServer(server);
    server.on('connection', (socket) => made.#connected(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** @throws AssertionError where the key was said to a log. */
  async close(): Promise<void> {
    for (const { sockets } of this.#lanes.values()) for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#folder, { recursive: true, force: true });
    assert.ok(!this.#stopListening().includes(key), 'the key is in no log');
  }

  async run(fault: Fault, options: RunOptions = {}): Promise<Run> {
    const name = `r${++this.#runs}`;
    const lane: Lane = { fault, requests: [], sockets: new Set() };
    this.#lanes.set(name, lane);
    const endpoint = { ...customEndpoint('t', 'Test', `http://127.0.0.1:${this.port}/${name}/v1`), ...options.endpoint };
    const reasoner = openaiReasoner({ endpoint, model: options.model ?? 'm', key: options.key ?? (() => Promise.resolve(key)), clocks: { ...clocks, ...options.clocks } });
    const abort = new AbortController();
    const stop = (): void => abort.abort();
    options.cancel?.(stop);
    const { withinMs = 5000 } = options;
    // What would never end is stopped, and has taken too long.
    const late = setTimeout(stop, withinMs + 500);
    const events: ReasoningEvent[] = [];
    const journal = new Journal(this.#folder, () => {}, assert.ifError);
    journal.append(name, { kind: 'created', id: name, at: 0, problem });
    journal.append(name, { kind: 'asked', turn: 't1', at: 0, task: 'solve', ask: '', reasoner: reasoner.id, model: 'm', effort: 'auto' });
    const started = performance.now();
    for await (const event of reasoner.solve(request, abort.signal)) {
      events.push(event);
      journal.append(name, { kind: 'reasoned', turn: 't1', at: 0, event });
      await options.on?.(event, stop);
    }
    clearTimeout(late);
    const ms = performance.now() - started;
    const trace = (await journal.read(name)).reduce<Trace | undefined>(apply, undefined);
    await journal.close();
    assert.ok(ms < withinMs, `${Math.round(ms)} ms`);
    await until('the sockets to close', 3000, () => Promise.resolve(lane.sockets.size === 0 ? true : undefined));
    const turn = trace?.turns[0];
    assert.ok(turn);
    const run = { events, end: endOf(events), thinking: thinkingText(turn), text: answerText(turn), ms, requests: lane.requests };
    assert.equal(turn.parts.map(({ text }) => text).join(''), said(events), 'the journal has all text');
    assert.equal(turn.end?.how, run.end.how);
    assert.ok(!JSON.stringify(events).includes(key), 'the key is in no event');
    for (const file of readdirSync(this.#folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.jsonl'))) assert.ok(!readFileSync(join(this.#folder, file), 'utf8').includes(key), 'the key is in no journal');
    return run;
  }

  #connected(socket: Socket): void {
    socket.on('error', () => {});
    let read = '';
    let lane: Lane | undefined;
    const take = (data: Buffer): void => {
      read += data.toString('latin1');
      const [head = '', ...body] = read.split('\r\n\r\n');
      lane ??= this.#lanes.get(/^\S+ \/(\w+)\//.exec(head)?.[1] ?? '');
      if (!lane || body.length === 0) return;
      lane.sockets.add(socket);
      const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
      if (body.join('\r\n\r\n').length < length) return;
      socket.off('data', take);
      socket.resume();
      lane.requests.push(read);
      void lane.fault(socket, read);
    };
    socket.on('data', take).on('close', () => lane?.sockets.delete(socket));
  }
}

/** Everything this process says, and what the `openai` package would, were it allowed to. */
function listen(): () => string {
  let heard = '';
  process.env['OPENAI_LOG'] = 'debug';
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
  const originals = methods.map((method) => console[method]);
  for (const method of methods) {
    console[method] = (...args: unknown[]) => {
      heard += `${args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ')}\n`;
    };
  }
  return () => {
    for (const [index, method] of methods.entries()) console[method] = originals[index] ?? console[method];
    return heard;
  };
}

function endOf(events: readonly ReasoningEvent[]): RunEnd {
  const ends = events.filter((event): event is RunEnd => event.kind === 'end');
  const [end] = ends;
  assert.ok(end && ends.length === 1, 'exactly one end');
  assert.equal(events.at(-1), end, 'nothing after the end');
  return end;
}

/** Every text received, in the order it came. */
function said(events: readonly ReasoningEvent[]): string {
  return events.map((event) => (event.kind === 'thinking' || event.kind === 'text' ? event.text : '')).join('');
}

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The head of a response. */
export function head(type = 'text/event-stream', status = '200 OK', more = ''): string {
  return `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\nconnection: close\r\n${more}\r\n`;
}

/** One event with any payload. */
export function data(payload: unknown): string {
  return `data: ${JSON.stringify(payload)}\n\n`;
}

/** One chunk of Chat Completions. */
export function delta(fields: object, finish: string | null = null): string {
  return data({ id: 'c', choices: [{ index: 0, delta: fields, finish_reason: finish }] });
}

export const done = 'data: [DONE]\n\n';
/** A good stream: `hm` is thought, `x = 1` answered. */
export const complete = delta({ reasoning_content: 'hm' }) + delta({ content: 'x = 1' }) + delta({}, 'stop') + done;

/** Answers with this body, whole and at once. */
export function answer(body: string): Fault {
  return (socket) => void socket.end(head() + body);
}

/** Answers with an HTTP status. */
export function status(line: string, body = '{}', more = ''): Fault {
  return (socket) => void socket.end(head('application/json', line, more) + body);
}
