import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Workbench } from '../support/workbench.ts';

let workbench: Workbench;

before(async () => {
  workbench = await Workbench.open();
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

test('the built-in solver solves the problem at the cursor, and the answer stands over it, verified', async () => {
  await workbench.openFile('quadratic.md');
  await workbench.goto(6, 5);
  await workbench.command('Therefore: Solve Selection');
  const lens = await workbench.waitForLens(/x = 2 or x = 3.*✓ verified/s);
  assert.match(lens, /Show steps.*Insert below.*Check in notebook.*Dismiss/s);
  await workbench.screenshot('builtin-answer');
});

test('the panel shows the problem, the worked steps in mathematics and a verdict for each claim', async () => {
  const panel = await workbench.panel();
  await panel.locator('.katex').first().waitFor();
  await panel.getByText(/Claims/).first().waitFor();
  const text = await panel.locator('body').innerText();
  assert.match(text, /Solve the equation/);
  assert.match(text, /verified/i);
  assert.equal(await panel.locator('.claim.refuted').count(), 0);
});

test('Insert below writes the answer under the problem, and one undo takes it back', async () => {
  await workbench.page.locator('.codelens-decoration a', { hasText: 'Insert below' }).first().click();
  await workbench.page.locator('.view-lines', { hasText: '\\boxed' }).first().waitFor();
  await workbench.page.locator('.monaco-editor .view-lines').first().click();
  await workbench.page.keyboard.press('Control+Z');
  await workbench.page.locator('.view-lines', { hasText: '\\boxed' }).first().waitFor({ state: 'detached' });
});

test('after a reload of the window the trace is there as it was', async () => {
  await workbench.reload();
  await workbench.command('Therefore: Open Panel');
  const panel = await workbench.panel();
  await panel.locator('.katex').first().waitFor();
  assert.match(await panel.locator('body').innerText(), /verified/i);
  await workbench.screenshot('builtin-after-reload');
});

test('an edit of the problem makes what was said of it stale', async () => {
  await workbench.openFile('quadratic.md');
  await workbench.waitForLens(/x = 2 or x = 3/);
  await workbench.goto(6, 32);
  await workbench.page.keyboard.type('1');
  await workbench.waitForLens(/text has changed/);
});

test('Dismiss takes the answer off the text', async () => {
  await workbench.page.locator('.codelens-decoration a', { hasText: 'Dismiss' }).first().click();
  await workbench.page.waitForFunction(() => !(globalThis as unknown as { document: { body: { innerText: string } } }).document.body.innerText.includes('Check in notebook'));
});

test('how the problem was read is corrected with a click, as another version of the question', async () => {
  const panel = await workbench.panel();
  await panel.getByText('Not what you meant?').click();
  await panel.getByRole('button', { name: /^Factor/ }).click();
  await panel.getByText('I read this as: factor').first().waitFor();
  // The answer is held against what was asked, and not against the equation of before.
  await panel.locator('.claim.verified', { hasText: 'final answer' }).last().waitFor();
  assert.match(await panel.locator('.versions').first().innerText(), /2/);
  await workbench.screenshot('builtin-read-again');
});
