import type { TraceEvent } from '../../../src/core/trace.ts';
import type { FromPanel, ToPanel } from '../../../src/protocol/panel.ts';
import type { PanelPage } from './harness.ts';
import { reduce, snapshot } from './traces.ts';

/** What a host says to a panel in the course of a session: one trace at a time, its events in order. */
export class PlayedHost {
  readonly #panel: PanelPage;
  #events: readonly TraceEvent[] = [];
  #around: Partial<ToPanel['snapshot']> = {};
  #heard = 0;

  constructor(panel: PanelPage) {
    this.#panel = panel;
  }

  /** Shows a trace, or with no events the empty state. */
  async show(events: readonly TraceEvent[], around: Partial<ToPanel['snapshot']> = {}): Promise<void> {
    this.#events = events;
    this.#around = { ...this.#around, ...around };
    await this.#panel.send('snapshot', snapshot(events.length > 0 ? reduce(events) : undefined, events.length, this.#around));
    await this.#panel.settled();
  }

  async happen(...events: readonly TraceEvent[]): Promise<void> {
    this.#events = [...this.#events, ...events];
    await this.#panel.send('events', { trace: reduce(this.#events).id, events, sequence: this.#events.length });
    await this.#panel.settled();
  }

  /** What stands around the trace is another. */
  async change(around: Partial<ToPanel['snapshot']>): Promise<void> {
    this.#around = { ...this.#around, ...around };
    const { trace: _, sequence: __, ...header } = snapshot(reduce(this.#events), 0, this.#around);
    await this.#panel.send('header', header);
    await this.#panel.settled();
  }

  /** The newest message of a kind that came since the last one was asked for. */
  async heard<K extends keyof FromPanel>(type: K): Promise<FromPanel[K] | undefined> {
    await this.#panel.settled();
    const posted = await this.#panel.posted();
    const message = posted.slice(this.#heard).findLast((each) => each.type === type);
    this.#heard = posted.length;
    return message?.data as FromPanel[K] | undefined;
  }
}
