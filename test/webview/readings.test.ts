import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RunEnd } from '../../src/core/reasoningEvent.ts';
import { Harness } from './support/harness.ts';
import { lastPosted, openTrace } from './support/openTrace.ts';
import { answer, asked, checked, claim, created, end, reasoned, verified } from './support/traces.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

const others = ['Factor $x^2 - 4$.', 'Differentiate $x^2 - 4$.', '![x](https://example.org/x.png) <img src=x>'];
const readings = reasoned({ kind: 'readings', others });

test('what was understood can be corrected with a click: another question is asked in its place', async () => {
  const panel = await openTrace(harness, [created(), asked(), readings, answer('I read this as: solve $x^2 = 4$.'), end]);
  const summary = panel.page.getByText('Not what you meant?');
  assert.ok(await summary.evaluate((each) => !!(each.compareDocumentPosition(document.querySelector('.answer') as Node) & Node.DOCUMENT_POSITION_FOLLOWING)), 'it stands before the answer');
  assert.equal(await panel.page.getByRole('button', { name: /Factor/ }).isVisible(), false);
  await summary.press('Enter');
  assert.equal(await panel.page.locator('.readings img').count(), 0);
  await panel.page.getByRole('button', { name: /Differentiate/ }).press('Enter');
  assert.deepEqual(await lastPosted(panel, 'ask'), { trace: 'one', text: 'Differentiate $x^2 - 4$.', task: 'ask', instead: 't1' });
});

test('where nothing was understood for certain the questions stand open, below what could be read', async () => {
  const declined: RunEnd = { kind: 'end', how: 'declined', message: { template: 'This is beyond the built-in solver; choose a model.', args: [] } };
  const panel = await openTrace(harness, [created(), asked(), answer('I could read: $x^2 - 4$.'), readings, reasoned(declined)]);
  assert.ok(await panel.page.getByRole('button', { name: /Factor/ }).isVisible());
  assert.match(await panel.page.locator('.turn').innerText(), /I could read[\s\S]*Did you mean one of these\?[\s\S]*beyond the built-in solver/);
});

test('it can be put in other words, beginning with the problem', async () => {
  const panel = await openTrace(harness, [created(), asked(), reasoned({ kind: 'readings', others: [] }), answer('I read this as: solve it.'), end]);
  await panel.page.getByText('Not what you meant?').click();
  await panel.page.getByRole('button', { name: 'In other words…' }).click();
  const box = panel.page.locator('.turn textarea');
  assert.notEqual(await box.inputValue(), '');
  await box.fill('Factor $x^2 - 9$.');
  await box.press('Enter');
  assert.deepEqual(await lastPosted(panel, 'ask'), { trace: 'one', text: 'Factor $x^2 - 9$.', task: 'ask', instead: 't1' });
});

test('what the reader folded stays folded, and a button keeps the focus, while verdicts come in', async () => {
  const declined: RunEnd = { kind: 'end', how: 'declined' };
  const panel = await openTrace(harness, [created(), asked(), answer('I could read: $x^2 - 4$.'), readings, reasoned(declined)]);
  const factor = panel.page.getByRole('button', { name: /Factor/ });
  await factor.focus();
  await panel.send('events', { trace: 'one', events: [checked(claim('c', 'x = 1'), verified)], sequence: 6 });
  await panel.settled();
  assert.ok(await factor.evaluate((each) => each === document.activeElement), 'the same button has the focus');
  await panel.page.getByText('Did you mean one of these?').click();
  await panel.send('events', { trace: 'one', events: [checked(claim('d', 'x = 2'), verified)], sequence: 7 });
  await panel.settled();
  assert.equal(await factor.isVisible(), false);
});

test('words that were begun are not lost when other words are wanted', async () => {
  const panel = await openTrace(harness, [created(), asked(), reasoned({ kind: 'readings', others: [] }), answer('I read this as: solve it.'), end]);
  await panel.page.getByText('Not what you meant?').click();
  const other = panel.page.getByRole('button', { name: 'In other words…' });
  await other.click();
  await panel.page.locator('.turn textarea').fill('Half a question');
  await other.click();
  assert.equal(await panel.page.locator('.turn textarea').count(), 1);
  assert.equal(await panel.page.locator('.turn textarea').inputValue(), 'Half a question');
});
