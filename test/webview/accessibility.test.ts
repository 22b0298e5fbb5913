import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type axe from 'axe-core';
import { Harness } from './support/harness.ts';
import { show, states } from './support/states.ts';
import { themes } from './support/themes.ts';
import { reduce, snapshot, solved } from './support/traces.ts';

let harness: Harness;
let source: string;

before(async () => {
  harness = await Harness.start();
  source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
after(() => harness.close());

for (const theme of themes) {
  test(`axe finds nothing in any state, ${theme}`, async () => {
    const panel = await harness.open({ theme, width: 320, height: 900 });
    await panel.page.evaluate(source);
    for (const state of states) {
      await show(panel, state);
      const violations = await panel.page.evaluate(async () => {
        const results = await (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] });
        return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} ${failureSummary ?? ''}`).join(' | ')}`);
      });
      assert.deepEqual(violations, [], state.name);
    }
    await panel.page.context().close();
  });
}

test('nothing is wider than a 300 px sidebar', async () => {
  const panel = await harness.open({ width: 300, height: 900 });
  for (const state of states) {
    await show(panel, state);
    const wide = await panel.page.evaluate(() => [document.documentElement.scrollWidth, document.querySelector('main')?.scrollWidth ?? 0]);
    assert.ok(wide.every((width) => width <= 300), `${state.name}: ${wide.join(', ')}`);
  }
});

test('a whole session by keyboard alone', async () => {
  const panel = await harness.open();
  await show(panel, states[0] ?? assert.fail());
  const { page } = panel;
  const focused = (): Promise<string> => page.evaluate(() => {
    const { activeElement: active, body } = document;
    return active === null || active === body ? '' : (active.getAttribute('aria-label') ?? active.textContent ?? '').slice(0, 80);
  });
  const tabTo = async (wanted: RegExp): Promise<void> => {
    for (let presses = 0; presses < 60; presses++) {
      if (wanted.test(await focused())) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab never reached ${wanted}`);
  };
  const posted = async (type: string): Promise<unknown> => (await panel.posted()).findLast((message) => message.type === type)?.data;
  await tabTo(/^Solve an example/);
  await page.keyboard.press('Enter');
  assert.deepEqual(await posted('command'), { id: 'solveExample' });
  const traces = ['one', 'two'].map((id, index) => ({ id, title: `Problem ${id}`, createdAt: index, running: false, pinned: false }));
  await panel.send('snapshot', snapshot(reduce(solved), 5, { traces }));
  await panel.settled();
  await tabTo(/problem 1 of 2/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(), /^Problem two/);
  await page.keyboard.press('Escape');
  assert.match(await focused(), /problem 1 of 2/);
  await tabTo(/refuted: show next/);
  await page.keyboard.press('Enter');
  assert.match(await focused(), /refuted/);
  await tabTo(/^Check in notebook/);
  await page.keyboard.press('Enter');
  assert.deepEqual(await posted('checkInNotebook'), { trace: 'one', claim: 'c2' });
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await tabTo(/^Insert below/);
  await page.keyboard.press('Space');
  assert.deepEqual(await posted('insert'), { trace: 'one', turn: 't1' });
  await tabTo(/^Ask about this problem/);
  await page.keyboard.type('And why?');
  await page.keyboard.press('Enter');
  assert.deepEqual(await posted('ask'), { trace: 'one', text: 'And why?', task: 'ask' });
  await page.keyboard.press('Shift+Tab');
  await tabTo(/^Thought for/).catch(async () => {
    for (let presses = 0; presses < 60 && !/^Thought for/.test(await focused()); presses++) await page.keyboard.press('Shift+Tab');
  });
  assert.match(await focused(), /^Thought for/);
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.thinking-body').isVisible(), true);
});
