import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Workbench } from '../support/workbench.ts';

let workbench: Workbench;

const text = String.raw`# Left open by what is always at hand

$$\sum_{k=1}^{\infty} \frac{1}{k^2} = \frac{\pi^2}{6}$$

$$\int_0^{\infty} e^{-x^2}\,dx = \sqrt{\pi}$$

Since $x^2+y^2=0 \implies x=0$, there is nothing else.
`;

before(async () => {
  workbench = await Workbench.open({ workspace: { 'open.md': text } });
});

after(async () => {
  const errors = workbench.hostErrors();
  await workbench.close();
  assert.deepEqual(errors, []);
});

const counts = (wanted: RegExp): Promise<void> => workbench.page.locator('.statusbar-item', { hasText: wanted }).first().waitFor({ timeout: 60_000 });

test('what the fast verdict leaves open is decided in the background, and shown without a word', async () => {
  await workbench.openFile('open.md');
  await counts(/∴ 2 ✓ 1 ✗/);
  await workbench.screenshot('slower-tiers');
});

test('Check Document asks all tiers', async () => {
  await workbench.command('Therefore: Check Document');
  await workbench.waitForNotification(/\d+ verified, 1 refuted, 0 inconclusive/);
});
