import type { Page } from 'playwright-core';
import { setTimeout as wait } from 'node:timers/promises';
import type { LongLatex } from './longLatex.ts';

/** What is typed in one go, and how fast. */
export interface Scene {
  readonly place: keyof LongLatex['places'];
  /** Single characters and names of keys. */
  readonly keys: readonly string[];
  /** Milliseconds to the key before, from a source of numbers below 1. */
  readonly gap: (index: number, random: () => number) => number;
  /** Right links that it adds. */
  readonly links: number;
}

/** As one types at about 70 words a minute; a moment's thought every ten keys is long enough for a check to begin, and the next keys fall into it. */
const steadily: Scene['gap'] = (index, random) => (index % 10 === 9 ? 320 + 250 * random() : 70 + 130 * random());
/** Sixteen keys as fast as a fast hand rolls them, then a pause in which the check begins. */
const inBursts: Scene['gap'] = (index, random) => (index % 16 === 15 ? 350 + 200 * random() : 25 + 20 * random());

export const scenes: Readonly<Record<string, Scene>> = {
  prose: { place: 'prose', keys: [...' the sum of two such numbers is again one of them'], gap: steadily, links: 0 },
  'in a formula': { place: 'formula', keys: [...' + 4y^3 - 12y^2z + \\frac{7}{2}y - (z + 5)'], gap: steadily, links: 0 },
  'end of a derivation': { place: 'derivation', keys: [...' \\\\', 'Enter', ...'&= 5x + 7x \\\\', 'Enter', ...'&= 2(3x + 3x)'], gap: steadily, links: 2 },
  'in bursts': { place: 'prose', keys: [...' for (t + 3)(t + 4) and all other products that were looked at before this one and after it'], gap: inBursts, links: 0 },
  scrolling: { place: 'prose', keys: Array.from({ length: 16 }, (_, index) => (index < 8 ? 'PageUp' : 'PageDown')), gap: (_, random) => 120 + 60 * random(), links: 0 },
};

/**
 * Presses the keys when it is time for them, whether the ones before were answered or not, as a hand does: one that
 * waited for the page would press no key while the page is held up, and so measure none of it.
 */
export async function press(page: Page, { keys, gap }: Scene, random: () => number): Promise<number> {
  const pressed: Promise<void>[] = [];
  let next = performance.now();
  for (const [index, key] of keys.entries()) {
    next += gap(index, random);
    await wait(Math.max(0, next - performance.now()));
    pressed.push(page.keyboard.press(key));
  }
  await Promise.all(pressed);
  return keys.length;
}
