import type { CDPSession, Page } from 'playwright-core';
import type { Harness } from '../support/harness.ts';
import type { Grown, Renderer, RenderPage, Update } from './renderPage.ts';

/** What updates cost: CPU of the main thread and the renderer's JavaScript in ms an update; the longest in all. */
export interface Cost {
  readonly cpu: number;
  readonly batches: readonly number[];
  readonly script: number;
  /** Median time from a frame's beginning until it is painted, ms. */
  readonly frame: number;
  readonly nodes: number;
  /** JavaScript heap more than before, after a collection; MB. */
  readonly heap: number;
}

/** A whole stream. Tasks are measured by the CPU they took: what else runs makes none of them long. */
export interface Streamed {
  readonly cpu: number;
  /** Median time from a frame's beginning until it is painted, ms. */
  readonly frame: number;
  /** By the clock on the wall. */
  readonly dropped: number;
  readonly frames: number;
  readonly longestTask: number;
  /** Over 50 ms, and over the time of a frame. */
  readonly longTasks: number;
  readonly lateTasks: number;
}

type Scope = { readonly bench: RenderPage; given: string };
const width = 500;

/** Measures renderers in one Chromium: each measurement in the same page, with the clock of the main thread's CPU. */
export class RenderBench {
  readonly #harness: Harness;
  #page: Page | undefined;
  #session: CDPSession | undefined;
  #script = '';

  constructor(harness: Harness) {
    this.#harness = harness;
  }

  /** A script that every page runs, as the peers'. */
  add(script: string): void {
    this.#script = script;
    this.#page = undefined;
  }

  /** One more update of `size` characters, `count` times, when `text` is already shown; CPU is the median of batches of ten. */
  async updates(renderer: Renderer, text: string, more: string, size: number, count: number): Promise<Cost> {
    const { page, session } = await this.#open();
    const empty = await heap(session);
    await page.evaluate(([kind, initial]) => (window as unknown as Scope).bench.begin(kind, initial), [renderer, text] as const);
    const updates: Update[] = [];
    const batches: number[] = [];
    for (let done = 0; done < count; done += 10) {
      const before = await cpu(session);
      const grown = await grow(page, more.slice(size * done, size * Math.min(count, done + 10)), size);
      batches.push(((await cpu(session)) - before) / grown.updates.length);
      updates.push(...grown.updates);
    }
    const nodes = await page.evaluate(() => (window as unknown as Scope).bench.nodes());
    const full = await heap(session);
    await page.evaluate(() => (window as unknown as Scope).bench.end());
    return {
      cpu: median(batches),
      batches,
      script: mean(updates.map(({ script }) => script)),
      frame: median(updates.map(({ frame }) => frame)),
      nodes,
      heap: (full - empty) / 1e6,
    };
  }

  /** A whole text in pieces of `size` characters, one each frame, in a page of its own. */
  async stream(renderer: Renderer, text: string, size: number): Promise<Streamed> {
    this.#page = undefined;
    const { page, session } = await this.#open();
    await page.evaluate((kind) => (window as unknown as Scope).bench.begin(kind, ''), renderer);
    const tasks = await tasksOf(session);
    const before = await cpu(session);
    const { updates, dropped, frames } = await grow(page, text, size);
    const after = await cpu(session);
    const times = await tasks();
    return {
      cpu: after - before,
      frame: median(updates.map(({ frame }) => frame)),
      dropped,
      frames,
      longestTask: Math.max(...times),
      longTasks: times.filter((time) => time > 50).length,
      lateTasks: times.filter((time) => time > 1000 / 60).length,
    };
  }

  /**
   * CPU of JavaScript alone, in a hidden box and so without layout: of a whole stream in pieces of
   * `size`, and of rendering its text once. In turns, in one page; medians, ms.
   */
  async scripts(text: string, size: number, times: number): Promise<{ readonly streamed: number; readonly once: number }> {
    this.#page = undefined;
    const { page, session } = await this.#open();
    await give(page, text);
    const streamed: number[] = [];
    const once: number[] = [];
    for (let count = 0; count < times; count++) {
      const before = await cpu(session);
      await page.evaluate((step) => (window as unknown as Scope).bench.streamHidden((window as unknown as Scope).given, step), size);
      const between = await cpu(session);
      await page.evaluate(() => (window as unknown as Scope).bench.once((window as unknown as Scope).given));
      streamed.push(between - before);
      once.push((await cpu(session)) - between);
    }
    return { streamed: median(streamed), once: median(once) };
  }

  /** CPU of showing a text that is already there, in a new page of our own code alone, until it is painted; ms. */
  async restore(text: string): Promise<number> {
    this.#page = undefined;
    this.#script = '';
    const { page, session } = await this.#open();
    await give(page, text);
    const before = await cpu(session);
    await page.evaluate(() => (window as unknown as Scope).bench.begin('ours', (window as unknown as Scope).given));
    return (await cpu(session)) - before;
  }

  async close(): Promise<void> {
    await this.#harness.close();
  }

  async #open(): Promise<{ readonly page: Page; readonly session: CDPSession }> {
    if (this.#page && this.#session) return { page: this.#page, session: this.#session };
    const { page } = await this.#harness.open({ width, height: 900 });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
    await session.send('Performance.enable');
    if (this.#script !== '') await page.evaluate(this.#script);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    this.#page = page;
    this.#session = session;
    return { page, session };
  }
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** CPU, µs. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Records the tasks of the page's main thread; the returned function ends that and gives the CPU of each, ms. */
async function tasksOf(session: CDPSession): Promise<() => Promise<readonly number[]>> {
  const mains = new Set<string>();
  const tasks = new Map<string, number[]>();
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, pid, tid, tdur, args } of value as unknown as TraceEvent[]) {
      const thread = `${pid} ${tid}`;
      if (name === 'thread_name' && args?.name === 'CrRendererMain') mains.add(thread);
      if (name === 'ThreadControllerImpl::RunTask' && tdur !== undefined) {
        const all = tasks.get(thread);
        if (all) all.push(tdur / 1000);
        else tasks.set(thread, [tdur / 1000]);
      }
    }
  });
  await session.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel', '__metadata'], excludedCategories: ['*'] }, transferMode: 'ReportEvents' });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    // A spare renderer has a main thread too, with nothing to do.
    return [...mains].map((thread) => tasks.get(thread) ?? []).sort((one, other) => other.length - one.length)[0] ?? [];
  };
}

function grow(page: Page, text: string, size: number): Promise<Grown> {
  return page.evaluate(([added, step]) => (window as unknown as Scope).bench.grow(added, step), [text, size] as const);
}

/** Leaves a text in the page, so that to hand it over is not measured. */
function give(page: Page, text: string): Promise<void> {
  return page.evaluate((whole) => void ((window as unknown as Scope).given = whole), text);
}

/** CPU the main thread has used so far, ms: what other programs take is not in it. */
async function cpu(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN) * 1000;
}

/** Bytes of JavaScript heap in use, after a collection. */
async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
