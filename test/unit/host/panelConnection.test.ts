import '../../support/fakeVscode.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { apply, type Trace, type TraceEvent } from '../../../src/core/trace.ts';
import type { ConnectionDependencies, PanelPlace } from '../../../src/host/chat/panelConnection.ts';
import type { TraceChange } from '../../../src/host/traces.ts';

const { EventEmitter, Uri } = await import('vscode');
const { PanelConnection } = await import('../../../src/host/chat/panelConnection.ts');

const created: Extract<TraceEvent, { kind: 'created' }> = { kind: 'created', id: 'a', at: 1, problem: { text: 'Solve it.', kind: 'problem', format: 'markdown', hash: '', attachments: [] } };
const asked: Extract<TraceEvent, { kind: 'asked' }> = { kind: 'asked', turn: 't1', at: 1, task: 'solve', ask: '', reasoner: 'test', model: 'test', effort: 'auto' };

interface Sent {
  readonly type: string;
  readonly data: { readonly sequence?: number; readonly trace?: unknown };
}

/** A panel that hears everything and says only what it is made to say. */
class FakePanel {
  readonly sent: Sent[] = [];
  trace = [created, asked].reduce<Trace | undefined>(apply, undefined) as Trace;
  readonly #said = new EventEmitter<unknown>();
  readonly #changed = new EventEmitter<TraceChange>();

  constructor() {
    const never = () => ({ dispose: () => {} });
    const webview = { onDidReceiveMessage: this.#said.event, postMessage: (message: Sent) => this.sent.push(message), asWebviewUri: String, cspSource: '' };
    const place = { place: 'sidebar', webview, isVisible: () => true, shown: () => 'a', choose: () => {}, waiting: { items: [], onDidChange: never, remove: () => {}, add: () => {} } };
    const traces = { all: [], get: (id: string) => (id === 'a' ? this.trace : undefined), onDidChange: this.#changed.event, onDidDelete: never, whenChosen: Promise.resolve() };
    const runs = { onDidChange: never, isRunning: () => true, turn: () => undefined, ask: () => Promise.resolve() };
    const deps = { traces, runs, settings: { onDidChange: never, model: 'builtin', effort: 'auto' }, context: { extensionUri: Uri.parse('file:///extension') }, modelLabel: () => '', attaching: { suggest: () => Promise.resolve([]), documentsAt: () => Promise.resolve([]), pasted: () => ({ kind: 'none', reason: '' }) } };
    new PanelConnection(place as unknown as PanelPlace, deps as unknown as ConnectionDependencies);
  }

  say(type: string, data?: unknown): void {
    this.#said.fire({ type, data });
  }

  /** So many words come in one batch. */
  stream(count: number): Promise<void> {
    return this.happen(Array.from({ length: count }, (): TraceEvent => ({ kind: 'reasoned', turn: 't1', at: 2, event: { kind: 'text', part: 'a1', text: 'word ' } })));
  }

  async happen(events: readonly TraceEvent[]): Promise<void> {
    this.trace = events.reduce(apply, this.trace);
    this.#changed.fire({ trace: this.trace, events });
    await wait(25);
  }

  count(type: string): number {
    return this.sent.filter((message) => message.type === type).length;
  }

  get sequences(): readonly number[] {
    return this.sent.flatMap(({ type, data }) => (type === 'events' ? [data.sequence ?? 0] : []));
  }
}

test('a panel that falls behind is told everything once, however many old acknowledgements are still on their way', async () => {
  const panel = new FakePanel();
  panel.say('ready');
  await wait(5);
  for (let batch = 0; batch < 13; batch++) await panel.stream(100);
  const late = panel.sequences;
  assert.equal(late.at(-1), 1100, 'then the host waits');
  assert.equal(panel.count('snapshot'), 1);
  for (const sequence of late.slice(0, 8)) {
    panel.say('acknowledge', { sequence });
    await panel.stream(120);
  }
  assert.equal(panel.count('snapshot'), 2);
  assert.equal(panel.sequences.at(-1), 2060, 'and what comes then is sent as it comes');
});

test('what a panel says is looked at before it is believed', async () => {
  const panel = new FakePanel();
  panel.say('ready');
  await wait(5);
  const types = ['acknowledge', 'ask', 'attach', 'suggest', 'attachItem', 'attachFiles', 'detach', 'stop', 'choose', 'showTurn', 'regenerate', 'fork', 'rename', 'pin', 'reveal', 'retry', 'lowerEffort', 'goOn', 'answerNow', 'openLink', 'command', 'toString', '__proto__'];
  const odd: readonly unknown[] = [undefined, null, 1, 'text', [], { trace: null, turn: { toString: 1 } }];
  for (const type of types) for (const data of odd) assert.doesNotThrow(() => panel.say(type, data), `${type} ${JSON.stringify(data)}`);
  panel.say('acknowledge', { sequence: -5000 });
  await panel.stream(10);
  assert.deepEqual(panel.sequences, [10]);
});

test('what is attached, and what is stored for the provider, never goes to a panel', async () => {
  const attachment = { kind: 'file', name: 'notes.md', content: 'contents of a file' } as const;
  const [panel, later] = [new FakePanel(), new FakePanel()];
  panel.say('ready');
  await wait(5);
  const events: readonly TraceEvent[] = [
    { ...created, problem: { ...created.problem, attachments: [attachment] } },
    { ...asked, attachments: [attachment] },
    { kind: 'reasoned', turn: 't1', at: 2, event: { kind: 'opaque', data: 'sealed thoughts' } },
  ];
  await panel.happen(events);
  later.trace = panel.trace;
  later.say('ready');
  await wait(5);
  for (const sent of [panel.sent, later.sent].map((all) => JSON.stringify(all))) {
    assert.match(sent, /notes\.md/);
    assert.doesNotMatch(sent, /contents of a file|sealed thoughts/);
  }
});
