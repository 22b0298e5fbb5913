import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answering, protocolServer, quadratic, type ProtocolServer } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

let server: ProtocolServer;
let workbench: Workbench;
/** Lets the model answer, which thinks until then. */
let answer: () => void;

before(async () => {
  const thought = new Promise<void>((resolve) => (answer = resolve));
  server = await protocolServer(answering(quadratic.thinking, quadratic.right, 60, thought));
  workbench = await Workbench.open({
    settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], 'therefore.model': 'local/scripted-1' },
  });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await server.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

test('thinking appears beside the text while it comes, and Stop is at hand', async () => {
  await workbench.openFile('quadratic.md');
  await workbench.goto(6, 5);
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForLens(/thinking.*Stop/s);
  await until('the live step', 20_000, async () => {
    const contents = await workbench.liveStep.evaluateAll((spans) => spans.map((span) => (globalThis as unknown as { getComputedStyle(e: unknown, p: string): { content: string } }).getComputedStyle(span, '::after').content));
    return contents.find((content) => /∴ .*(?:product 6|factors|write it down)/.test(content));
  });
  await workbench.screenshot('model-thinking');
  answer();
});

test('the answer of the model comes out verified, and its usage is known', async () => {
  await workbench.waitForLens(/x = 2 or x = 3.*✓ verified/s);
  const panel = await workbench.panel();
  await panel.locator('.katex').first().waitFor();
  await workbench.screenshot('model-answer');
  const [journal = ''] = workbench.journals();
  assert.match(journal, /"kind":"usage","input":42,"output":120,"reasoning":80/);
  const [request] = server.requests.filter(({ path }) => path.endsWith('/chat/completions'));
  assert.match(request?.body ?? '', /x\^2 - 5x \+ 6 = 0/);
  assert.match(request?.body ?? '', /"stream":true/);
});

test('a wrong answer comes out refuted, with a counterexample in the panel', async () => {
  server.script = answering(quadratic.thinking, quadratic.wrong, 5);
  await workbench.goto(6, 5);
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForLens(/x = 2 or x = 4.*✗ refuted/s);
  const panel = await workbench.panel();
  await panel.getByText(/refuted/i).first().waitFor();
  const text = await panel.locator('body').innerText();
  assert.match(text, /x = 4/);
  assert.match(text, /left side is .* right side|leaves|2/);
  await workbench.screenshot('model-refuted');
});

test('a follow-up question is asked about the same problem, with what was said before', async () => {
  server.script = answering('', 'Because a product is zero only when a factor is.', 5);
  const panel = await workbench.panel();
  await panel.locator('textarea').fill('Why may I factor?');
  await panel.locator('textarea').press('Enter');
  await panel.getByText('a product is zero only when').first().waitFor();
  const body = server.requests.at(-1)?.body ?? '';
  assert.match(body, /Why may I factor\?/);
  assert.match(body, /x\^2 - 5x \+ 6/);
});
