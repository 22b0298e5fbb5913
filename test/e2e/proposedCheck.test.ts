import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pythonPath } from '../host/setup.mjs';
import { answering, protocolServer, type ProtocolServer } from '../support/protocolServer.ts';
import { Workbench } from '../support/workbench.ts';

const problem = 'A club has 10 members. In how many ways can a committee of 5 of them be chosen?';
const answer = 'Every choice of five members counts once, so the answer is\n\n$$\\boxed{252}$$\n';
const proposal = (code: string): string => `\`\`\`json\n{"inputs": {"members": 10, "seats": 5}}\n\`\`\`\n\n\`\`\`python\n${code}\n\`\`\`\n`;
const counting = 'from itertools import combinations\n\ndef compute(P):\n    return sum(1 for _ in combinations(range(P["members"]), P["seats"]))';
const constant = 'def compute(P):\n    # the well-known value\n    return 250 + 2';

let server: ProtocolServer;
let workbench: Workbench;

before(async () => {
  server = await protocolServer(answering('', answer, 2));
  workbench = await Workbench.open({
    settings: { 'therefore.python.path': pythonPath(), 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], 'therefore.model': 'local/scripted-1' },
    workspace: { 'club.md': `${problem}\n` },
  });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await server.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

/** Asks for a check of the answer, agrees to it, and gives what the dialog showed. */
async function checked(code: string): Promise<string> {
  server.script = answering('', proposal(code), 2);
  await workbench.clickLens('Check in notebook');
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  const asked = await dialog.innerText();
  await dialog.getByRole('button', { name: 'Run' }).click();
  return asked;
}

test('an answer without a form of its own is computed anew by code whose writer was not told it', async () => {
  const { page } = workbench;
  await workbench.openFile('club.md');
  await workbench.goto(1, 5);
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForLens(/252/);
  const before = server.requests.length;
  const asked = await checked(counting);
  assert.match(asked, /A model wrote this code[\s\S]*Sandbox: it cannot reach the network, your files[\s\S]*P = \{"members": 10, "seats": 5\}[\s\S]*combinations\(range\(P\["members"\]\)/);
  await page.locator('.cell-statusbar-container', { hasText: /✓ verified: 252/ }).first().waitFor({ timeout: 60_000 });
  const [request] = server.requests.slice(before).filter(({ path }) => path.endsWith('/chat/completions'));
  assert.match(request?.body ?? '', /In how many ways can a committee/);
  assert.doesNotMatch(request?.body ?? '', /252/);
  const panel = await workbench.panel();
  await panel.getByText(/Code that was not told the claim computes the same value/).first().waitFor();
  await workbench.screenshot('proposed-check');
});

test('code that could come to nothing else is named vacuous, and verifies nothing', async () => {
  const { page } = workbench;
  await workbench.openFile('club.md');
  await workbench.waitForLens(/252/);
  await checked(constant);
  await page.locator('.cell-statusbar-container', { hasText: /\? inconclusive: 252/ }).first().waitFor({ timeout: 60_000 });
  const panel = await workbench.panel();
  await panel.getByText(/vacuous/).first().waitFor();
  await workbench.screenshot('vacuous-check');
});

test('an answer that is no whole check is not run, and the user is told', async () => {
  server.script = answering('', 'I would rather not write code: 252 is right.', 2);
  await workbench.openFile('club.md');
  await workbench.clickLens('Check in notebook');
  await workbench.waitForNotification(/wrote no check that can be used/);
});
