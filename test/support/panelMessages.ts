import { isDeepStrictEqual } from 'node:util';
import type { Frame, Page } from 'playwright-core';
import type { FromPanel, Message, ToPanel } from '../../src/protocol/panel.ts';
import { until } from './until.ts';

/** The contents of all Therefore panels that a page shows, in side bars and editors. */
export async function panelsIn(page: Page): Promise<readonly Frame[]> {
  const shown = page.frames().map(async (frame) => (!frame.isDetached() && /fake\.html/.test(frame.url()) && (await frame.locator('#panel > *').count().catch(() => 0)) > 0 ? [frame] : []));
  return (await Promise.all(shown)).flat();
}

/** Says something to the host as the panel in this frame does: through the frame of VS Code's around it. */
export async function tellHost<K extends keyof FromPanel>(panel: Frame, type: K, data: FromPanel[K]): Promise<void> {
  const around = panel.parentFrame();
  if (!around) throw new Error('The panel stands in no frame of VS Code.');
  await around.evaluate((message) => {
    const { __vscode_post_message__: post } = globalThis as unknown as { __vscode_post_message__: (command: string, data: unknown) => void };
    post('onmessage', { message, transfer: [] });
  }, { type, data });
}

/** Keeps what the host says to this panel from now on. */
export async function listenToHost(panel: Frame): Promise<void> {
  await panel.evaluate(() => {
    const page = globalThis as unknown as { heard?: unknown[]; addEventListener(type: string, listener: (event: { data: unknown }) => void): void };
    if (page.heard) return;
    page.heard = [];
    page.addEventListener('message', ({ data }) => page.heard?.push(data));
  });
}

/** What was said since `listenToHost`, in order. */
export async function heardFromHost(panel: Frame): Promise<readonly Message<ToPanel>[]> {
  return panel.evaluate(() => (globalThis as unknown as { heard: Message<ToPanel>[] }).heard);
}

/** Waits until the panel shows these answers, each once and to its end: a window may hear the last of them piece by piece. */
export async function showsAnswers(panel: Frame, answers: readonly string[]): Promise<void> {
  const shown = async (): Promise<string[]> => (await panel.locator('.turn .answer').allInnerTexts()).map((text) => text.trim());
  await until('the answers in the panel', 20_000, async () => (isDeepStrictEqual(await shown(), answers.map((text) => text.trim())) ? true : undefined), shown);
}
