import * as vscode from 'vscode';
import type { Problem } from '../core/problem.ts';
import { apply, type Trace, type TraceEvent, type Turn } from '../core/trace.ts';
import { Journal } from './journal.ts';
import { NewerJournal } from './journalLines.ts';
import { journalMaxBytes } from './journalSize.ts';

/** How many traces are read back when a window opens; older ones stay on disk. */
const restored = 50;
/** How often a trace that another window writes is looked at. Milliseconds. */
const followMs = 2000;

export interface TraceChange {
  readonly trace: Trace;
  readonly events: readonly TraceEvent[];
}

/** All traces of this window: journalled first, reduced, then shown. */
export class Traces implements vscode.Disposable {
  readonly #journal: Journal;
  readonly #log: vscode.LogOutputChannel;
  readonly #traces = new Map<string, Trace>();
  /** Traces another window writes, with how many of their events are shown here. */
  readonly #followed = new Map<string, number>();
  readonly #changed = new vscode.EventEmitter<TraceChange>();
  readonly #currentChanged = new vscode.EventEmitter<Trace | undefined>();
  readonly #failed = new vscode.EventEmitter<unknown>();
  readonly #archived = new vscode.EventEmitter<{ readonly count: number; readonly first: boolean }>();
  readonly #newer = new vscode.EventEmitter<number>();
  readonly onDidChange = this.#changed.event;
  readonly onDidChangeCurrent = this.#currentChanged.event;
  /** Fires when the journal can no longer be written, once until it can again. */
  readonly onDidFail = this.#failed.event;
  /** Fires when old traces made room for newer ones; `first` when nothing was archived before. */
  readonly onDidArchive = this.#archived.event;
  /** Fires with how many traces a newer Therefore wrote, which are left alone. */
  readonly onDidFindNewer = this.#newer.event;
  #current: string | undefined;
  #following: NodeJS.Timeout | undefined;

  constructor(directory: string, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#journal = new Journal(
      directory,
      (id, events) => this.#show(id, events),
      (error) => {
        log.error('The journal could not be written', String(error));
        this.#failed.fire(error);
      },
      {
        maxBytes: journalMaxBytes,
        onArchived: (ids, first) => {
          log.info(`Archived ${ids.length} of the oldest traces`, ids.join(' '));
          this.#archived.fire({ count: ids.length, first });
        },
      },
    );
  }

  get current(): Trace | undefined {
    return this.#current === undefined ? undefined : this.#traces.get(this.#current);
  }

  /** Newest first. */
  get all(): readonly Trace[] {
    return [...this.#traces.values()].sort((a, b) => b.createdAt - a.createdAt);
  }

  /** The record on disk, with the traces that this window does not show. Deleting is for `delete`. */
  get journal(): Pick<Journal, 'list' | 'bytes' | 'summary' | 'archive' | 'path'> {
    return this.#journal;
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
    void this.#journal.keepWithin();
    return trace;
  }

  record(id: string, event: TraceEvent): void {
    this.#journal.append(id, event);
  }

  flush(): Promise<void> {
    return this.#journal.flush();
  }

  /** Ends a trace for good, in the archive too. What still runs on it is to be stopped before. */
  async delete(id: string): Promise<void> {
    await this.#journal.delete(id);
    this.#followed.delete(id);
    this.#traces.delete(id);
    this.choose(this.#current === id ? this.all[0]?.id : this.#current);
  }

  /** Reads the journal of earlier windows. */
  async restore(): Promise<void> {
    const entries = (await this.#journal.list()).filter(({ archived }) => !archived).slice(0, restored);
    let newer = 0;
    for (const { id } of entries) {
      try {
        await this.#restore(id);
      } catch (error) {
        if (error instanceof NewerJournal) newer++;
        else this.#log.error(`The trace ${id} could not be read`, String(error));
      }
    }
    await this.#journal.flush();
    if (newer > 0) this.#newer.fire(newer);
    if (this.#current === undefined) this.choose(this.all[0]?.id);
    void this.#journal.keepWithin();
  }

  /** Reads one trace that this window does not show yet; false where there is none. @throws NewerJournal */
  async load(id: string): Promise<boolean> {
    await this.#restore(id);
    return this.#traces.has(id);
  }

  dispose(): void {
    clearTimeout(this.#following);
    void this.#journal.close();
    for (const emitter of [this.#changed, this.#currentChanged, this.#failed, this.#archived, this.#newer]) emitter.dispose();
  }

  async #restore(id: string): Promise<void> {
    if (this.#traces.has(id)) return;
    const events = await this.#journal.read(id);
    if (events[0]?.kind !== 'created') return;
    let trace: Trace | undefined;
    for (const event of events) trace = apply(trace, event);
    if (!trace) return;
    this.#traces.set(id, trace);
    if (await this.#journal.isElsewhere(id)) this.#follow(id, events.length);
    else await this.#settle(id, trace);
  }

  /** A turn without an end died with its window: it gets the end `interrupted`, in the journal too. */
  async #settle(id: string, trace: Trace): Promise<void> {
    await this.#journal.repair(id).catch((error: unknown) => this.#log.warn(`The trace ${id} could not be repaired`, String(error)));
    for (const turn of trace.turns) if (!turn.end) this.record(id, interruption(turn));
  }

  /** Shows what another window writes, and settles the trace when that window is gone. */
  #follow(id: string, shown: number): void {
    this.#followed.set(id, shown);
    this.#following ??= setTimeout(() => {
      this.#following = undefined;
      void this.#lookAtFollowed();
    }, followMs);
  }

  async #lookAtFollowed(): Promise<void> {
    for (const [id, shown] of [...this.#followed]) {
      const elsewhere = await this.#journal.isElsewhere(id);
      const events = await this.#journal.read(id).catch(() => []);
      if (!this.#followed.delete(id)) continue;
      if (events.length > shown) this.#show(id, events.slice(shown));
      const trace = this.#traces.get(id);
      if (elsewhere) this.#follow(id, Math.max(shown, events.length));
      else if (trace) await this.#settle(id, trace);
    }
  }

  #show(id: string, events: readonly TraceEvent[]): void {
    let trace = this.#traces.get(id);
    if (!trace && events[0]?.kind !== 'created') return;
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
