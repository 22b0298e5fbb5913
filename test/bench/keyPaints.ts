import type { CDPSession, Page } from 'playwright-core';

/**
 * From a key to the paint that shows it, in a page with VS Code in it, by what the page itself sees:
 *
 * - It begins with the event's own time stamp, which the browser takes when the key arrives. A clock that is read in a
 *   listener would leave out how long the key waited for a main thread that was busy.
 * - A key counts as shown once the drawn lines or the cursor of the editor have changed after its text went in
 *   (`beforeinput`; keys without text, when they are pressed).
 * - The end is the first task behind the frame in which that stands: in every frame a message is posted, and it comes
 *   after style, layout and paint, which are parts of the frame's own task. What the compositor and the raster do after
 *   that, on threads of their own, is not in it.
 *
 * Entries of the Event Timing API would have the same beginning, but are rounded to 8 ms, half a frame, and end with
 * the next paint, whether it shows the key or not.
 */
const source = `(() => {
  const waiting = [], paints = [];
  let isLooking = false, isOn = false;
  const { port1, port2 } = new MessageChannel();
  const look = () => { isLooking = true; requestAnimationFrame(() => port2.postMessage(0)); };
  port1.onmessage = () => {
    const now = performance.now();
    for (let i = waiting.length - 1; i >= 0; i--) if (waiting[i].isShown) paints.push({ at: waiting[i].at, ms: now - waiting.splice(i, 1)[0].at });
    isLooking = false;
    if (waiting.length > 0) look();
  };
  const enter = () => { for (const key of waiting) key.isEntered = true; };
  addEventListener('keydown', (event) => {
    if (!isOn) return;
    waiting.push({ at: event.timeStamp, isEntered: event.key.length > 1, isShown: false });
    if (!isLooking) look();
  }, true);
  addEventListener('beforeinput', enter, true);
  const observer = new MutationObserver(() => { for (const key of waiting) if (key.isEntered) key.isShown = true; });
  globalThis.keyPaints = {
    start() {
      const editor = document.querySelector('.editor-group-container.active .monaco-editor');
      for (const part of editor.querySelectorAll('.view-lines, .cursors-layer')) observer.observe(part, { subtree: true, childList: true, characterData: true, attributes: true });
      waiting.length = paints.length = 0;
      isOn = true;
    },
    end() {
      observer.disconnect();
      isOn = false;
      return { waiting: waiting.length, paints: paints.sort((a, b) => a.at - b.at).map(({ ms }) => ms) };
    },
  };
})()`;

export interface Measured {
  /** What each key took until its paint. Milliseconds. */
  readonly paints: readonly number[];
  /** What the page's main thread worked meanwhile: processor time, in which what else the machine does is not counted. Milliseconds. */
  readonly cpuMs: number;
}

export class KeyPaints {
  readonly #page: Page;
  readonly #session: CDPSession;

  constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** To be called again when the page was loaded anew. */
  static async in(page: Page): Promise<KeyPaints> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.evaluate(source);
    return new KeyPaints(page, session);
  }

  /** @param typing presses keys and resolves with their number. @throws Error when one of them is never shown */
  async measure(typing: () => Promise<number>): Promise<Measured> {
    const before = await this.#cpuMs();
    await this.#page.evaluate('keyPaints.start()');
    const keys = await typing();
    // The last key may begin a check, and what that shows is work too.
    await this.#page.waitForTimeout(1000);
    const { waiting, paints } = await this.#page.evaluate<{ waiting: number; paints: number[] }>('keyPaints.end()');
    if (waiting > 0 || paints.length !== keys) throw new Error(`Of ${keys} keys ${paints.length} were seen painted and ${waiting} are waited for.`);
    return { paints, cpuMs: (await this.#cpuMs()) - before };
  }

  async #cpuMs(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  }
}
