import * as vscode from 'vscode';
import { pathTo } from '../core/conversation.ts';
import { forkOf } from '../core/fork.ts';
import type { Problem } from '../core/problem.ts';
import { answerText, apply, thinkingText, type Origin, type Trace, type TraceEvent, type Turn } from '../core/trace.ts';
import { AddedEvents } from './addedEvents.ts';
import { CurrentTrace } from './currentTrace.ts';
import { Journal } from './journal.ts';
import { NewerJournal, traceOf } from './journalLines.ts';
import { journalMaxBytes } from './journalSize.ts';
import { JournalWatch } from './journalWatch.ts';

/** How many traces are read back when a window opens; older ones stay on disk. */
const restored = 50;
/** How often a trace that another window writes is looked at. Milliseconds. */
const followMs = 2000;
/** A file changed so long after this window wrote it was changed by another. Milliseconds. */
const foreignMs = 100;
/** The pinned traces, which are read back however old they are. */
const pinnedKey = 'therefore.pinnedTraces';

export interface TraceChange {
  readonly trace: Trace;
  readonly events: readonly TraceEvent[];
  /** Another window added to the trace, maybe in the midst of it: it is to be taken anew. */
  readonly anew?: true;
}

export interface Creation {
  readonly from?: Origin;
  /** False where the new trace is not to become the current one. */
  readonly choose?: boolean;
}

/** All traces of this window: journalled first, reduced, then shown. */
export class Traces implements vscode.Disposable {
  readonly #journal: Journal;
  readonly #log: vscode.LogOutputChannel;
  readonly #memory: vscode.Memento;
  readonly #last: CurrentTrace;
  readonly #traces = new Map<string, Trace>();
  /** How many events of each trace are shown, and when the last of them came. Milliseconds, wall clock. */
  readonly #shown = new Map<string, { readonly count: number; readonly at: number }>();
  readonly #added = new AddedEvents();
  /** Traces another window writes. */
  readonly #followed = new Set<string>();
  readonly #changed = new vscode.EventEmitter<TraceChange>();
  readonly #currentChanged = new vscode.EventEmitter<Trace | undefined>();
  readonly #deleted = new vscode.EventEmitter<string>();
  readonly #failed = new vscode.EventEmitter<unknown>();
  readonly #archived = new vscode.EventEmitter<{ readonly count: number; readonly first: boolean }>();
  readonly #newer = new vscode.EventEmitter<number>();
  readonly onDidChange = this.#changed.event;
  readonly onDidChangeCurrent = this.#currentChanged.event;
  /** Fires with the id of a trace that is gone for good. */
  readonly onDidDelete = this.#deleted.event;
  /** Fires when the journal can no longer be written, once until it can again. */
  readonly onDidFail = this.#failed.event;
  /** Fires when old traces made room for newer ones; `first` when nothing was archived before. */
  readonly onDidArchive = this.#archived.event;
  /** Fires with how many traces a newer Therefore wrote, which are left alone. */
  readonly onDidFindNewer = this.#newer.event;
  readonly #watch: JournalWatch;
  #known = (): void => {};
  /** Resolves when it is known which trace is current: what was shown before a reload, first of all. */
  readonly whenChosen = new Promise<void>((resolve) => (this.#known = resolve));
  #current: string | undefined;
  #following: NodeJS.Timeout | undefined;

  constructor(directory: string, log: vscode.LogOutputChannel, memory: vscode.Memento) {
    this.#log = log;
    this.#memory = memory;
    this.#last = new CurrentTrace(directory);
    this.#watch = new JournalWatch(directory, () => void this.#lookAround().catch((error: unknown) => log.warn('The journal could not be looked at', String(error))));
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
    this.#last.write(id);
    this.#known();
    this.#currentChanged.fire(this.current);
  }

  /** Starts a trace and shows it. Resolves when it is in the journal. */
  create(problem: Problem, { from, choose = true }: Creation = {}): Promise<Trace> {
    const at = Date.now();
    const id = idAt(at);
    return this.#begin(id, [{ kind: 'created', id, at, problem, ...(from ? { from } : {}) }], choose);
  }

  /** A new trace with a copy of the conversation up to a turn. @throws when that cannot be read whole */
  async fork(id: string, turn: string, { choose = true }: Creation = {}): Promise<Trace | undefined> {
    const at = Date.now();
    const trace = this.#traces.get(id);
    const events = trace ? forkOf(trace, await this.#journal.read(id), turn, idAt(at), at) : [];
    const copy = events.reduce<Trace | undefined>(apply, undefined);
    if (!trace || !copy) return undefined;
    const whole = pathTo(trace, turn).every((each, index) => {
      const copied = copy.turns[index];
      // One that still runs has gone on since.
      return copied && (!each.end || (answerText(copied) === answerText(each) && thinkingText(copied) === thinkingText(each)));
    });
    if (!whole) throw new Error('The journal does not have all of this conversation.');
    return this.#begin(copy.id, events, choose);
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
    this.#shown.delete(id);
    this.#added.forget(this.#journal.path(id));
    await this.#remember(id, false);
    this.#deleted.fire(id);
    if (this.#current === id) this.choose(this.all[0]?.id);
  }

  /** Reads the journal of earlier windows. */
  async restore(): Promise<void> {
    void this.#watch.begin();
    const remembered = await this.#last.read();
    // What the user looked at is there before all the rest is read; what was begun meanwhile comes before it.
    if (typeof remembered === 'string') await this.#restore(remembered).catch(() => undefined);
    const there = remembered === null || this.#traces.has(remembered ?? '');
    if (there && this.#current === undefined) this.choose(remembered ?? undefined);
    const entries = (await this.#journal.list()).filter(({ archived }) => !archived);
    const kept = [remembered, ...this.#memory.get<readonly string[]>(pinnedKey, [])];
    let newer = 0;
    for (const { id } of entries.filter((entry, index) => index < restored || kept.includes(entry.id))) {
      try {
        await this.#restore(id);
      } catch (error) {
        if (error instanceof NewerJournal) newer++;
        else this.#log.error(`The trace ${id} could not be read`, String(error));
      }
    }
    await this.#journal.flush();
    if (newer > 0) this.#newer.fire(newer);
    if (this.#current === undefined && !there) this.choose(this.all[0]?.id);
    else this.#currentChanged.fire(this.current);
    void this.#journal.keepWithin();
  }

  /** Reads one trace that this window does not show yet; false where there is none. @throws NewerJournal */
  async load(id: string): Promise<boolean> {
    await this.#restore(id);
    return this.#traces.has(id);
  }

  dispose(): void {
    clearTimeout(this.#following);
    this.#watch.dispose();
    void this.#journal.close();
    for (const emitter of [this.#changed, this.#currentChanged, this.#deleted, this.#failed, this.#archived, this.#newer]) emitter.dispose();
  }

  async #restore(id: string): Promise<void> {
    if (this.#traces.has(id)) return;
    const events = await this.#journal.read(id);
    if (events[0]?.kind !== 'created') return;
    const trace = await traceOf(events);
    if (!trace || this.#traces.has(id)) return;
    this.#traces.set(id, trace);
    this.#shown.set(id, { count: events.length, at: Date.now() });
    if (await this.#journal.isElsewhere(id)) this.#follow(id);
    else await this.#settle(id, trace);
  }

  /** A turn without an end died with its window: it gets the end `interrupted`, in the journal too. */
  async #settle(id: string, trace: Trace): Promise<void> {
    await this.#journal.repair(id).catch((error: unknown) => this.#log.warn(`The trace ${id} could not be repaired`, String(error)));
    for (const turn of trace.turns) if (!turn.end) this.record(id, interruption(turn));
  }

  async #begin(id: string, events: readonly TraceEvent[], choose: boolean): Promise<Trace> {
    for (const event of events) this.record(id, event);
    await this.#journal.flush();
    const trace = this.#traces.get(id);
    if (!trace) throw new Error(`Trace ${id} was not recorded`);
    if (choose) this.choose(id);
    void this.#journal.keepWithin();
    return trace;
  }

  /** Shows what another window writes, and settles the trace when that window is gone. */
  #follow(id: string): void {
    this.#followed.add(id);
    this.#following ??= setTimeout(() => {
      this.#following = undefined;
      void this.#lookAtFollowed();
    }, followMs);
  }

  async #lookAtFollowed(): Promise<void> {
    for (const id of [...this.#followed]) {
      const elsewhere = await this.#journal.isElsewhere(id);
      await this.#lookAt(id);
      if (!this.#followed.delete(id)) continue;
      const trace = this.#traces.get(id);
      if (elsewhere) this.#follow(id);
      else if (trace) await this.#settle(id, trace);
    }
  }

  /** What other windows did while the user was there: traces they began, and what they added to ours. */
  async #lookAround(): Promise<void> {
    await this.#journal.flush();
    for (const { id, at, archived } of (await this.#journal.list()).slice(0, restored)) {
      const shown = this.#shown.get(id);
      if (archived || (shown && at <= shown.at + foreignMs)) continue;
      if (shown) await this.#lookAt(id);
      else await this.#restore(id).catch((error: unknown) => this.#log.warn(`The trace ${id} could not be read`, String(error)));
      const trace = this.#traces.get(id);
      if (!shown && trace) this.#changed.fire({ trace, events: [], anew: true });
    }
  }

  /**
   * Shows what other windows added to a trace: as it came where this one added nothing since, else the whole
   * trace anew. Nothing is written meanwhile, so nothing is shown twice.
   */
  #lookAt(id: string): Promise<void> {
    return this.#journal.afterwards(async () => {
      const added = await this.#added.in(this.#journal.path(id), this.#shown.get(id)?.count ?? 0);
      const anew = added?.whole ? await traceOf(added.events) : undefined;
      if (!added || !this.#traces.has(id)) return;
      if (anew) this.#shown.delete(id);
      this.#show(id, added.events, anew);
    });
  }

  /** `anew` is the trace of all these events, which takes the place of what is shown. */
  #show(id: string, events: readonly TraceEvent[], anew?: Trace): void {
    let trace = anew ?? this.#traces.get(id);
    if (!trace && events[0]?.kind !== 'created') return;
    if (!anew) for (const event of events) trace = apply(trace, event);
    if (!trace) return;
    this.#traces.set(id, trace);
    this.#shown.set(id, { count: (this.#shown.get(id)?.count ?? 0) + events.length, at: Date.now() });
    for (const event of events) if (event.kind === 'pinned') void this.#remember(id, event.pinned);
    this.#changed.fire(anew ? { trace, events: [], anew: true } : { trace, events });
  }

  /** Keeps in mind that a trace is pinned. */
  async #remember(id: string, pinned: boolean): Promise<void> {
    const others = this.#memory.get<readonly string[]>(pinnedKey, []).filter((other) => other !== id);
    await this.#memory.update(pinnedKey, pinned ? [...others, id] : others);
  }
}

function idAt(at: number): string {
  return `${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}-${crypto.randomUUID().slice(0, 8)}`;
}

function interruption(turn: Turn): TraceEvent {
  return { kind: 'reasoned', turn: turn.id, at: Date.now(), event: { kind: 'end', how: 'interrupted', retry: { can: true } } };
}
