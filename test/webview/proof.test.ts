import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type axe from 'axe-core';
import type { ShownPlace, ToProof } from '../../src/protocol/proof.ts';
import { Harness, type PanelPage } from './support/harness.ts';
import { themes } from './support/themes.ts';

const place: ShownPlace = {
  document: 'sum.md',
  kind: 'proof',
  here: { line: 7, markdown: 'Hence $a + b = 2k + 2m = 2(k + m)$, by (1).', role: 'claims', certainty: { by: 'computed', verdict: 'verified', ground: 'Both sides have the same exact normal form.', assumptions: ['k ∈ ℤ'], isWhole: false } },
  parts: [{ line: 2, markdown: 'Case 1: $a \\ge 0$.' }],
  goals: [{ kind: 'statement', line: 0, markdown: 'Then $a + b$ is even.' }, { kind: 'derivation', line: 8, from: '$(x+1)^2$', to: '$x^2 + 2x + 1$' }],
  facts: [
    { line: 0, markdown: 'Let $a$ and $b$ be even.', origin: 'given', use: 'shares', certainty: { by: 'nobody' } },
    { line: 3, markdown: 'Write $a = 2k$.', origin: 'supposed', certainty: { by: 'nobody' } },
    { line: 4, markdown: '$(k + 1)^2 = k^2 + 2k + 1$', origin: 'established', use: 'cited', certainty: { by: 'computed', verdict: 'verified', ground: 'Same normal form.', assumptions: [], isWhole: true } },
    { line: 5, markdown: 'So $1 = 2$.', origin: 'established', certainty: { by: 'computed', verdict: 'refuted', ground: 'The left side is 1, the right side 2.', assumptions: [], isWhole: true } },
    { line: 6, markdown: 'Every such $k$ is prime. <img src=x onerror=alert(1)>', origin: 'established', certainty: { by: 'model', model: 'kimi-k3', opinion: 'gap', reason: 'Why?' } },
  ],
  more: 3,
};
const byModel: ShownPlace = { ...place, here: { ...place.here, certainty: { by: 'model', model: 'kimi-k3', opinion: 'wrong', reason: 'It\u202e needs $k$ odd. <b>x</b>' } }, goals: [], parts: [], facts: [], more: 0 };
const unchecked: ShownPlace = { ...byModel, here: { ...place.here, certainty: { by: 'nobody' } } };

let harness: Harness;
let source: string;

before(async () => {
  harness = await Harness.start('src/webview/proof.ts', 'proof');
  source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
after(() => harness.close());

async function show({ page, settled }: PanelPage, shown: ShownPlace | undefined, more: Partial<ToProof['place']> = {}): Promise<void> {
  await page.evaluate((message) => window.postMessage(message, '*'), { type: 'place', data: { place: shown, pinned: false, paused: false, ...more } } as unknown as object);
  await settled();
}

const text = ({ page }: PanelPage): Promise<string> => page.locator('main').innerText();
const posted = (panel: PanelPage): Promise<readonly { type: string; data: unknown }[]> => panel.posted() as unknown as Promise<readonly { type: string; data: unknown }[]>;

test('axe finds nothing in any theme, at 300 px nothing is wider than the view', async () => {
  mkdirSync('.vscode-test/screenshots', { recursive: true });
  const panel = await harness.open({ theme: 'light', width: 300, height: 760 });
  await panel.page.evaluate(source);
  for (const theme of themes) {
    await panel.dress(theme);
    for (const [name, shown] of [['full', place], ['model', byModel], ['unchecked', unchecked], ['empty', undefined]] as const) {
      await show(panel, shown, { paused: name === 'model' });
      const found = await panel.page.evaluate(async () => {
        const { axe: scanner } = window as unknown as { axe: typeof axe };
        const { violations } = await scanner.run(document, { resultTypes: ['violations'] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 100)} ${failureSummary ?? ''}`).join(' | ')}`);
      });
      assert.deepEqual(found, [], `${name}, ${theme}`);
      assert.ok((await panel.page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.querySelector('main')?.scrollWidth ?? 0))) <= 300, name);
      if (name === 'full') await panel.page.screenshot({ path: `.vscode-test/screenshots/proof-webview-${theme}.png` });
    }
  }
  assert.deepEqual(panel.errors, []);
});

test('a model is named and its opinion is no verdict; hidden characters are named, and no markup is obeyed', async () => {
  const panel = await harness.open();
  await show(panel, byModel);
  assert.match(await text(panel), /◦ seems wrong · opinion of kimi-k3, not computed · It⟨U\+202E⟩ needs \$k\$ odd\. <b>x<\/b>/);
  assert.doesNotMatch(await text(panel), /verified|refuted/);
  await show(panel, place);
  assert.equal(await panel.page.locator('main img').count(), 0);
  assert.match(await text(panel), /✓ verified · its formulas computed · .* Assuming k ∈ ℤ/);
  assert.match(await text(panel), /Uses 1 \(same letters\), 5 \(named here\)/);
});

test('by keyboard: lines are gone to, and the focus stays where the same line is shown', async () => {
  const panel = await harness.open();
  await show(panel, place);
  const link = panel.page.getByRole('button', { name: 'Go to line 5' }).last();
  await link.focus();
  await panel.page.keyboard.press('Enter');
  assert.deepEqual((await posted(panel)).at(-1), { type: 'reveal', data: { line: 4 } });
  await show(panel, { ...place, more: 4 });
  assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('data-key')), 'fact 4');
  await panel.page.getByRole('button', { name: 'Pin' }).click();
  assert.deepEqual((await posted(panel)).at(-1), { type: 'pin', data: { pinned: true } });
  await show(panel, place, { pinned: true });
  await panel.page.getByRole('button', { name: 'Pin', pressed: true }).waitFor();
});

test('with nothing to show it says what to do', async () => {
  const panel = await harness.open();
  await show(panel, undefined);
  assert.match(await text(panel), /Put the cursor into a proof/);
  assert.equal(await panel.page.getByRole('button').count(), 0);
});
