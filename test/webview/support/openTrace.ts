import type { TraceEvent } from '../../../src/core/trace.ts';
import type { Harness, PageOptions, PanelPage } from './harness.ts';
import { reduce, snapshot } from './traces.ts';

/** A panel that shows what these events come to; without events, that there is no trace. */
export async function openTrace(harness: Harness, events: readonly TraceEvent[] | undefined, options: PageOptions = {}): Promise<PanelPage> {
  const panel = await harness.open(options);
  await panel.send('snapshot', events ? snapshot(reduce(events), events.length) : snapshot(undefined));
  await panel.settled();
  return panel;
}

/** What the newest message of a kind carried; undefined where none was posted. */
export async function lastPosted(panel: PanelPage, type: string): Promise<unknown> {
  return (await panel.posted()).findLast((message) => message.type === type)?.data;
}
