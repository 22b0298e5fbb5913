import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Frame } from 'playwright-core';
import { answering, protocolServer, type ProtocolServer } from '../support/protocolServer.ts';
import { proofView } from '../support/proofFrame.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

const proof = [
  '**Theorem.** Let $a$ and $b$ be odd. Then $a + b$ is even.',
  '',
  '**Proof.** Write $a = 2k + 1$ and $b = 2m + 1$ with whole $k$ and $m$.',
  '',
  '$$',
  '\\begin{aligned}',
  '(2k + 1) + (2m + 1) &= 2k + 2m + 2 \\\\',
  '&= 2(k + m + 1)',
  '\\end{aligned}',
  '$$',
  '',
  'Every multiple of two is even, so $a + b$ is even.',
  '',
  'Hence the sum of any two numbers is even. ∎',
  '',
].join('\n');

let server: ProtocolServer;
let workbench: Workbench;

before(async () => {
  server = await protocolServer(answering('', '{}', 1));
  workbench = await Workbench.open({
    workspace: { 'sum.md': proof, 'chain.md': '$$2x + 3 = 7$$\n\nSo\n\n$$2x = 4$$\n\nHence\n\n$$x = 3$$\n\nThus the solution is positive.\n' },
    settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], 'therefore.model': 'builtin' },
  });
});

after(async () => {
  const errors = workbench.hostErrors();
  await workbench.close();
  await server.close();
  assert.deepEqual(errors, []);
});

async function shows(view: Frame, pattern: RegExp, where = 'main'): Promise<string> {
  let last = '';
  return until(`the view to show ${pattern}`, 30_000, async () => {
    last = await view.locator(where).first().innerText();
    return pattern.test(last) ? last : undefined;
  }, () => Promise.resolve(last));
}

const marks = (): Promise<string> => workbench.page.evaluate<string>(`[...document.querySelectorAll('.view-lines span[class*="ced-"]')].map((span) => getComputedStyle(span, '::after').content).join('\\n')`);
const seen = (what: string, pattern: RegExp): Promise<string> => until(what, 20_000, async () => {
  const found = await marks();
  return pattern.test(found) ? found : undefined;
}, marks);

test('with nothing at hand the view says what to do', async () => {
  await workbench.command('Therefore: Show Proof View');
  await shows(await proofView(workbench), /Put the cursor into a proof/);
});

test('it follows the cursor through a proof, without a model', async () => {
  await workbench.openFile('sum.md');
  await workbench.goto(7, 5);
  const view = await proofView(workbench);
  await shows(view, /✓ verified · computed/);
  const text = await shows(view, /Then.*is even/s);
  assert.match(text, /Known here[\s\S]*given[\s\S]*supposed/);
  await workbench.goto(8, 4);
  await shows(view, /7 \(it goes on from this\)/);
  await view.locator('.katex').first().waitFor();
  await workbench.screenshot('proof-view-light');
  await workbench.goto(12, 3);
  await shows(view, /its formulas computed|unchecked/);
});

test('a link leads to its line, and a pin keeps it', async () => {
  const view = await proofView(workbench);
  await view.getByRole('button', { name: 'Pin' }).click();
  await view.getByRole('button', { name: 'Pin', pressed: true }).waitFor();
  await workbench.goto(3, 15);
  await workbench.page.waitForTimeout(600);
  await shows(view, /line 12/, 'header');
  await view.getByRole('button', { name: 'Go to line 8' }).first().click();
  await workbench.page.locator('.statusbar-item', { hasText: /Ln 8, Col/ }).first().waitFor();
  await view.getByRole('button', { name: 'Pin', pressed: true }).click();
  await shows(view, /line 8/, 'header');
});

test('a derivation: where it starts and what it comes to, and the false step', async () => {
  await workbench.openFile('chain.md');
  await workbench.goto(9, 4);
  const view = await proofView(workbench);
  await shows(view, /from[\s\S]*to[\s\S]*Known here/);
  await shows(view, /✗ refuted · computed/);
});

test('Check Proof without a model says what is left', async () => {
  await workbench.openFile('sum.md');
  await workbench.goto(12, 3);
  await workbench.command('Therefore: Check Proof');
  await workbench.waitForNotification(/Computed: \d lines verified, 0 refuted\. .*(?:not computation: choose a model)/, 40_000);
  await seen('computed marks', /✓ computed/);
});

test('with a model each line is marked with who spoke, and the first gap is a problem', async () => {
  await workbench.setSetting('therefore.model', 'local/scripted-1');
  await workbench.reload();
  await workbench.openFile('sum.md');
  await workbench.goto(12, 3);
  server.script = async (request) => {
    const asked = /Lines: ([\d, ]+)\./.exec(JSON.parse(request.body).messages.map(({ content }: { content: string }) => content).join('\n'))?.[1]?.split(', ').map(Number) ?? [];
    const last = asked.at(-1);
    const lines = Array.from({ length: 12 }, (_, index) => ({ line: index + 1, opinion: index + 1 === last ? 'gap' : 'sound', reason: index + 1 === last ? 'Only odd numbers were looked at.' : '' }));
    await answering('', JSON.stringify({ lines }), 1)(request);
  };
  await workbench.command('Therefore: Check Proof');
  const agree = workbench.page.locator('.monaco-dialog-box .monaco-button').first();
  if (await agree.waitFor({ timeout: 4000 }).then(() => true, () => false)) await agree.click();
  await workbench.waitForNotification(/scripted-1.*: \d+ seem right, 1 doubtful, 0 without/, 60_000);
  const found = await seen('both kinds of marks', /✓ computed[\s\S]*◦ .*a gap: Only odd|◦ .*a gap: Only odd[\s\S]*✓ computed/);
  assert.doesNotMatch(found, /seems wrong/);
  await until('the problem', 10_000, async () => ((await workbench.page.locator('.squiggly-info').count()) > 0 ? true : undefined));
  const body = server.requests.at(-1)?.body ?? '';
  assert.match(body, /\[1\] /);
  await workbench.goto(14, 5);
  await shows(await proofView(workbench), /a gap · opinion of .*scripted-1.*, not computed/);
  await workbench.screenshot('proof-check-light');
});

test('what an edit touches loses its mark, and what a model thought of the lines behind it', async () => {
  await workbench.goto(12, 1);
  await workbench.page.keyboard.type('Now. ');
  await until('no opinion behind the edit', 10_000, async () => (/◦/.test(await marks()) ? undefined : true), marks);
  assert.equal(await workbench.page.locator('.squiggly-info').count(), 0);
});

test('the machine overrules: a false step is refuted whatever a model says', async () => {
  await workbench.setSetting('workbench.colorTheme', 'Default Dark Modern');
  await workbench.reload();
  await workbench.openFile('chain.md');
  await workbench.goto(9, 4);
  await workbench.command('Therefore: Check Proof');
  await workbench.waitForNotification(/1 refuted/, 60_000);
  const view = await proofView(workbench);
  await shows(view, /✗ refuted · computed/);
  await seen('the refuted line', /✗/);
  assert.doesNotMatch(await view.locator('main').innerText(), /opinion of/);
  await seen('what the model said of the words', /◦ .*scripted-1: a gap/);
  await workbench.screenshot('proof-refuted-dark');
});
