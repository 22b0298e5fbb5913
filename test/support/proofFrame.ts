import type { Frame } from 'playwright-core';
import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

/** The content of the proof view, once there is any. */
export async function proofView({ page }: Workbench): Promise<Frame> {
  return until('the proof view', 30_000, async () => {
    for (const frame of page.frames()) if (!frame.isDetached() && (await frame.locator('#proof > *').count().catch(() => 0)) > 0) return frame;
    return undefined;
  });
}
