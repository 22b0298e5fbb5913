import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

let workbench: Workbench;

before(async () => {
  workbench = await Workbench.open();
});

after(async () => {
  const errors = workbench.hostErrors();
  await workbench.close();
  assert.deepEqual(errors, []);
});

const squiggles = (): Promise<number> => workbench.page.locator('.squiggly-warning').count();
const counts = (text: RegExp): Promise<void> => workbench.page.locator('.statusbar-item', { hasText: text }).first().waitFor({ timeout: 30_000 });
const marks = (): Promise<string> => workbench.page.evaluate<string>(`[...document.querySelectorAll('.view-lines span[class*="ced-"]')].map((span) => getComputedStyle(span, '::after').content).join('\\n')`);

async function seen(what: string, ask: () => Promise<boolean>): Promise<void> {
  await until(what, 20_000, async () => ((await ask()) ? true : undefined));
}

test('the false step of a derivation is a problem with its counterexample, without a model', async () => {
  await workbench.openFile('derivation.md');
  await counts(/∴ \d+ ✓ 1 ✗/);
  await seen('a squiggle', async () => (await squiggles()) > 0);
  await seen('the counterexample at the end of the line', async () => /✗ At x = /.test(await marks()));
  assert.doesNotMatch(await marks(), /✓/);
  await workbench.screenshot('linter-light');
});

test('Check Document sums up and goes to the false step', async () => {
  await workbench.command('Therefore: Check Document');
  await workbench.waitForNotification(/3 verified, 1 refuted and 1 that follow from it, 0 inconclusive, 0 not checked/);
});

test('the hover tells verdict and counterexample', async () => {
  await workbench.goto(8, 12);
  await workbench.command('Show or Focus Hover');
  const hover = workbench.page.locator('.monaco-hover:visible', { hasText: 'refuted' }).first();
  await hover.waitFor();
  await seen('the verdict in the hover', async () => /refuted\s+—\s+At x = 2 the left side is 8, the right side 2/.test((await hover.innerText()).replaceAll('\u00a0', ' ')));
  await workbench.screenshot('linter-hover');
  await workbench.page.keyboard.press('Escape');
});

test('what is verified is marked when the setting says so', async () => {
  await workbench.setSetting('therefore.check.showVerified', true);
  await workbench.setSetting('workbench.colorTheme', 'Default Dark Modern');
  await workbench.reload();
  await workbench.openFile('derivation.md');
  await seen('a mark for what is verified', async () => /✓/.test(await marks()));
  await workbench.screenshot('linter-dark');
});

test('made right, the problem goes and stays away', async () => {
  const { page } = workbench;
  await workbench.goto(8, 1);
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.type('&= x^2 + 2x + 1 - x^2 + 2x - 1 \\\\');
  await seen('no squiggle', async () => (await squiggles()) === 0);
  await counts(/∴ 5 ✓ 0 ✗/);
  assert.equal(await squiggles(), 0);
  assert.doesNotMatch(await marks(), /✗/);
  await workbench.screenshot('linter-right');
});
