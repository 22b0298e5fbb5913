import * as vscode from 'vscode';
import type { Problem } from '../core/problem.ts';
import { apply, type Trace, type TraceEvent, type Turn } from '../core/trace.ts';
import { Journal } from './journal.ts';

/** How many traces are read back when a window opens; older ones stay on disk. */
const restored = 50;

export interface TraceChange {
  readonly trace: Trace;
  readonly events: readonly TraceEvent[];
}

/** All traces of this window: journalled first, reduced, then shown. */
export class Traces implements vscode.Disposable {
  readonly #journal: Journal;
  readonly #traces = new Map<string, Trace>();
  readonly #changed = new vscode.EventEmitter<TraceChange>();
  readonly #currentChanged = new vscode.EventEmitter<Trace | undefined>();
  readonly onDidChange = this.#changed.event;
  readonly onDidChangeCurrent = this.#currentChanged.event;
  #current: string | undefined;

  constructor(directory: string, log: vscode.LogOutputChannel) {
    this.#journal = new Journal(
      directory,
      (id, events) => this.#show(id, events),
      (error) => log.error('The journal could not be written', String(error)),
    );
  }

  get current(): Trace | undefined {
    return this.#current === undefined ? undefined : this.#traces.get(this.#current);
  }

  /** Newest first. */
  get all(): readonly Trace[] {
    return [...this.#traces.values()].sort((a, b) => b.createdAt - a.createdAt);
  }

  get(id: string): Trace | undefined {
    return this.#traces.get(id);
  }

  choose(id: string | undefined): void {
    if (id !== undefined && !this.#traces.has(id)) return;
    this.#current = id;
    this.#currentChanged.fire(this.current);
  }

  /** Starts a trace and shows it. Resolves when it is in the journal. */
  async create(problem: Problem): Promise<Trace> {
    const at = Date.now();
    const id = `${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}-${crypto.randomUUID().slice(0, 8)}`;
    this.record(id, { kind: 'created', id, at, problem });
    await this.#journal.flush();
    const trace = this.#traces.get(id);
    if (!trace) throw new Error(`Trace ${id} was not recorded`);
    this.choose(id);
    return trace;
  }

  record(id: string, event: TraceEvent): void {
    this.#journal.append(id, event);
  }

  flush(): Promise<void> {
    return this.#journal.flush();
  }

  pathOf(id: string): string {
    return this.#journal.path(id);
  }

  async delete(id: string): Promise<void> {
    await this.#journal.delete(id);
    this.#traces.delete(id);
    if (this.#current === id) this.choose(this.all[0]?.id);
  }

  /**
   * Reads the journal of earlier windows. A turn without an end died with its window: it gets the
   * end `interrupted`, in the journal too.
   */
  async restore(): Promise<void> {
    const ids = (await this.#journal.list()).slice(0, restored);
    for (const id of ids) {
      if (this.#traces.has(id)) continue;
      const events = await this.#journal.read(id).catch(() => []);
      if (events[0]?.kind !== 'created') continue;
      let trace: Trace | undefined;
      for (const event of events) trace = apply(trace, event);
      if (!trace) continue;
      this.#traces.set(id, trace);
      for (const turn of trace.turns) if (!turn.end) this.record(id, interruption(turn));
    }
    await this.#journal.flush();
    if (this.#current === undefined) this.choose(this.all[0]?.id);
  }

  dispose(): void {
    void this.#journal.close();
    this.#changed.dispose();
    this.#currentChanged.dispose();
  }

  #show(id: string, events: readonly TraceEvent[]): void {
    let trace = this.#traces.get(id);
    for (const event of events) trace = apply(trace, event);
    if (!trace) return;
    this.#traces.set(id, trace);
    this.#changed.fire({ trace, events });
  }
}

function interruption(turn: Turn): TraceEvent {
  return {
    kind: 'reasoned',
    turn: turn.id,
    at: Date.now(),
    event: { kind: 'end', how: 'interrupted', retry: { can: true } },
  };
}
