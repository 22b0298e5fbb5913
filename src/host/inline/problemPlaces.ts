import * as vscode from 'vscode';
import { bordersOf, findAgain, follow } from '../../core/follow.ts';
import { contentHash, type TextRange } from '../../core/problem.ts';
import type { Trace } from '../../core/trace.ts';
import type { Traces } from '../traces.ts';

interface Placed {
  readonly uri: string;
  range: TextRange;
  /** Of its text, as `bordersOf` tells them. */
  readonly borders: string;
  /** The text differs from what was solved, or has been gone on with. */
  edited: boolean;
}

const dismissedKey = 'therefore.dismissed';
const dismissedKept = 200;

/** Follows every solved problem through the edits of its document, and notices when its text changes. */
export class ProblemPlaces implements vscode.Disposable {
  readonly #traces: Traces;
  readonly #memory: vscode.Memento;
  readonly #placed = new Map<string, Placed>();
  readonly #dismissed: Set<string>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(traces: Traces, memory: vscode.Memento) {
    this.#traces = traces;
    this.#memory = memory;
    this.#dismissed = new Set(memory.get<string[]>(dismissedKey, []));
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((change) => this.#edit(change)),
      vscode.workspace.onDidOpenTextDocument((document) => this.#findIn(document)),
      traces.onDidChange(({ trace, events }) => {
        if (events[0]?.kind === 'created') this.#place(trace);
        this.#changed.fire();
      }),
      traces.onDidChangeCurrent(() => this.#findAll()),
    );
    this.#findAll();
  }

  /** The newest trace of each problem in this document, with where it stands now. */
  in(document: vscode.TextDocument): { trace: Trace; range: TextRange; edited: boolean }[] {
    const uri = document.uri.toString();
    const newest = new Map<number, { trace: Trace; range: TextRange; edited: boolean }>();
    for (const trace of [...this.#traces.all].reverse()) {
      const placed = this.#placed.get(trace.id);
      if (placed?.uri === uri && !this.#dismissed.has(trace.id)) newest.set(placed.range.start, { trace, range: placed.range, edited: placed.edited });
    }
    return [...newest.values()];
  }

  rangeOf(trace: string): TextRange | undefined {
    return this.#placed.get(trace)?.range;
  }

  /** Whether what was solved is another text than what stands there now. */
  isEdited(trace: string): boolean {
    return this.#placed.get(trace)?.edited ?? false;
  }

  async dismiss(trace: string): Promise<void> {
    this.#dismissed.add(trace);
    this.#changed.fire();
    await this.#memory.update(dismissedKey, [...this.#dismissed].slice(-dismissedKept));
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #findAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#findIn(document);
  }

  #findIn(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    let found = false;
    for (const trace of this.#traces.all) {
      if (trace.problem.place?.uri !== uri || this.#placed.has(trace.id)) continue;
      this.#place(trace, document);
      found = true;
    }
    if (found) this.#changed.fire();
  }

  #place(trace: Trace, open?: vscode.TextDocument): void {
    const { place, text } = trace.problem;
    if (!place) return;
    const document = open ?? vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === place.uri);
    const range = document && findAgain(document.getText(), text, place.range.start);
    if (range) this.#placed.set(trace.id, { uri: place.uri, range, borders: bordersOf(document.getText(), range), edited: false });
  }

  #edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    const uri = document.uri.toString();
    let touched = false;
    for (const [id, placed] of this.#placed) {
      if (placed.uri !== uri) continue;
      touched = true;
      for (const { rangeOffset, rangeLength, text } of contentChanges) {
        placed.range = follow(placed.range, { start: rangeOffset, removed: rangeLength, inserted: text.length });
      }
      this.#compare(id, placed, document);
    }
    if (touched) this.#changed.fire();
  }

  #compare(id: string, placed: Placed, document: vscode.TextDocument): void {
    const trace = this.#traces.get(id);
    if (!trace) return;
    const whole = document.getText();
    const text = whole.slice(placed.range.start, placed.range.end);
    const edited = contentHash(text) !== trace.problem.hash || bordersOf(whole, placed.range) !== placed.borders;
    if (edited && !placed.edited && trace.turns.some(({ claims, end }) => claims.length > 0 || !end)) {
      this.#traces.record(id, { kind: 'edited', at: Date.now() });
    }
    placed.edited ||= edited;
    if (text.trim() === '') this.#placed.delete(id);
  }
}
